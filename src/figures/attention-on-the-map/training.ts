/** Trains the transformer in slices short enough for the page to stay under the hand, and keeps what it was after each. */
import { fromBase64 } from '../../../playground/views/drawing/base64.ts';
import type { Adam } from '../adam.ts';
import type { Chance } from '../chance.ts';
import { keptTraining } from '../kept-training.ts';
import { asking, inputsOf, targetsOf } from './task.ts';
import { trained } from './trained.ts';
import { addSlopes, count, type Parameters, start } from './transformer.ts';

/** Slices of the training, steps of a slice, examples of a step, and the rate of Adam. */
export const schedule = { slices: 30, steps: 10, batch: 32, rate: 0.004 } as const;

const training = keptTraining({ count, rate: schedule.rate, start, stage: slice });

/** The network after so many slices; each is computed once. */
export const trainedFor = (slices: number, seed: number): Parameters => training.after(slices, seed);

/**
 * The same, but the end of the training that the page opens with need not be waited for: it is kept in trained.ts, until
 * the reader has the page train it.
 */
export function networkAfter(slices: number, seed: number): Parameters {
  const isKept = seed === trained.seed && slices === schedule.slices;
  return isKept && !training.has(slices, seed) ? unpacked : trainedFor(slices, seed);
}

const unpacked: Parameters = Float64Array.from(
  new Int16Array(fromBase64(trained.weights).buffer),
  (value) => value * trained.unit,
);

function slice(all: Parameters, rng: Chance, optimiser: Adam): void {
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
}
