/** Batch normalisation of one neuron: batches that come in, their statistics, and the running averages. */
import { chance } from '../chance.ts';

/** Mean and (biased) variance of a batch. */
export interface Statistics {
  readonly mean: number;
  readonly variance: number;
}

export interface Batches {
  /** Mean and standard deviation of what the layer before sends. */
  readonly mean: number;
  readonly deviation: number;
  readonly size: number;
  /** Standardised values of the examples of the batch that is shown; the first is the marked one. */
  readonly z: readonly number[];
  /** Statistics of each batch so far, and the running averages after it, oldest first. */
  readonly history: readonly { batch: Statistics; running: Statistics; marked: number }[];
}

/** One example that is in every batch: one standard deviation above the mean. */
const marked = 1;
/** How far one batch moves the running averages. */
const momentum = 0.1;
/** What is under the root besides the variance, as a guard. */
const epsilon = 1e-5;
/** Only so many batches are drawn. */
export const longest = 60;

function batch(k: number, size: number): number[] {
  const { normal } = chance(k + 300);
  return [marked, ...Array.from({ length: size - 1 }, normal)];
}

/** The values that reach the neuron. */
export function values({ mean, deviation, z }: Batches): number[] {
  return z.map((value) => mean + deviation * value);
}

export function statistics(of: readonly number[]): Statistics {
  const mean = of.reduce((sum, value) => sum + value, 0) / of.length;
  return { mean, variance: of.reduce((sum, value) => sum + (value - mean) ** 2, 0) / of.length };
}

/** Standardised with given statistics: γ = 1, β = 0. */
export function normalise(value: number, { mean, variance }: Statistics): number {
  return (value - mean) / Math.sqrt(variance + epsilon);
}

/** The running averages as they stand; before the first batch mean 0 and variance 1. */
export function running({ history }: Batches): Statistics {
  return history.at(-1)?.running ?? { mean: 0, variance: 1 };
}

/** Takes `count` batches more. */
export function take(state: Batches, count: number): Batches {
  let next = state;
  for (let n = 0; n < count; n++) {
    const fresh = { ...next, z: batch(next.history.length + 97 * next.size, next.size) };
    const found = statistics(values(fresh));
    const before = running(next);
    const move = (old: number, now: number): number => (1 - momentum) * old + momentum * now;
    const after = { mean: move(before.mean, found.mean), variance: move(before.variance, found.variance) };
    const position = normalise(fresh.mean + fresh.deviation * marked, found);
    next = { ...fresh, history: [...fresh.history, { batch: found, running: after, marked: position }] };
  }
  return next;
}

export const initial: Batches = take({ mean: 2, deviation: 1.5, size: 8, z: [], history: [] }, 1);

/** Another size of batch starts anew; the distribution may shift under the running averages. */
export function resize({ mean, deviation }: Batches, size: number): Batches {
  return take({ mean, deviation, size, z: [], history: [] }, 1);
}
