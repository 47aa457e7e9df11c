import { type Ensemble, ensembleOf } from './ensemble.ts';
import { type ScoreOptions, weightedMean } from './layout.ts';
import type { Numbers } from './numbers.ts';

/**
 * Spread–skill ratio, √((M + 1) / M) · √(mean s²) / RMSE of the ensemble mean, with the unbiased variance s² (M − 1
 * in the denominator); variances and squared errors are averaged before the roots. 1 for an ensemble whose members
 * are exchangeable with the truth, below 1 for one that is too sure. Fortin et al. 2014, doi:10.1175/JHM-D-14-0008.1.
 *
 * @param ensemble two or more members, each shaped as the truth; a cell with a missing member is left out
 * @param truth flat, row-major; NaN is missing
 * @returns without unit; NaN when no cell is whole or spread and error are both 0, Infinity when only the error is
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ or there is one member only
 * @example
 * const members = [[1, 4, 6], [3, 8, 9]];
 * log(spreadSkillRatio(members, [4, 5, 8]).toFixed(2)); // 2.04
 */
export function spreadSkillRatio(ensemble: Ensemble, truth: Numbers, options?: ScoreOptions): number {
  const { layout, size, member } = ensembleOf('spreadSkillRatio', ensemble, truth, options, 2);
  const mean = (cell: number): number => {
    let sum = 0;
    for (let m = 0; m < size; m++) sum += member(m)[cell] as number;
    return sum / size;
  };
  const variance = weightedMean(layout, (i) => {
    const centre = mean(i);
    let sum = 0;
    for (let m = 0; m < size; m++) sum += ((member(m)[i] as number) - centre) ** 2;
    // Where the truth is missing there is no error to compare the spread with.
    return sum / (size - 1) + 0 * (truth[i] as number);
  });
  const squaredError = weightedMean(layout, (i) => (mean(i) - (truth[i] as number)) ** 2);
  return Math.sqrt(((size + 1) / size) * variance) / Math.sqrt(squaredError);
}
