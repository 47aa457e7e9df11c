/** What the reader moves in the addition neuron, and where it sits on the drawing. */
import type { Handle, Point } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { round } from '../kit/shapes.ts';
import type { Neuron } from './model.ts';
import { reach } from './model.ts';
import { words } from './words.en.ts';

/** Places of the drawing, in its units. */
export const places = {
  inputs: [
    { x: 62, y: 78 },
    { x: 62, y: 222 },
  ],
  rail: { x: 20, half: 40 },
  sum: { x: 240, y: 150, radius: 30 },
  activation: { x: 322, y: 150, half: 24 },
  bias: { y: 258, half: 66, limit: 3 },
  weight: { min: -1, max: 3 },
} as const;

/** An edge: where it starts, its direction, and the stretch on which its weight slides. */
export interface Edge {
  readonly from: Point;
  readonly to: Point;
  readonly along: Point;
  /** Where on the edge, in units from its start, weight 0 lies and how far one unit of weight goes. */
  readonly zero: number;
  readonly unit: number;
}

/** The edge of input 0 or 1. */
export function edge(index: 0 | 1): Edge {
  const node = places.inputs[index];
  const { x, y, radius } = places.sum;
  const length = Math.hypot(x - node.x, y - node.y);
  const along = { x: (x - node.x) / length, y: (y - node.y) / length };
  const start = 23;
  const end = length - radius - 2;
  const slack = 14;
  const unit = (end - start - 2 * slack) / (places.weight.max - places.weight.min);
  return {
    from: { x: round(node.x + start * along.x), y: round(node.y + start * along.y) },
    to: { x: round(node.x + end * along.x), y: round(node.y + end * along.y) },
    along,
    zero: slack - places.weight.min * unit,
    unit,
  };
}

/** Where weight w lies on an edge. */
export function onEdge({ from, along, zero, unit }: Edge, w: number): Point {
  const distance = zero + unit * w;
  return { x: from.x + distance * along.x, y: from.y + distance * along.y };
}

/** Where an input's handle lies on its rail. */
export function onRail(index: 0 | 1, value: number): Point {
  return { x: places.rail.x, y: places.inputs[index].y - (value / reach) * places.rail.half };
}

/** Where the bias's handle lies. */
export function onBiasRail(b: number): Point {
  return { x: places.sum.x + (b / places.bias.limit) * places.bias.half, y: places.bias.y };
}

/** The five numbers that can be dragged. */
export function handles(state: Neuron): Record<'w1' | 'w2' | 'b' | 'x1' | 'x2', Handle<Neuron>> {
  const weight = (index: 0 | 1, key: 'w1' | 'w2'): Handle<Neuron> => ({
    label: words.weight(index + 1),
    value: state[key],
    ...places.weight,
    step: 0.05,
    page: 0.5,
    text: decimal(state[key]),
    at: ({ x, y }) => {
      const { from, along, zero, unit } = edge(index);
      return ((x - from.x) * along.x + (y - from.y) * along.y - zero) / unit;
    },
    set: (value) => ({ ...state, [key]: value }),
  });
  const input = (index: 0 | 1, key: 'x1' | 'x2'): Handle<Neuron> => ({
    label: words.input(index + 1),
    value: state[key],
    min: -reach,
    max: reach,
    step: 0.1,
    page: 1,
    text: decimal(state[key], 1),
    vertical: true,
    at: ({ y }) => ((places.inputs[index].y - y) / places.rail.half) * reach,
    set: (value) => ({ ...state, [key]: value }),
  });
  return {
    x1: input(0, 'x1'),
    w1: weight(0, 'w1'),
    x2: input(1, 'x2'),
    w2: weight(1, 'w2'),
    b: {
      label: words.bias,
      value: state.b,
      min: -places.bias.limit,
      max: places.bias.limit,
      step: 0.05,
      page: 0.5,
      text: decimal(state.b),
      at: ({ x }) => ((x - places.sum.x) / places.bias.half) * places.bias.limit,
      set: (value) => ({ ...state, b: value }),
    },
  };
}
