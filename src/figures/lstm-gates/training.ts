/** Trains the LSTM pass by pass on the days to learn from, and keeps what it was after each. */
import { type Adam, adam } from '../adam.ts';
import { type Chance, chance } from '../chance.ts';
import { learnt } from '../irish-wind/parts.ts';
import { addSlopes, count, inputs, type Parameters, start } from './lstm.ts';
import { targets, x } from './series.ts';

/** Passes over the days, days of a window, windows of a step, and the rate of Adam. */
export const schedule = { passes: 20, window: 40, batch: 8, rate: 0.01 } as const;

interface Training {
  readonly rng: Chance;
  readonly optimiser: Adam;
  /** After no pass, one pass, two … */
  readonly kept: Parameters[];
}

const known = new Map<number, Training>();

/** The network after so many passes; each pass is computed once. */
export function trained(seed: number, passes: number): Parameters {
  const training = known.get(seed) ?? begin(seed);
  known.set(seed, training);
  while (training.kept.length <= passes) training.kept.push(onePass(training));
  return training.kept[passes] ?? new Float64Array(count);
}

function begin(seed: number): Training {
  const rng = chance(seed);
  return { rng, optimiser: adam(count, schedule.rate), kept: [start(rng)] };
}

/** Every window once, in an order drawn anew, from where the pass before left. */
function onePass({ rng, optimiser, kept }: Training): Parameters {
  const all = (kept.at(-1) ?? new Float64Array(count)).slice();
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
  return all;
}
