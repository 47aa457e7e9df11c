import { makeClimatology } from '../../../playground/lab/data/climatology.ts';
import { rows, schedule } from './simulation.ts';

/** Errors of two forecasts that know nothing of the dynamics, at one lead time. */
export interface Baseline {
  hours: number;
  /** Root mean square error over the test part, weighted by area, in the variable's units. */
  persistence: number;
  climatology: number;
}

/**
 * Scores persistence (the last state stays) and climatology (the training part's mean at that time of the year, as
 * `dataset(…).climatology` makes it) on the runs of the test part.
 *
 * @param values states one after the other, each rows × 2·rows
 * @param training positions of the training part
 * @param testRuns numbers of the test part's runs, each of `schedule.states` states
 */
export function baselines(
  values: Float32Array,
  times: readonly Date[],
  training: Int32Array,
  testRuns: readonly number[],
  leads: readonly number[],
): Baseline[] {
  const cells = 2 * rows * rows;
  const normal = makeClimatology(values, times, { count: 1, unit: 'hours' }, training);
  const weights = Array.from({ length: rows }, (_, row) => Math.sin((Math.PI * (row + 0.5)) / rows));
  const squares = (a: Float32Array, b: Float32Array): number => {
    let [sum, total] = [0, 0];
    for (let cell = 0; cell < cells; cell++) {
      const weight = Number(weights[Math.floor(cell / (2 * rows))]);
      sum += weight * (Number(a[cell]) - Number(b[cell])) ** 2;
      total += weight;
    }
    return sum / total;
  };
  const state = (position: number) => values.subarray(position * cells, (position + 1) * cells);
  return leads.map((hours) => {
    const steps = hours / schedule.everyHours;
    let [persistence, climatology, count] = [0, 0, 0];
    for (const run of testRuns) {
      for (let from = run * schedule.states; from + steps < (run + 1) * schedule.states; from++) {
        const truth = state(from + steps);
        persistence += squares(state(from), truth);
        climatology += squares(normal.take([from + steps]), truth);
        count++;
      }
    }
    return {
      hours,
      persistence: Math.sqrt(persistence / count),
      climatology: Math.sqrt(climatology / count),
    };
  });
}
