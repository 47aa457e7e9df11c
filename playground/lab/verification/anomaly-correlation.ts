import { wantFlag, wantOptions } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import { pairOf } from './errors.ts';
import { type Layout, type ScoreOptions, weightedMean } from './layout.ts';
import type { Numbers } from './numbers.ts';

/** What anomalies are measured from. */
export interface AnomalyOptions extends ScoreOptions {
  /** What is usual there: as long as the forecast, or one field that holds for every time. From training data only. */
  climatology: Numbers;
  /** Take the weighted mean out of both anomalies of a field first. */
  centred?: boolean;
}

/**
 * Anomaly correlation coefficient: how well the forecast's departures from climatology, f′ = f − c, follow the true
 * ones, o′ = o − c. For each field mean(w f′ o′) / √(mean(w f′²) mean(w o′²)), then the mean over the fields, as
 * WeatherBench 2 does (Rasp et al. 2024, doi:10.1029/2023MS004019). Uncentred unless `centred` (Murphy and Epstein
 * 1989, doi:10.1175/1520-0493(1989)117<0572:SSACCI>2.0.CO;2, call both by this name).
 *
 * @param forecast flat, row-major; NaN is missing
 * @param truth the same cells in the same order; NaN is missing
 * @returns between -1 and 1. Fields without a value or without any anomaly are left out; NaN when none remains
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const usual = [10, 10, 10, 10];
 * log(acc([12, 9, 11, 8], [13, 9, 11, 9], { climatology: usual }).toFixed(3));
 * // 0.913
 */
export function acc(forecast: Numbers, truth: Numbers, options: AnomalyOptions): number {
  wantOptions('acc', 'options', options);
  const layout = pairOf('acc', forecast, truth, options);
  const { climatology, centred = false } = options;
  wantFlag('acc', 'options.centred', centred);
  wantNumbers('acc', 'climatology', climatology);
  const { length } = climatology;
  if (length !== truth.length && length !== layout.cells) {
    throw new RangeError(
      `acc: climatology has the shape [${length}]; it must be that of the forecast, [${truth.length}], or of one ` +
        `field, [${layout.cells}].`,
    );
  }
  const usual = (i: number): number => climatology[length === truth.length ? i : i % length] as number;
  const one: Layout = { ...layout, fields: 1 };
  let sum = 0;
  let fields = 0;
  for (let start = 0; start < truth.length; start += layout.cells) {
    const ofForecast = (cell: number): number => (forecast[start + cell] as number) - usual(start + cell);
    const ofTruth = (cell: number): number => (truth[start + cell] as number) - usual(start + cell);
    const correlation = correlate(one, ofForecast, ofTruth, centred);
    if (Number.isNaN(correlation)) continue;
    sum += correlation;
    fields++;
  }
  return fields > 0 ? sum / fields : Number.NaN;
}

type Term = (cell: number) => number;

function correlate(layout: Layout, a: Term, b: Term, centred: boolean): number {
  // A cell counts when both anomalies are there: 0 · NaN is NaN, which the mean leaves out.
  const both = (term: Term, other: Term): number => weightedMean(layout, (i) => term(i) + 0 * other(i));
  const [meanA, meanB] = centred ? [both(a, b), both(b, a)] : [0, 0];
  const mean = (product: (x: number, y: number) => number): number =>
    weightedMean(layout, (i) => product(a(i) - meanA, b(i) - meanB));
  const covariance = mean((x, y) => x * y);
  const scale = Math.sqrt(mean((x, y) => x * x + 0 * y)) * Math.sqrt(mean((x, y) => y * y + 0 * x));
  // Rounding may carry a perfect correlation past 1 by one part in 10¹⁶.
  return scale > 0 ? Math.max(-1, Math.min(1, covariance / scale)) : Number.NaN;
}
