import { wantFlag, wantOptions } from '../arguments/want.ts';
import { wantNumbers } from '../arguments/want-list.ts';
import { pairOf } from './errors.ts';
import type { ScoreOptions } from './layout.ts';
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
  const weights = Float64Array.from({ length: layout.cells }, (_, cell) => layout.weight(cell));
  const [ofForecast, ofTruth] = [new Float64Array(layout.cells), new Float64Array(layout.cells)];
  let sum = 0;
  let fields = 0;
  for (let start = 0; start < truth.length; start += layout.cells) {
    for (let cell = 0; cell < layout.cells; cell++) {
      const usual = climatology[length === truth.length ? start + cell : cell] as number;
      ofForecast[cell] = (forecast[start + cell] as number) - usual;
      ofTruth[cell] = (truth[start + cell] as number) - usual;
    }
    const correlation = correlate(ofForecast, ofTruth, weights, centred);
    if (Number.isNaN(correlation)) continue;
    sum += correlation;
    fields++;
  }
  return fields > 0 ? sum / fields : Number.NaN;
}

/** The weighted correlation of two fields' anomalies, over the cells that both have; NaN where one has none at all. */
function correlate(a: Float64Array, b: Float64Array, weights: Float64Array, centred: boolean): number {
  const [meanA, meanB] = centred ? meansOf(a, b, weights) : [0, 0];
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (const [cell, weight] of weights.entries()) {
    const x = (a[cell] as number) - meanA;
    const y = (b[cell] as number) - meanB;
    if (weight === 0 || Number.isNaN(x * y)) continue;
    products += weight * x * y;
    squaresA += weight * x * x;
    squaresB += weight * y * y;
  }
  const scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
  // Rounding may carry a perfect correlation past 1 by one part in 10¹⁶.
  return scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : Number.NaN;
}

/** The weighted means of both over the cells that both have. */
function meansOf(a: Float64Array, b: Float64Array, weights: Float64Array): [number, number] {
  let [sumA, sumB, total] = [0, 0, 0];
  for (const [cell, weight] of weights.entries()) {
    const [x, y] = [a[cell] as number, b[cell] as number];
    if (Number.isNaN(x * y)) continue;
    sumA += weight * x;
    sumB += weight * y;
    total += weight;
  }
  return [sumA / total, sumB / total];
}
