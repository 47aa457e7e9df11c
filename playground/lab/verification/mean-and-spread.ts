import { wantNumbers } from '../arguments/want-list.ts';
import type { Numbers } from './numbers.ts';

/**
 * Mean and spread of the scores of several runs that differ in their seed only. The spread is the standard deviation
 * of a sample, divided by n − 1 (Wilks 2019, doi:10.1016/C2017-0-03921-6, section 3.2): it says how far a single run
 * may lie from the mean, not how well the mean is known.
 *
 * @param scores one number a run; NaN is not left out, since a run that failed is a result
 * @returns in the unit of the scores; the spread of a single score is NaN
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when there is no score
 * @example
 * const { mean, spread } = meanAndSpread([2.1, 2.3, 2.5]);
 * log(mean.toFixed(2), spread.toFixed(2)); // 2.30 0.20
 */
export function meanAndSpread(scores: Numbers): { mean: number; spread: number } {
  wantNumbers('meanAndSpread', 'scores', scores);
  const n = scores.length;
  if (n === 0) throw new RangeError('meanAndSpread: there is no score to average.');
  const values = Array.from(scores);
  const mean = values.reduce((sum, score) => sum + score, 0) / n;
  const squares = values.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (n - 1)) };
}
