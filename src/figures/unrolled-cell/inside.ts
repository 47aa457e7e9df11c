/** The inside of a cell: its parts, the wires between them, and the numbers that are known. */
import { decimal } from '../kit/reading.ts';
import { text } from '../kit/shapes.ts';
import type { Cell } from '../recurrent-cells.ts';
import { parts } from './cells.ts';
import { equation, lower } from './equation.ts';
import { current, type Step, type Unrolled } from './model.ts';
import { words } from './words.en.ts';

/** Something on the drawing that is there from the part of this name on; without one, from the start. */
interface From {
  readonly from?: string;
}

interface Wire extends From {
  readonly d: string;
}

/** A round operation, or a box that bends a sum. */
interface Node extends From {
  readonly x: number;
  readonly y: number;
  readonly sign: string;
  /** A box is named below and has its number beside its upper wire. */
  readonly box?: string;
}

/** A number beside a wire. */
interface Label extends From {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'end';
  text(step: Step): string;
}

interface Plan {
  readonly wires: readonly Wire[];
  readonly nodes: readonly Node[];
  readonly labels: readonly Label[];
}

/** Where the boxes stand, and the wire along which they read the state and the input. */
const [boxes, feed] = [176, 232] as const;

const named = (id: string, at: number, value: number): string => `${id}${lower(at)} = ${decimal(value)}`;
const before = (id: 'h' | 'c', x: number, y: number): Label => ({
  x,
  y,
  anchor: 'start',
  text: (step) => named(id, step.at - 1, step.before[id]),
});
const after = (id: string, y: number): Label => ({
  x: 416,
  y,
  anchor: 'end',
  from: id,
  text: (step) => named(id, step.at, step.values[id] ?? Number.NaN),
});
const input: Label = { x: 66, y: 262, anchor: 'start', text: (step) => named('x', step.at, step.x) };
/** The number that a box hands up, right of its wire. */
const handed = (id: string, x: number): Label => ({
  x: x + 6,
  y: boxes - 26,
  anchor: 'start',
  from: id,
  text: (step) => decimal(step.values[id] ?? Number.NaN),
});
const box = (id: string, sign: string, x: number): Node => ({ x, y: boxes, sign, box: id, from: id });
/** The feed from its left end, where the input joins it, and from it into boxes. */
const fed = (left: number, ...xs: number[]): Wire[] => [
  { d: `M${left} ${feed}H${xs.at(-1)}M56 258V${feed}` },
  ...xs.map((x) => ({ d: `M${x} ${feed}V${boxes + 16}` })),
];

const plans: Readonly<Record<Cell, Plan>> = {
  rnn: {
    wires: [...fed(8, 210), { d: `M210 ${boxes - 16}V96H412`, from: 'h' }],
    nodes: [box('h', 'tanh', 210)],
    labels: [before('h', 8, feed - 10), input, after('h', 86)],
  },
  lstm: {
    wires: [
      ...fed(8, 96, 172, 246, 312),
      { d: 'M8 40H84' },
      { d: `M96 ${boxes - 16}V52M108 40H197`, from: 'f' },
      { d: `M172 ${boxes - 16}V108H197`, from: 'i' },
      { d: `M246 ${boxes - 16}V108H221`, from: 'g' },
      { d: 'M209 96V52M221 40H412M312 40V96', from: 'c' },
      { d: `M312 ${boxes - 16}V120`, from: 'o' },
      { d: 'M324 108H412', from: 'h' },
    ],
    nodes: [
      { x: 96, y: 40, sign: '×', from: 'f' },
      { x: 209, y: 108, sign: '×', from: 'g' },
      { x: 209, y: 40, sign: '+', from: 'c' },
      { x: 312, y: 74, sign: 'tanh', box: '', from: 'c' },
      { x: 312, y: 108, sign: '×', from: 'h' },
      box('f', 'sig', 96),
      box('i', 'sig', 172),
      box('g', 'tanh', 246),
      box('o', 'sig', 312),
    ],
    labels: [
      before('c', 8, 24),
      before('h', 8, feed - 10),
      input,
      handed('f', 96),
      handed('i', 172),
      handed('g', 246),
      handed('o', 312),
      after('c', 30),
      after('h', 128),
    ],
  },
  gru: {
    wires: [
      // The candidate reads the input, but the state only as the gate r lets it through.
      ...fed(20, 96, 190),
      { d: `M8 40H178M96 40V96M20 40V${feed}M56 ${feed + 14}H304V${boxes + 16}` },
      { d: `M96 ${boxes - 16}V120M108 108H140V136H262V${boxes}H280`, from: 'r' },
      { d: `M190 ${boxes - 16}V52M190 92H292`, from: 'z' },
      { d: `M304 ${boxes - 16}V104`, from: 'g' },
      { d: 'M202 40H292M304 80V52M316 40H412', from: 'h' },
    ],
    nodes: [
      { x: 96, y: 108, sign: '×', from: 'r' },
      { x: 190, y: 40, sign: '×', from: 'z' },
      { x: 304, y: 92, sign: '×', from: 'g' },
      { x: 304, y: 40, sign: '+', from: 'h' },
      box('r', 'sig', 96),
      box('z', 'sig', 190),
      box('g', 'tanh', 304),
    ],
    labels: [
      before('h', 8, 24),
      input,
      handed('r', 96),
      handed('z', 190),
      {
        x: 241,
        y: 84,
        from: 'z',
        text: ({ values }) => `1 − z = ${decimal(1 - (values['z'] ?? Number.NaN))}`,
      },
      handed('g', 304),
      after('h', 30),
    ],
  },
};

export const insideHeight = 364;

/** The cell at the step that the reader has come to, and the formula of what was computed last. */
export function inside(state: Unrolled): string {
  const step = current(state);
  const order = parts[state.cell].map(({ id }) => id);
  const known = (from: string | undefined): boolean => !from || order.indexOf(from) < step.known;
  const kind = (from: string | undefined): string =>
    !known(from) ? ' later' : from && from === order[step.known - 1] ? ' on' : '';
  const { wires, nodes, labels } = plans[state.cell];
  return (
    wires.map(({ d, from }) => `<path class="flow${kind(from)}" d="${d}"/>`).join('') +
    nodes.map((node) => drawNode(node, kind(node.from))).join('') +
    labels
      .filter(({ from }) => known(from))
      .map(({ x, y, anchor, text: say }) => text(x, y, say(step), 'number value halo', anchor))
      .join('') +
    text(412, 276, words.names[state.cell], 'soft', 'end') +
    equation(state)
      .map((line, k) => text(8, 308 + 24 * k, line, k === 2 ? 'number value' : 'number', 'start'))
      .join('')
  );
}

function drawNode({ x, y, sign, box: id }: Node, kind: string): string {
  if (id === undefined)
    return `<g class="stop${kind}"><circle class="node" cx="${x}" cy="${y}" r="12"/>${text(x, y + 5, sign)}</g>`;
  const half = sign === 'tanh' ? 24 : 18;
  const tall = id ? 16 : 11;
  const name = id && text(x + half + 4, y + 5, id, 'name', 'start');
  return `<g class="stop${kind}"><rect class="node" x="${x - half}" y="${y - tall}" width="${2 * half}" height="${2 * tall}" rx="3"/>${text(x, y + 5, sign)}</g>${name}`;
}
