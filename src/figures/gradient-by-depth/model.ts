/**
 * A stack of small layers with random weights: x ← F(x), or x ← x + F(x) with shortcuts, where F(x) = W φ(x). Both stacks
 * have the same weights and read the same batch.
 */
import { type ActivationId, activations } from '../activations.ts';
import { chance } from '../chance.ts';
import { multiply } from '../matrix.ts';

/** The functions of the list; 'none' makes the layers linear. */
export const functions = ['none', 'tanh', 'relu', 'gelu', 'sigmoid'] as const;
export type FunctionId = (typeof functions)[number];

export interface Depth {
  readonly depth: number;
  /** Weights are normal with standard deviation gain / √width. */
  readonly gain: number;
  readonly activation: FunctionId;
  /** Which random weights, from 1. */
  readonly draw: number;
  /** The activations that the gradient is taken with respect to: 0 is the input, `depth` the output. */
  readonly layer: number;
  /** Whether the Jacobian that is drawn is that of the stack with shortcuts. */
  readonly shortcuts: boolean;
}

export const initial: Depth = {
  depth: 32,
  gain: 0.5,
  activation: 'tanh',
  draw: 1,
  layer: 28,
  shortcuts: true,
};

export const width = 16;
/** Examples of the batch. */
const batch = 32;
export const limits = { shallow: 2, deep: 64, draws: 6 } as const;

/** What decides the gradients: not what is chosen to be seen of them. */
type Setting = Pick<Depth, 'depth' | 'gain' | 'activation' | 'draw'>;

/** Rows by columns, row by row. */
type Matrix = Float64Array;

/** Lengths of the gradient and, for the first example, the Jacobian of the output, by layer from the input on. */
export interface Backward {
  readonly norms: readonly number[];
  /** ∂output / ∂activations, rows the outputs; the last is the identity. */
  readonly jacobians: readonly Matrix[];
}

/** The latest, two of each setting; a deep one holds 130 kB of Jacobians, and a rail that is dragged asks for hundreds. */
const known = new Map<string, Backward>();
const mostKnown = 4;

/** The way back through one of the two stacks; what is drawn again is not computed again. */
export function backward({ depth, gain, activation, draw }: Setting, shortcuts: boolean): Backward {
  const key = [depth, gain, activation, draw, shortcuts].join(' ');
  const found = known.get(key) ?? compute({ depth, gain, activation, draw }, shortcuts);
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
  return found;
}

/** The weights of a stack, the input's layer first. A deeper stack begins with those of a shallower one. */
function weightsOf({ depth, gain, draw }: Setting): Matrix[] {
  const { normal } = chance(draw);
  return Array.from({ length: depth }, () =>
    Float64Array.from({ length: width * width }, () => (gain * normal()) / Math.sqrt(width)),
  );
}

/** Examples and, for each, the direction in which its gradient comes in at the output: all of length 1. */
export function drawn(draw: number): { x: Float64Array; direction: Float64Array }[] {
  const { normal } = chance(1000 + draw);
  return Array.from({ length: batch }, () => {
    const x = Float64Array.from({ length: width }, normal);
    const direction = Float64Array.from({ length: width }, normal);
    const length = norm(direction);
    return { x, direction: direction.map((value) => value / length) };
  });
}

/** The output of the stack for one input. */
export function forward(setting: Setting, shortcuts: boolean, x: Float64Array): Float64Array {
  return walk(weightsOf(setting), setting.activation, shortcuts, x).at(-1)?.out ?? x;
}

/** The slopes φ′ at what comes into each layer, and what goes out of it. */
function walk(weights: readonly Matrix[], activation: FunctionId, shortcuts: boolean, x: Float64Array) {
  const { f, slope } = activation === 'none' ? linear : activations[activation satisfies ActivationId];
  let at = x;
  return weights.map((weight) => {
    const slopes = at.map((value) => slope(value, 0));
    const bent = at.map((value) => f(value, 0));
    const out = product(weight, width, bent, 1);
    if (shortcuts) for (let i = 0; i < width; i++) out[i] = (out[i] ?? 0) + (at[i] ?? 0);
    at = out;
    return { slopes, out };
  });
}

const linear = { f: (x: number) => x, slope: () => 1 };

function compute(setting: Setting, shortcuts: boolean): Backward {
  const weights = weightsOf(setting);
  const { depth, activation, draw } = setting;
  const squares = new Float64Array(depth + 1);
  const jacobians: Matrix[] = [];
  drawn(draw).forEach(({ x, direction }, example) => {
    const layers = walk(weights, activation, shortcuts, x);
    let gradient = direction;
    let jacobian: Matrix = Float64Array.from({ length: width * width }, (_, k) =>
      k % (width + 1) === 0 ? 1 : 0,
    );
    squares[depth] = (squares[depth] ?? 0) + norm(gradient) ** 2;
    if (example === 0) jacobians[depth] = jacobian;
    for (let layer = depth - 1; layer >= 0; layer--) {
      const [weight, slopes] = [weights[layer] ?? new Float64Array(), layers[layer]?.slopes ?? x];
      gradient = back(gradient, 1, weight, slopes, shortcuts);
      squares[layer] = (squares[layer] ?? 0) + norm(gradient) ** 2;
      if (example > 0) continue;
      jacobian = back(jacobian, width, weight, slopes, shortcuts);
      jacobians[layer] = jacobian;
    }
  });
  return { norms: Array.from(squares, (sum) => Math.sqrt(sum / batch)), jacobians };
}

/** Rows that come from above, times W diag(φ′), and plus themselves where there is a shortcut: I + ∂F/∂x. */
function back(rows: Matrix, count: number, weight: Matrix, slopes: Float64Array, shortcuts: boolean): Matrix {
  const below = product(rows, count, weight, width);
  for (let k = 0; k < below.length; k++)
    below[k] = (below[k] ?? 0) * (slopes[k % width] ?? 0) + (shortcuts ? (rows[k] ?? 0) : 0);
  return below;
}

/** The product of `rows` × width and width × `columns` numbers. */
function product(left: Matrix, rows: number, right: Matrix, columns: number): Matrix {
  const [a, b] = [
    { rows, columns: width, values: left },
    { rows: width, columns, values: right },
  ];
  return multiply(a, b).values;
}

function norm(of: Float64Array): number {
  return Math.hypot(...of);
}

/** The mean factor by which the gradient changes from a layer to the one before it. */
export function factor({ norms }: Backward): number {
  return (norms[0] ?? 0) ** (1 / (norms.length - 1));
}

/** The mean of the diagonal of the Jacobian that is drawn, and the root mean square of what stands beside it. */
export function spread(state: Depth): { on: number; off: number } {
  const values = backward(state, state.shortcuts).jacobians[state.layer] ?? new Float64Array();
  let [on, off] = [0, 0];
  values.forEach((value, k) => {
    if (k % (width + 1) === 0) on += value / width;
    else off += value ** 2 / (width * (width - 1));
  });
  return { on, off: Math.sqrt(off) };
}
