/** One step of the three cells with random weights, and the slopes of the new state with respect to the old one. */
import { sigmoid } from '../activations.ts';
import { chance } from '../chance.ts';
import { entry, type Matrix, matrix, spectralNorm, times } from '../matrix.ts';
import type { Cell } from '../recurrent-cells.ts';

/** Numbers in a state, and for how many steps inputs are drawn. */
export const units = 8;
const longest = 40;

/** A recurrent matrix, and a weight of the input for each unit. */
interface Weights {
  readonly recurrent: Matrix;
  readonly input: readonly number[];
}

/** What the reader sets of the weights and inputs. */
export interface Drawn {
  readonly seed: number;
  /** The largest singular value of every recurrent matrix. */
  readonly sigma: number;
  /** How far a typical input moves what goes into a unit. */
  readonly size: number;
  /** The bias of the gate that keeps the state. */
  readonly bias: number;
}

/** Weights for the candidate and for the three gates of an LSTM, and inputs from a normal distribution. */
export function draw({ seed, sigma, size }: Drawn): { weights: Weights[]; inputs: number[] } {
  const { normal } = chance(seed);
  const weights = Array.from({ length: 4 }, () => {
    const drawn = matrix(units, units, normal);
    return {
      recurrent: times(drawn, sigma / spectralNorm(drawn)),
      input: Array.from({ length: units }, () => size * normal()),
    };
  });
  return { weights, inputs: Array.from({ length: longest }, normal) };
}

/** The state after a step. RNN and GRU: h. LSTM: c, then h. */
export interface Step {
  readonly state: Float64Array;
  /** Of each number of the state with respect to each of the one before. */
  readonly jacobian: Matrix;
  /** How much of each unit is kept: the forget gate of the LSTM, the update gate of the GRU; nothing in an RNN. */
  readonly kept: readonly number[];
  /** What a change of each unit that is kept does to the state at once. */
  readonly start: Matrix;
  /** The largest slope of tanh at this step. */
  readonly slope: number;
}

/** What goes into each unit. */
function sums({ recurrent, input }: Weights, h: ArrayLike<number>, x: number, bias = 0): number[] {
  return input.map((weight, i) => {
    let sum = weight * x + bias;
    for (let j = 0; j < units; j++) sum += entry(recurrent, i, j) * (h[j] ?? 0);
    return sum;
  });
}

type Advance = (weights: readonly Weights[], before: Float64Array, x: number, bias: number) => Step;

const identity = matrix(units, units, (i, j) => (i === j ? 1 : 0));
const none: Weights = { recurrent: identity, input: [] };

/** h = tanh(W h′ + w x) */
const rnn: Advance = ([main = none], before, x) => {
  const h = sums(main, before, x).map(Math.tanh);
  const slopes = h.map((value) => 1 - value * value);
  return {
    state: Float64Array.from(h),
    jacobian: matrix(units, units, (i, j) => (slopes[i] ?? 0) * entry(main.recurrent, i, j)),
    kept: h.map(() => 0),
    start: identity,
    slope: Math.max(...slopes),
  };
};

/** c = f c′ + i g, h = o tanh c; the gates f, i, o and the candidate g all read h′ and x. */
const lstm: Advance = ([ofG = none, ofF = none, ofI = none, ofO = none], before, x, bias) => {
  const [c0, h0] = [before.subarray(0, units), before.subarray(units)];
  const g = sums(ofG, h0, x).map(Math.tanh);
  const f = sums(ofF, h0, x, bias).map(sigmoid);
  const i = sums(ofI, h0, x).map(sigmoid);
  const o = sums(ofO, h0, x).map(sigmoid);
  const at = (values: ArrayLike<number>, k: number): number => values[k] ?? 0;
  const c = f.map((value, k) => value * at(c0, k) + at(i, k) * at(g, k));
  const bent = c.map(Math.tanh);
  /** What a change of c does to h. */
  const through = bent.map((value, k) => at(o, k) * (1 - value * value));
  const ofC = (k: number, j: number): number => {
    if (j < units) return j === k ? at(f, k) : 0;
    const [fk, ik, gk] = [at(f, k), at(i, k), at(g, k)];
    const from = j - units;
    return (
      at(c0, k) * fk * (1 - fk) * entry(ofF.recurrent, k, from) +
      gk * ik * (1 - ik) * entry(ofI.recurrent, k, from) +
      ik * (1 - gk * gk) * entry(ofG.recurrent, k, from)
    );
  };
  const ofH = (k: number, j: number): number => {
    const byGate =
      j < units ? 0 : at(bent, k) * at(o, k) * (1 - at(o, k)) * entry(ofO.recurrent, k, j - units);
    return at(through, k) * ofC(k, j) + byGate;
  };
  return {
    state: Float64Array.from([...c, ...bent.map((value, k) => at(o, k) * value)]),
    jacobian: matrix(2 * units, 2 * units, (k, j) => (k < units ? ofC(k, j) : ofH(k - units, j))),
    kept: f,
    start: matrix(2 * units, units, (k, j) =>
      k % units === j ? (k < units ? 1 : at(through, k - units)) : 0,
    ),
    slope: Math.max(...g.map((value) => 1 - value * value)),
  };
};

/** h = z h′ + (1 − z) tanh(W(r h′) + w x); the gates z and r read h′ and x. */
const gru: Advance = ([ofG = none, ofZ = none, ofR = none], before, x, bias) => {
  const at = (values: ArrayLike<number>, k: number): number => values[k] ?? 0;
  const z = sums(ofZ, before, x, bias).map(sigmoid);
  const r = sums(ofR, before, x).map(sigmoid);
  const gated = r.map((value, k) => value * at(before, k));
  const g = sums(ofG, gated, x).map(Math.tanh);
  /** What a change of r h′ does when h′ changes: by h′ itself, and by the gate. */
  const ofLet = matrix(
    units,
    units,
    (k, j) =>
      (k === j ? at(r, k) : 0) + at(before, k) * at(r, k) * (1 - at(r, k)) * entry(ofR.recurrent, k, j),
  );
  const jacobian = matrix(units, units, (k, j) => {
    let inner = 0;
    for (let m = 0; m < units; m++) inner += entry(ofG.recurrent, k, m) * entry(ofLet, m, j);
    const [zk, gk] = [at(z, k), at(g, k)];
    return (
      (k === j ? zk : 0) +
      (at(before, k) - gk) * zk * (1 - zk) * entry(ofZ.recurrent, k, j) +
      (1 - zk) * (1 - gk * gk) * inner
    );
  });
  return {
    state: Float64Array.from(z, (value, k) => value * at(before, k) + (1 - value) * at(g, k)),
    jacobian,
    kept: z,
    start: identity,
    slope: Math.max(...g.map((value) => 1 - value * value)),
  };
};

const advance: Record<Cell, Advance> = { rnn, lstm, gru };

/** `steps` steps from a state of zeros. */
export function run(cell: Cell, drawn: Drawn, steps: number): Step[] {
  const { weights, inputs } = draw(drawn);
  let state: Float64Array = new Float64Array(cell === 'lstm' ? 2 * units : units);
  return inputs.slice(0, steps).map((x) => {
    const step = advance[cell](weights, state, x, drawn.bias);
    state = step.state;
    return step;
  });
}
