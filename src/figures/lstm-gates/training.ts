/** Trains the LSTM pass by pass on the days to learn from, and keeps what it was after each. */
import type { Adam } from '../adam.ts';
import type { Chance } from '../chance.ts';
import { learnt } from '../irish-wind/parts.ts';
import { keptTraining } from '../kept-training.ts';
import { addSlopes, count, inputs, type Parameters, start } from './lstm.ts';
import { targets, x } from './series.ts';

/** Passes over the days, days of a window, windows of a step, and the rate of Adam. */
export const schedule = { passes: 20, window: 40, batch: 8, rate: 0.01 } as const;

const training = keptTraining({ count, rate: schedule.rate, start, stage: onePass });

/** The network after so many passes; each pass is computed once. */
export const trained = (seed: number, passes: number): Parameters => training.after(passes, seed);

/** Every window once, in an order drawn anew, from where the pass before left. */
function onePass(all: Parameters, rng: Chance, optimiser: Adam): void {
  const { window, batch } = schedule;
  // Windows begin elsewhere in each pass.
  const first = Math.floor(rng.uniform() * window);
  const windows = Math.floor((learnt - 1 - first) / window);
  const order = Array.from({ length: windows }, (_, k) => [rng.uniform(), first + k * window] as const)
    .sort(([a], [b]) => a - b)
    .map(([, day]) => day);
  for (let k = 0; k < order.length; k += batch) {
    const days = order.slice(k, k + batch);
    const slopes = new Float64Array(count);
    for (const day of days)
      addSlopes(
        all,
        x.subarray(day * inputs, (day + window) * inputs),
        targets.subarray(day, day + window),
        1 / (window * days.length),
        slopes,
      );
    optimiser.step(all, slopes);
  }
}
