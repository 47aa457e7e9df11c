import { wantAnyNumber, wantOptions } from '../arguments/want.ts';
import { pairOf } from './errors.ts';
import { type ScoreOptions, weightedMean } from './layout.ts';
import type { Numbers } from './numbers.ts';

/** Which event is meant. */
export interface EventOptions extends ScoreOptions {
  /** The event is "at least this much", in the unit of the arrays. */
  threshold: number;
}

/** How forecasts of an event came out. Shares of the cells that both have; together 1. */
export interface Contingency {
  /** Forecast and true. */
  hits: number;
  /** True and not forecast. */
  misses: number;
  /** Forecast and not true. */
  falseAlarms: number;
  /** Neither. */
  correctNegatives: number;
}

/**
 * Shares of hits, misses, false alarms and correct negatives for the event "at least `threshold`" (Wilks 2019,
 * doi:10.1016/C2017-0-03921-6, chapter 9). Weighted by latitude when latitudes are given.
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns shares that add up to 1; all NaN when no cell has both values
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ or the threshold is NaN
 * @example
 * const { hits, misses } = contingency([0, 2, 5, 9], [1, 6, 7, 8], { threshold: 5 });
 * log(hits, misses); // 0.5 0.25
 */
export function contingency(forecast: Numbers, truth: Numbers, options: EventOptions): Contingency {
  return sharesOf('contingency', forecast, truth, options);
}

/** The shares, for whichever function was called. */
function sharesOf(score: string, forecast: Numbers, truth: Numbers, options: EventOptions): Contingency {
  wantOptions(score, 'options', options);
  const layout = pairOf(score, forecast, truth, options);
  const { threshold } = options;
  checkThreshold(score, threshold);
  const share = (inForecast: boolean, inTruth: boolean): number =>
    weightedMean(layout, (i) => {
      const [f, o] = [forecast[i] as number, truth[i] as number];
      if (Number.isNaN(f) || Number.isNaN(o)) return Number.NaN;
      return f >= threshold === inForecast && o >= threshold === inTruth ? 1 : 0;
    });
  return {
    hits: share(true, true),
    misses: share(false, true),
    falseAlarms: share(true, false),
    correctNegatives: share(false, false),
  };
}

/**
 * Critical success index (threat score) for the event "at least `threshold`": hits / (hits + misses + false alarms).
 * Schaefer 1990, doi:10.1175/1520-0434(1990)005<0570:TCSIAA>2.0.CO;2.
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns between 0 and 1; NaN when the event is neither forecast nor true anywhere
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ or the threshold is NaN
 * @example
 * log(csi([0, 2, 5, 9], [1, 6, 7, 8], { threshold: 5 }).toFixed(3)); // 0.667
 */
export function csi(forecast: Numbers, truth: Numbers, options: EventOptions): number {
  const { hits, misses, falseAlarms } = sharesOf('csi', forecast, truth, options);
  return hits / (hits + misses + falseAlarms);
}

/** Throws when a threshold is no number: every comparison with NaN is false, and the score would be of nothing. */
export function checkThreshold(score: string, threshold: unknown): asserts threshold is number {
  wantAnyNumber(score, 'options.threshold', threshold);
  if (!Number.isNaN(threshold)) return;
  throw new RangeError(
    `${score}: threshold is NaN; give a number in the unit of the arrays, { threshold: 1 }.`,
  );
}
