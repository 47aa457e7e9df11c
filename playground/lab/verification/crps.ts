import { wantNumber, wantOptions } from '../arguments/want.ts';
import { type CheckedEnsemble, type Ensemble, ensembleOf } from './ensemble.ts';
import { type ScoreOptions, weightedMean } from './layout.ts';
import type { Numbers } from './numbers.ts';

/**
 * Continuous ranked probability score of an ensemble read as a distribution with M equal steps:
 * mean |x_j − y| − Σ_jk |x_j − x_k| / (2 M²), then the weighted mean over cells and times. With one member it is
 * the mean absolute error. Hersbach 2000, doi:10.1175/1520-0434(2000)015<0559:DOTCRP>2.0.CO;2; Gneiting and Raftery
 * 2007, doi:10.1198/016214506000001437.
 *
 * @param ensemble M members, each shaped as the truth; a cell with a missing member is left out
 * @param truth flat, row-major; NaN is missing
 * @returns in the unit of the arrays, 0 or more; NaN when no cell is whole
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const members = [[1, 4], [2, 5], [3, 9]];
 * log(crps(members, [2, 7]).toFixed(4)); // 0.7222
 */
export function crps(ensemble: Ensemble, truth: Numbers, options?: ScoreOptions): number {
  return score('crps', ensemble, truth, 0, options);
}

/**
 * The fair CRPS: the same with 2 M (M − 1) in place of 2 M². Its expectation is best for members that are drawn from
 * the truth's own distribution, however few they are (Ferro 2014, doi:10.1002/qj.2270). It is never negative: two members
 * are no further apart than the sum of their distances to the truth.
 *
 * @param ensemble two or more members, each shaped as the truth; a cell with a missing member is left out
 * @param truth flat, row-major; NaN is missing
 * @returns in the unit of the arrays; NaN when no cell is whole
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ or there is one member only
 * @example
 * const members = [[1, 4], [2, 5], [3, 9]];
 * log(fairCrps(members, [2, 7]).toFixed(4)); // 0.3333
 */
export function fairCrps(ensemble: Ensemble, truth: Numbers, options?: ScoreOptions): number {
  return score('fairCrps', ensemble, truth, 1, options, 2);
}

/** How fair the score is. */
export interface AlmostFairOptions extends ScoreOptions {
  /** Share of the fair score, 0 to 1; 0.95 unless given. */
  alpha?: number;
}

/**
 * The almost fair CRPS, α · fair CRPS + (1 − α) · CRPS with α = 0.95: what AIFS-CRPS is trained on. When all members
 * but one equal the truth, the fair score does not see the last one; this one does. In the pairwise form of Lang et
 * al. 2026, doi:10.1038/s44387-026-00073-7, no term is negative, so nothing is lost to cancellation.
 *
 * @param ensemble two or more members, each shaped as the truth; a cell with a missing member is left out
 * @param truth flat, row-major; NaN is missing
 * @returns in the unit of the arrays; NaN when no cell is whole
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ, α is not in [0, 1] or there is one member only
 * @example
 * const members = [[1, 4], [2, 5], [3, 9]];
 * log(almostFairCrps(members, [2, 7]).toFixed(4)); // 0.3528
 */
export function almostFairCrps(ensemble: Ensemble, truth: Numbers, options: AlmostFairOptions = {}): number {
  wantOptions('almostFairCrps', 'options', options);
  const { alpha = 0.95 } = options;
  wantNumber('almostFairCrps', 'options.alpha', alpha, ' from 0 to 1', (value) => value >= 0 && value <= 1);
  return score('almostFairCrps', ensemble, truth, alpha, options, 2);
}

/** All three are one score: α is 0 for the plain CRPS and 1 for the fair one. */
function score(
  name: string,
  ensemble: Ensemble,
  truth: Numbers,
  alpha: number,
  options?: ScoreOptions,
  least?: number,
): number {
  const checked = ensembleOf(name, ensemble, truth, options, least);
  return weightedMean(checked.layout, (i) => atCell(checked, i, truth[i] as number, alpha));
}

/** Σ over pairs j ≠ k of |x_j − y| + |x_k − y| − (1 − ε) |x_j − x_k|, over 2 M (M − 1), with ε = (1 − α) / M. */
function atCell({ size, member }: CheckedEnsemble, cell: number, y: number, alpha: number): number {
  if (size === 1) return Math.abs((member(0)[cell] as number) - y);
  const keep = 1 - (1 - alpha) / size;
  let sum = 0;
  for (let j = 0; j < size; j++) {
    const a = member(j)[cell] as number;
    const distance = Math.abs(a - y);
    for (let k = 0; k < j; k++) {
      const b = member(k)[cell] as number;
      sum += distance + Math.abs(b - y) - keep * Math.abs(a - b);
    }
  }
  return sum / (size * (size - 1));
}
