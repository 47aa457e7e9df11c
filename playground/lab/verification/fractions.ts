import { wantAnyNumber, wantOptions } from '../arguments/want.ts';
import { wantShape } from '../arguments/want-list.ts';
import { pairOf } from './errors.ts';
import { checkThreshold } from './events.ts';
import type { Numbers } from './numbers.ts';

/** Which event is meant, and how near is near. */
export interface FractionsOptions {
  /** The event is "at least this much", in the unit of the arrays. */
  threshold: number;
  /** Side of the square neighbourhood in cells, an odd number. */
  window: number;
  /** [rows, columns], or [times, rows, columns]. */
  shape: readonly number[];
}

/**
 * Fractions skill score: compares the share of cells with at least `threshold` inside a square neighbourhood, so that
 * rain in nearly the right place counts. 1 − Σ (P_f − P_o)² / (Σ P_f² + Σ P_o²) over all cells and times. As in
 * Roberts and Lean 2008, doi:10.1175/2007MWR2123.1, nothing falls outside of the grid; a missing cell belongs to no
 * neighbourhood and is none's centre.
 *
 * @param forecast flat, row-major, on a grid of equal cells; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns between 0 and 1; NaN when the event is neither forecast nor true anywhere
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ or the window is no odd number
 * @example
 * const forecast = [0, 9, 0, 0, 0, 0, 0, 0, 0];
 * const truth = [9, 0, 0, 0, 0, 0, 0, 0, 0];
 * const near = { threshold: 1, shape: [3, 3] };
 * log(fss(forecast, truth, { ...near, window: 1 })); // 0
 * log(fss(forecast, truth, { ...near, window: 3 }).toFixed(3)); // 0.800
 */
export function fss(forecast: Numbers, truth: Numbers, options: FractionsOptions): number {
  wantOptions('fss', 'options', options);
  const { threshold, window, shape } = options;
  wantShape('fss', 'options.shape', shape);
  pairOf('fss', forecast, truth, { shape });
  checkThreshold('fss', threshold);
  wantAnyNumber('fss', 'options.window', window);
  if (!Number.isInteger(window) || window < 1 || window % 2 === 0) {
    throw new RangeError(
      `fss: window is ${window}; it must be an odd number of cells, so that it has a centre.`,
    );
  }
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined) {
    throw new RangeError(`fss: neighbourhoods need rows and columns; the shape is [${shape}].`);
  }
  let difference = 0;
  let reference = 0;
  for (let start = 0; start < truth.length; start += rows * columns) {
    const missing = (i: number): boolean =>
      Number.isNaN(forecast[start + i]) || Number.isNaN(truth[start + i]);
    const countIn = (test: (i: number) => boolean) => windowCounts(rows, columns, window, test);
    const gone = countIn(missing);
    const inForecast = countIn((i) => !missing(i) && (forecast[start + i] as number) >= threshold);
    const inTruth = countIn((i) => !missing(i) && (truth[start + i] as number) >= threshold);
    for (let i = 0; i < rows * columns; i++) {
      if (missing(i)) continue;
      const cells = window * window - (gone[i] as number);
      const [f, o] = [(inForecast[i] as number) / cells, (inTruth[i] as number) / cells];
      difference += (f - o) ** 2;
      reference += f * f + o * o;
    }
  }
  return 1 - difference / reference;
}

/** For each cell, how many cells of the square around it pass a test: four look-ups in a table of running sums. */
function windowCounts(
  rows: number,
  columns: number,
  window: number,
  test: (index: number) => boolean,
): Float64Array {
  const width = columns + 1;
  const sums = new Float64Array((rows + 1) * width);
  for (let row = 0; row < rows; row++) {
    let inRow = 0;
    for (let column = 0; column < columns; column++) {
      if (test(row * columns + column)) inRow++;
      sums[(row + 1) * width + column + 1] = (sums[row * width + column + 1] as number) + inRow;
    }
  }
  const reach = (window - 1) / 2;
  const upTo = (row: number, column: number): number =>
    sums[Math.min(rows, Math.max(0, row)) * width + Math.min(columns, Math.max(0, column))] as number;
  return Float64Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const [top, bottom] = [row - reach, row + reach + 1];
    const [left, right] = [column - reach, column + reach + 1];
    return upTo(bottom, right) - upTo(top, right) - upTo(bottom, left) + upTo(top, left);
  });
}
