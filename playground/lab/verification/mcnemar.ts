import { wantNumbers } from '../arguments/want-list.ts';
import { checkSameLength, type Numbers } from './numbers.ts';

/** How two rules part on the same cases. */
export interface Parting {
  /** Cases that only the first rule got right. */
  onlyFirst: number;
  /** Cases that only the second rule got right. */
  onlySecond: number;
  /** How often tossing a coin for each of these cases parts the rules at least as far. */
  byChance: number;
}

/**
 * Compares two rules by the cases on which exactly one of them is right: the exact, two-sided form of McNemar's test
 * (McNemar 1947, doi:10.1007/BF02295996). Cases that both get right or wrong say nothing about their difference.
 * The chance is that of independent cases; days that follow each other are not, and it is then too small.
 *
 * @param first class numbers called by one rule; NaN is missing, and the case is left out
 * @param second class numbers called by the other rule, for the same cases
 * @param truth class numbers of these cases
 * @returns counts, and a chance between 0 and 1; 1 where the rules never part
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const truth = [1, 1, 1, 1, 1, 1, 1, 0];
 * const first = [1, 1, 1, 1, 1, 1, 1, 1];
 * const second = [0, 0, 0, 0, 0, 0, 1, 0];
 * const { onlyFirst, onlySecond, byChance } = mcnemar(first, second, truth);
 * log(onlyFirst, onlySecond, byChance.toFixed(3)); // 6 1 0.125
 */
export function mcnemar(first: Numbers, second: Numbers, truth: Numbers): Parting {
  wantNumbers('mcnemar', 'first', first);
  wantNumbers('mcnemar', 'second', second);
  wantNumbers('mcnemar', 'truth', truth);
  checkSameLength('mcnemar', ['first', first], ['truth', truth]);
  checkSameLength('mcnemar', ['second', second], ['truth', truth]);
  let [onlyFirst, onlySecond] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    const [a, b, t] = [first[i] as number, second[i] as number, truth[i] as number];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    if (a === t && b !== t) onlyFirst += 1;
    if (b === t && a !== t) onlySecond += 1;
  }
  return { onlyFirst, onlySecond, byChance: byChance(onlyFirst, onlySecond) };
}

/** Twice the binomial tail of fair coins beyond the smaller count, at most 1. */
function byChance(a: number, b: number): number {
  const n = a + b;
  // In logarithms: 2 to the power of -n is 0 in doubles for a few thousand cases.
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= Math.min(a, b); k++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(n - k) - Math.log(k + 1);
  }
  return Math.min(1, 2 * tail);
}
