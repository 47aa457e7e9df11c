/** A picture of pixels, the graph of those that are on, and its adjacency matrix, linked and editable. */
import { action, type Control, choice, coded } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { graph, graphHeight } from './graph.ts';
import { columnHandle, matrix, matrixHeight, take } from './matrix.ts';
import {
  between,
  columnOf,
  count,
  degree,
  edgeCount,
  flip,
  initial,
  isOn,
  joined,
  look,
  type Neighbours,
  nodes,
  otherOf,
  type Picture,
  type PixelGraph,
  pictures,
  pieces,
  rowOf,
  toggle,
} from './model.ts';
import { picture, pictureHeight, pixelHandle } from './picture.ts';
import { words } from './words.en.ts';

/** The pixels as they are kept; a letter first, for lists keep numbers in an order of their own. */
const pictureCode = (pixels: number): string => `p${pixels.toString(36)}`;

const named = Object.fromEntries(
  (Object.keys(pictures) as Picture[]).map((id) => [pictureCode(pictures[id]), words.pictures[id]]),
);

function pictured(state: PixelGraph, code: string): PixelGraph | undefined {
  const pixels = /^p[0-9a-z]{1,6}$/.test(code) ? Number.parseInt(code.slice(1), 36) : Number.NaN;
  return pixels < 2 ** count ? { ...state, pixels, edits: [] } : undefined;
}

/** The edges as they are kept: how many neighbours, and two signs for each pair that was edited. */
const edgesCode = ({ neighbours, edits }: PixelGraph): string =>
  `to${neighbours}${edits.map((edit) => edit.toString(36).padStart(2, '0')).join('')}`;

function withEdges(state: PixelGraph, code: string): PixelGraph | undefined {
  const [, neighbours, pairs] = /^to([48])((?:[0-9a-z]{2})*)$/.exec(code) ?? [];
  if (neighbours === undefined || pairs === undefined) return undefined;
  const edits = (pairs.match(/../g) ?? []).map((signs) => Number.parseInt(signs, 36));
  const areSound = edits.every((edit, k) => {
    const [a, b] = [Math.floor(edit / count), edit % count];
    return a < b && edit > (edits[k - 1] ?? -1) && isOn(state, a) && isOn(state, b);
  });
  return areSound ? { ...state, neighbours: Number(neighbours) as Neighbours, edits } : undefined;
}

/** The state in words and numbers. */
function describe(state: PixelGraph): string {
  const { at } = state;
  const [row, column, other] = [rowOf(at) + 1, columnOf(at) + 1, otherOf(state)];
  const all = nodes(state);
  const others = all.filter((node) => joined(state, at, node)).map(words.name);
  const own = isOn(state, at)
    ? words.saysOn(at, row, column, degree(state, at), others.join(', '))
    : words.saysOff(at, row, column);
  return [
    own,
    words.saysGraph(words.sizes(all.length, edgeCount(state)), pieces(state)),
    isOn(state, at) && other !== undefined ? words.saysPair(at, other, between(state, at, other)) : '',
    state.edits.length > 0 ? words.notThePicture : '',
    state.order === 'rows' ? '' : words.shuffled,
  ]
    .filter(Boolean)
    .join(' ');
}

function controls(state: PixelGraph): Control<PixelGraph>[] {
  const { at } = state;
  const other = otherOf(state);
  const isPair = isOn(state, at) && other !== undefined && other !== at;
  const edge = isPair ? (joined(state, at, other) ? words.cut : words.add)(at, other) : words.noPair;
  return [
    action('flip', words.flip(at, isOn(state, at)), () => flip(state, at)),
    action('edge', edge, () => (isPair ? toggle(state, at, other) : state), { disabled: !isPair }),
    coded(
      'picture',
      words.pictureList,
      { options: named, own: words.own },
      pictureCode(state.pixels),
      (code) => pictured(state, code),
    ),
    coded(
      'edges',
      words.edges,
      { options: { to4: words.neighbours[4], to8: words.neighbours[8] }, own: words.own },
      edgesCode(state),
      (code) => withEdges(state, code),
    ),
    choice('order', words.order, words.orders, state.order, (order) => ({ ...state, order })),
  ];
}

/** A press on a pixel switches it, on a node looks at it, on an edge cuts it. */
function act(state: PixelGraph, mark: string): PixelGraph {
  const [what, a, b] = mark.split('-');
  if (what === 'pixel') return flip(state, Number(a));
  if (what === 'node') return look(state, Number(a));
  return what === 'edge' ? toggle(state, Number(a), Number(b)) : state;
}

const key = legend([
  { kind: 'key-edge', mark: 'line', text: words.key.edge },
  { kind: 'key-added', mark: 'line', text: words.key.added },
  { kind: 'key-cut', mark: 'line', text: words.key.cut },
  { kind: 'key-at', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.at },
  { kind: 'key-other', mark: { path: 'M1 1h10v10h-10z' }, text: words.key.other },
]);

export const figure: Figure<PixelGraph> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (state) =>
    square(words.picture, pictureHeight, picture(state)) +
    square(words.graph, graphHeight, graph(state)) +
    square(words.matrix, matrixHeight, matrix(state)) +
    key,
  describe,
  handles: (state) => ({ pixel: pixelHandle(state), column: columnHandle(state) }),
  controls,
  drag: (state, _id, point) => take(state, point),
  act,
};
