/** A picture of 5 × 5 pixels, and the graph of those that are on: its edges, the order of its nodes and its matrix. */
import { uniforms } from '../chance.ts';

export const side = 5;
export const count = side * side;

/** Which pixels count as next to each other: those that share a side, or a corner as well. */
export type Neighbours = 4 | 8;

export const orders = ['rows', 'columns', 'first', 'second', 'third'] as const;
/** In which order the nodes are listed: by rows, by columns, or shuffled. */
type Order = (typeof orders)[number];

export interface PixelGraph {
  /** A bit for each pixel, row by row. */
  readonly pixels: number;
  readonly neighbours: Neighbours;
  /** Pairs of pixels, as `pair` numbers them, whose edge was cut or added by hand; in rising order. */
  readonly edits: readonly number[];
  readonly order: Order;
  /** The pixel that is looked at, which is a node where it is on, and another one. */
  readonly at: number;
  readonly other: number;
}

/** Pictures by rows, a sign for each pixel. */
const drawn = {
  cross: '..#....#..#####..#....#..',
  ring: '#####' + '#...##...##...#' + '#####',
  pieces: '##...##.......#...##..##.',
  all: '#'.repeat(count),
  none: '.'.repeat(count),
} as const;
export type Picture = keyof typeof drawn;

const bitsOf = (signs: string): number =>
  Array.from(signs).reduce((sum, sign, k) => sum + (sign === '#' ? 2 ** k : 0), 0);

export const pictures = Object.fromEntries(
  Object.entries(drawn).map(([name, signs]) => [name, bitsOf(signs)]),
) as Record<Picture, number>;

export const initial: PixelGraph = {
  pixels: pictures.cross,
  neighbours: 4,
  edits: [],
  order: 'rows',
  at: 12,
  other: 7,
};

export const rowOf = (pixel: number): number => Math.floor(pixel / side);
export const columnOf = (pixel: number): number => pixel % side;

export function isOn({ pixels }: Pick<PixelGraph, 'pixels'>, pixel: number): boolean {
  return (pixels & (1 << pixel)) !== 0;
}

/** The number of an unordered pair of pixels. */
export const pair = (a: number, b: number): number => Math.min(a, b) * count + Math.max(a, b);

/** The state with a pixel switched; edits of a node that goes are forgotten. */
export function flip(state: PixelGraph, pixel: number): PixelGraph {
  const edits = state.edits.filter((edit) => Math.floor(edit / count) !== pixel && edit % count !== pixel);
  return { ...state, pixels: state.pixels ^ (1 << pixel), edits, at: pixel };
}

const keys: Record<Order, readonly number[]> = {
  rows: Array.from({ length: count }, (_, pixel) => pixel),
  columns: Array.from({ length: count }, (_, pixel) => columnOf(pixel) * side + rowOf(pixel)),
  first: shuffled(1),
  second: shuffled(2),
  third: shuffled(3),
};

function shuffled(seed: number): number[] {
  const uniform = uniforms(seed);
  return Array.from({ length: count }, uniform);
}

/** The nodes in the order of the matrix. */
export function nodes(state: PixelGraph): number[] {
  const key = keys[state.order];
  return keys.rows.filter((pixel) => isOn(state, pixel)).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0));
}

/** Whether two pixels are next to each other in the picture. */
function isNext(neighbours: Neighbours, a: number, b: number): boolean {
  const [down, across] = [Math.abs(rowOf(a) - rowOf(b)), Math.abs(columnOf(a) - columnOf(b))];
  return neighbours === 4 ? down + across === 1 : Math.max(down, across) === 1;
}

/** What stands between two nodes: an edge of the picture, one that was added, one that was cut, or nothing. */
export type Between = 'edge' | 'added' | 'cut' | 'nothing';

export function between(state: PixelGraph, a: number, b: number): Between {
  if (a === b || !isOn(state, a) || !isOn(state, b)) return 'nothing';
  const [next, edited] = [isNext(state.neighbours, a, b), state.edits.includes(pair(a, b))];
  if (edited) return next ? 'cut' : 'added';
  return next ? 'edge' : 'nothing';
}

export function joined(state: PixelGraph, a: number, b: number): boolean {
  const what = between(state, a, b);
  return what === 'edge' || what === 'added';
}

/** The state with the edge between two nodes cut or added, which are then looked at. */
export function toggle(state: PixelGraph, a: number, b: number): PixelGraph {
  if (a === b || !isOn(state, a) || !isOn(state, b)) return state;
  const edit = pair(a, b);
  const edits = state.edits.includes(edit)
    ? state.edits.filter((one) => one !== edit)
    : [...state.edits, edit].sort((one, two) => one - two);
  return { ...state, edits, at: a, other: b };
}

/** The state with another node looked at; the one before is then the other end of a pair. */
export function look(state: PixelGraph, at: number): PixelGraph {
  return at === state.at ? state : { ...state, at, other: isOn(state, state.at) ? state.at : state.other };
}

/** The other node of the pair: the first of the list where the pixel is off; undefined where there is no node. */
export function otherOf(state: PixelGraph): number | undefined {
  return isOn(state, state.other) ? state.other : nodes(state)[0];
}

/** Each pair of nodes with something between them. */
export function pairsOf(state: PixelGraph): { readonly a: number; readonly b: number; what: Between }[] {
  const all = keys.rows.filter((pixel) => isOn(state, pixel));
  return all.flatMap((a) =>
    all.flatMap((b) => {
      const what = a < b ? between(state, a, b) : 'nothing';
      return what === 'nothing' ? [] : [{ a, b, what }];
    }),
  );
}

export function degree(state: PixelGraph, node: number): number {
  return nodes(state).filter((other) => joined(state, node, other)).length;
}

export function edgeCount(state: PixelGraph): number {
  return pairsOf(state).filter(({ what }) => what !== 'cut').length;
}

/** How many pieces the graph falls into. */
export function pieces(state: PixelGraph): number {
  const left = new Set(nodes(state));
  let found = 0;
  for (const start of left) {
    found++;
    const front = [start];
    for (let node = front.pop(); node !== undefined; node = front.pop()) {
      left.delete(node);
      for (const other of left) if (joined(state, node, other)) front.push(other);
    }
  }
  return found;
}
