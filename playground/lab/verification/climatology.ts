import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantNumbers, wantShape } from '../arguments/want-list.ts';
import type { Numbers } from './numbers.ts';

/** The most numbers of the result: 2²⁷ in double precision fill a gigabyte. */
const mostValues = 2 ** 27;

/** How the values lie in time. */
export interface ClimatologyOptions {
  /** [times, …]: time first, then the cells of a field in any shape. */
  shape: readonly number[];
  /** Times after which the seasons repeat: 12 for monthly fields. One mean for all times when absent. */
  period?: number;
}

/**
 * What is usual: the mean field over time, one for each step of the seasonal cycle. Take it from the training part
 * only, else the baseline has seen what it is scored on.
 *
 * @param values flat, row-major, time first; NaN is missing
 * @returns [period, …cells] flat, in the unit of the values: entry p is the mean of the times p, p + period, …;
 *   NaN where no time has a value
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when the shape does not fit or the period is no whole number
 * @example
 * const twoYears = [1, 10, 3, 14];
 * log(Array.from(climatology(twoYears, { shape: [4], period: 2 }))); // [2, 12]
 */
export function climatology(values: Numbers, options: ClimatologyOptions): Float64Array {
  wantOptions('climatology', 'options', options);
  const { shape, period = 1 } = options;
  wantNumbers('climatology', 'values', values);
  const [times, cells] = timesAndCells('climatology', values.length, shape);
  wantWhole(
    'climatology',
    'options.period',
    period,
    1,
    Math.max(1, Math.floor(mostValues / Math.max(1, cells))),
  );
  const sums = new Float64Array(period * cells);
  const counts = new Float64Array(period * cells);
  for (let time = 0; time < times; time++) {
    for (let cell = 0; cell < cells; cell++) {
      const value = values[time * cells + cell] as number;
      if (Number.isNaN(value)) continue;
      const slot = (time % period) * cells + cell;
      sums[slot] = (sums[slot] as number) + value;
      counts[slot] = (counts[slot] as number) + 1;
    }
  }
  // 0 / 0 is NaN: no value, no mean.
  return sums.map((sum, slot) => sum / (counts[slot] as number));
}

/** Number of times and of cells a time in an array whose first dimension is time. */
export function timesAndCells(
  score: string,
  length: number,
  shape: readonly number[],
): [times: number, cells: number] {
  wantShape(score, 'options.shape', shape);
  const [times = 0, ...rest] = shape;
  const cells = rest.reduce((product, count) => product * count, 1);
  if (times * cells !== length) {
    throw new RangeError(
      `${score}: the values have the shape [${length}]; the shape [${shape}] has ${times * cells} cells.`,
    );
  }
  return [times, cells];
}
