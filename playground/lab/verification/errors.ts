import { wantNumbers } from '../arguments/want-list.ts';
import { type Layout, layoutOf, type ScoreOptions, weightedMean } from './layout.ts';
import { checkSameLength, type Numbers } from './numbers.ts';

/** Checks a forecast and its truth, and says how their cells lie. */
export function pairOf(score: string, forecast: unknown, truth: unknown, options?: ScoreOptions): Layout {
  wantNumbers(score, 'forecast', forecast);
  wantNumbers(score, 'truth', truth);
  checkSameLength(score, ['forecast', forecast], ['truth', truth]);
  return layoutOf(score, truth.length, options);
}

/**
 * Root-mean-square error, √(mean of w (f − o)²). The mean is over all cells and times **before** the root, as in the
 * code of WeatherBench (github.com/pangeo-data/WeatherBench). The formula in its paper (Rasp et al. 2020,
 * doi:10.1029/2020MS002203) averages the roots of single times, which is smaller or equal.
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns in the unit of the arrays; NaN when no cell has both values
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * log(rmse([1, 2, 3, 4], [1, 2, 3, 8])); // 2
 * log(rmse([1, 0], [0, 0], { latitudes: [0, 60] }).toFixed(3)); // 0.816
 */
export function rmse(forecast: Numbers, truth: Numbers, options?: ScoreOptions): number {
  const layout = pairOf('rmse', forecast, truth, options);
  return Math.sqrt(weightedMean(layout, (i) => ((forecast[i] as number) - (truth[i] as number)) ** 2));
}

/**
 * Mean absolute error, the mean of w |f − o| (Willmott and Matsuura 2005, doi:10.3354/cr030079).
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns in the unit of the arrays; NaN when no cell has both values
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * log(mae([1, 2, 3, 4], [1, 2, 3, 8])); // 1
 */
export function mae(forecast: Numbers, truth: Numbers, options?: ScoreOptions): number {
  const layout = pairOf('mae', forecast, truth, options);
  return weightedMean(layout, (i) => Math.abs((forecast[i] as number) - (truth[i] as number)));
}

/**
 * Mean error, the mean of w (f − o): positive when the forecast is too high (Rasp et al. 2024,
 * doi:10.1029/2023MS004019).
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns in the unit of the arrays; NaN when no cell has both values
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * log(bias([1, 2, 3, 4], [1, 2, 3, 8])); // -1
 */
export function bias(forecast: Numbers, truth: Numbers, options?: ScoreOptions): number {
  const layout = pairOf('bias', forecast, truth, options);
  return weightedMean(layout, (i) => (forecast[i] as number) - (truth[i] as number));
}
