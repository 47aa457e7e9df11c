/** Trains the transformer in slices short enough for the page to stay under the hand, and keeps what it was after each. */
import { fromBase64 } from '../../../playground/views/drawing/base64.ts';
import { type Adam, adam } from '../adam.ts';
import { type Chance, chance } from '../chance.ts';
import { asking, inputsOf, targetsOf } from './task.ts';
import { trained } from './trained.ts';
import { addSlopes, count, type Parameters, start } from './transformer.ts';

/** Slices of the training, steps of a slice, examples of a step, and the rate of Adam. */
export const schedule = { slices: 30, steps: 10, batch: 32, rate: 0.004 } as const;

interface Training {
  readonly rng: Chance;
  readonly optimiser: Adam;
  /** After no slice, one slice, two … */
  readonly kept: Parameters[];
}

const known = new Map<number, Training>();

/** The network after so many slices; each is computed once. */
export function trainedFor(slices: number, seed: number): Parameters {
  const training = known.get(seed) ?? begin(seed);
  known.set(seed, training);
  while (training.kept.length <= slices) training.kept.push(slice(training));
  return training.kept[slices] ?? new Float64Array(count);
}

/**
 * The same, but the end of the training that the page opens with need not be waited for: it is kept in trained.ts, until
 * the reader has the page train it.
 */
export function networkAfter(slices: number, seed: number): Parameters {
  const isKept = seed === trained.seed && slices === schedule.slices;
  return isKept && (known.get(seed)?.kept.length ?? 0) <= slices ? unpacked : trainedFor(slices, seed);
}

const unpacked: Parameters = Float64Array.from(
  new Int16Array(fromBase64(trained.weights).buffer),
  (value) => value * trained.unit,
);

function begin(seed: number): Training {
  const rng = chance(seed);
  return { rng, optimiser: adam(count, schedule.rate), kept: [start(rng)] };
}

function slice({ rng, optimiser, kept }: Training): Parameters {
  const all = (kept.at(-1) ?? new Float64Array(count)).slice();
  const { first, last } = asking;
  for (let step = 0; step < schedule.steps; step++) {
    const days = Array.from(
      { length: schedule.batch },
      () => first + Math.floor(rng.uniform() * (last - first + 1)),
    );
    const slopes = new Float64Array(count);
    addSlopes(all, inputsOf(days), targetsOf(days), slopes);
    optimiser.step(all, slopes);
  }
  return all;
}
