/** A small network whose hidden neurons are dropped at random, and what that does to its answer. */
import { chance } from '../chance.ts';

/** Values of the eight hidden neurons for one example, after ReLU, and their weights to the output. */
export const hidden = [0.9, 1.6, 0.4, 1.2, 0.7, 2.0, 1.1, 0.5] as const;
export const weights = [0.8, -0.5, 1.2, 0.9, -0.7, 0.6, -0.4, 1.0] as const;

export interface Dropping {
  /** Probability with which each neuron is dropped. */
  readonly p: number;
  /** Whether those that stay are divided by 1 − p. */
  readonly rescale: boolean;
  readonly kept: readonly boolean[];
  /** Answers of the masks drawn so far, under this p. */
  readonly drawn: readonly number[];
}

/** Everything kept: the network as it is used. */
const all = hidden.map(() => true);

/** What the output receives from neuron j. */
export function contribution({ p, rescale, kept }: Dropping, j: number): number {
  if (!kept[j]) return 0;
  return ((hidden[j] ?? 0) * (weights[j] ?? 0)) / (rescale ? 1 - p : 1);
}

/** The answer with the present mask. */
export function answer(state: Dropping): number {
  return hidden.reduce<number>((sum, _, j) => sum + contribution(state, j), 0);
}

/** The answer of the whole network, as it is used: nothing dropped, nothing rescaled. */
export const whole = hidden.reduce<number>((sum, h, j) => sum + h * (weights[j] ?? 0), 0);

/** Mean and standard deviation of the answer over all masks: exact, since the output is a sum. */
export function expected({ p, rescale }: Pick<Dropping, 'p' | 'rescale'>): {
  mean: number;
  deviation: number;
} {
  const scale = rescale ? 1 / (1 - p) : 1;
  const squares = hidden.reduce<number>((sum, h, j) => sum + (h * (weights[j] ?? 0)) ** 2, 0);
  return { mean: whole * scale * (1 - p), deviation: scale * Math.sqrt(p * (1 - p) * squares) };
}

/** Draws `count` masks more; the same reader's steps give the same masks. */
export function draw(state: Dropping, count: number): Dropping {
  let next = state;
  for (let k = 0; k < count; k++) {
    const rng = chance(next.drawn.length + 17);
    const masked = { ...next, kept: hidden.map(() => rng.uniform() >= state.p) };
    next = { ...masked, drawn: [...masked.drawn, answer(masked)] };
  }
  return next;
}

/** Sets p or the rescaling; answers under another rule would not belong together. */
export function change(state: Dropping, rule: Partial<Pick<Dropping, 'p' | 'rescale'>>): Dropping {
  return draw({ ...state, ...rule, kept: all, drawn: [] }, 1);
}

/** One mask drawn. */
export const initial: Dropping = draw({ p: 0.5, rescale: true, kept: all, drawn: [] }, 1);
