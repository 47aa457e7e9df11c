/** A network with one input, one hidden layer of tanh and one output, with the slopes of its squared error. */
import { type Chance, chance } from '../chance.ts';

/** Parameters of `hidden` neurons in one array: w, b, γ, β, v of each neuron, and last the output's bias. */
export type Parameters = Float64Array;

/** What acts inside the network while it trains. */
export interface Inside {
  readonly dropout: number;
  readonly batchNorm: boolean;
}

export const perNeuron = 5;
const epsilon = 1e-5;

/** A wide start: slopes up to about 10 and bends all over [−1, 1], so that many neurons can follow noise. */
export function start(hidden: number, inputs: readonly number[], seed: number): Parameters {
  const { normal, uniform } = chance(seed);
  const all = new Float64Array(perNeuron * hidden + 1);
  for (let j = 0; j < hidden; j++) {
    const w = (uniform() < 0.5 ? -1 : 1) * (2.5 + 2.5 * Math.abs(normal()));
    const b = -w * (2 * uniform() - 1);
    // γ and β undo the standardisation at the start: with and without it, training begins with the same curve.
    const { mean, variance } = moments(inputs.map((x) => w * x + b));
    const v = (0.5 * normal()) / Math.sqrt(hidden);
    all.set([w, b, Math.sqrt(variance + epsilon), mean, v], perNeuron * j);
  }
  return all;
}

/** Mean and (biased) variance. */
function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const mean = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mean,
    variance: Array.from(values).reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
  };
}

/**
 * The network's answers for `at`. With batch normalisation the statistics are those of `reference`, the whole
 * training set: what running averages over batches estimate.
 */
export function answers(
  all: Parameters,
  at: readonly number[],
  batchNorm: boolean,
  reference: readonly number[],
): number[] {
  const out = at.map(() => all.at(-1) ?? 0);
  for (let j = 0; j + perNeuron < all.length; j += perNeuron) {
    const [w = 0, b = 0, gamma = 0, beta = 0, v = 0] = all.subarray(j, j + perNeuron);
    // Standardised and then scaled: still w′x + b′.
    const { mean, variance } = batchNorm
      ? moments(reference.map((x) => w * x + b))
      : { mean: 0, variance: 1 };
    const scale = batchNorm ? gamma / Math.sqrt(variance + epsilon) : 1;
    const shift = batchNorm ? beta - scale * mean : 0;
    at.forEach((x, i) => {
      out[i] = (out[i] ?? 0) + v * Math.tanh(scale * (w * x + b) + shift);
    });
  }
  return out;
}

/** Adds to `slopes` those of the mean squared error over a batch; dropout draws its masks from `rng`. */
export function addSlopes(
  all: Parameters,
  batch: { x: readonly number[]; y: readonly number[] },
  inside: Inside,
  rng: Chance,
  slopes: Float64Array,
): void {
  const { x, y } = batch;
  const [n, hidden] = [x.length, (all.length - 1) / perNeuron];
  const out = new Float64Array(n).fill(all.at(-1) ?? 0);
  const kept = new Float64Array(n * hidden);
  const bent = new Float64Array(n * hidden);
  const hats = new Float64Array(n * hidden);
  const spreads = new Float64Array(hidden);
  for (let j = 0; j < hidden; j++) {
    const [w = 0, b = 0, gamma = 0, beta = 0, v = 0] = all.subarray(perNeuron * j, perNeuron * (j + 1));
    const z = x.map((value) => w * value + b);
    const { mean, variance } = inside.batchNorm ? moments(z) : { mean: 0, variance: 1 };
    const spread = inside.batchNorm ? Math.sqrt(variance + epsilon) : 1;
    spreads[j] = spread;
    for (let i = 0; i < n; i++) {
      const at = j * n + i;
      hats[at] = ((z[i] ?? 0) - mean) / spread;
      const value = Math.tanh(inside.batchNorm ? gamma * (hats[at] ?? 0) + beta : (z[i] ?? 0));
      bent[at] = value;
      kept[at] = inside.dropout > 0 ? (rng.uniform() < inside.dropout ? 0 : 1 / (1 - inside.dropout)) : 1;
      out[i] = (out[i] ?? 0) + v * value * (kept[at] ?? 0);
    }
  }
  const error = Float64Array.from(out, (value, i) => (2 * (value - (y[i] ?? 0))) / n);
  const add = (index: number, value: number): void => {
    slopes[index] = (slopes[index] ?? 0) + value;
  };
  for (const value of error) add(all.length - 1, value);
  for (let j = 0; j < hidden; j++) {
    const [, , gamma = 0, , v = 0] = all.subarray(perNeuron * j, perNeuron * (j + 1));
    const back = new Float64Array(n);
    let [sum, along] = [0, 0];
    for (let i = 0; i < n; i++) {
      const at = j * n + i;
      const [h = 0, m = 0, e = 0, hat = 0] = [bent[at], kept[at], error[i], hats[at]];
      add(perNeuron * j + 4, e * m * h);
      const a = e * m * v * (1 - h * h);
      back[i] = a;
      sum += a;
      along += a * hat;
    }
    if (inside.batchNorm) {
      add(perNeuron * j + 2, along);
      add(perNeuron * j + 3, sum);
      // The mean and the spread of the batch depend on every example: what is common to all is taken out again.
      for (let i = 0; i < n; i++) {
        const hat = hats[j * n + i] ?? 0;
        back[i] = (gamma / (spreads[j] ?? 1)) * ((back[i] ?? 0) - sum / n - (hat * along) / n);
      }
    }
    for (let i = 0; i < n; i++) {
      add(perNeuron * j, (back[i] ?? 0) * (x[i] ?? 0));
      add(perNeuron * j + 1, back[i] ?? 0);
    }
  }
}
