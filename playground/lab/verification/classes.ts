import { wantNumbers } from '../arguments/want-list.ts';
import { checkSameLength, type Numbers } from './numbers.ts';

/** How often each true class (row) was given each class (column). */
export interface Confusion {
  /** Class numbers in ascending order; rows and columns go by it. */
  readonly classes: readonly number[];
  /** Counts, one row a true class and one column a predicted one. */
  readonly counts: readonly (readonly number[])[];
  /** Cells that have both classes. */
  readonly total: number;
}

/**
 * Counts how often each true class was given each class (Wilks 2019, doi:10.1016/C2017-0-03921-6, chapter 9).
 *
 * @param predicted class numbers; NaN is missing, and the pair is left out
 * @param truth class numbers of the same cells
 * @returns counts for every class that either of them holds
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const { classes, counts } = confusion([0, 0, 1, 2, 2], [0, 1, 1, 2, 0]);
 * log(classes, counts[0]); // [0, 1, 2] [1, 0, 1]
 */
export function confusion(predicted: Numbers, truth: Numbers): Confusion {
  return tally('confusion', predicted, truth);
}

/**
 * Balanced accuracy: the mean over the true classes of the share that was recognised. Guessing scores 1 over the
 * number of classes however rare one of them is. Brodersen et al. 2010, doi:10.1109/ICPR.2010.764.
 *
 * @param predicted class numbers; NaN is missing, and the pair is left out
 * @param truth class numbers of the same cells
 * @returns between 0 and 1; NaN when no pair is whole
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const truth = [0, 0, 0, 0, 1];
 * log(balancedAccuracy([0, 0, 0, 0, 0], truth)); // 0.5
 */
export function balancedAccuracy(predicted: Numbers, truth: Numbers): number {
  const { counts } = tally('balancedAccuracy', predicted, truth);
  const recalls = counts.flatMap((row, k) => {
    const present = sum(row);
    return present > 0 ? (row[k] as number) / present : [];
  });
  return sum(recalls) / recalls.length;
}

/**
 * Heidke skill score, (p − e) / (1 − e): how far the share of right classes p exceeds the share e that chance would
 * get right with the same frequencies. 1 is perfect, 0 chance. Heidke 1926, doi:10.1080/20014422.1926.11881138.
 *
 * @param predicted class numbers; NaN is missing, and the pair is left out
 * @param truth class numbers of the same cells
 * @returns at most 1; NaN when no pair is whole or all are of one class and called so
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const truth = [0, 0, 1, 1];
 * log(heidke([0, 0, 1, 0], truth)); // 0.5
 */
export function heidke(predicted: Numbers, truth: Numbers): number {
  const { counts, total } = tally('heidke', predicted, truth);
  const right = sum(counts.map((row, k) => row[k] as number));
  const byChance = sum(counts.map((row, k) => sum(row) * sum(counts.map((other) => other[k] as number))));
  // Multiplied out with total²: whole numbers stay exact, and a perfect forecast scores 1 to the last digit.
  return (right * total - byChance) / (total * total - byChance);
}

/** How well calls hit a class: one line of a table that compares rules. */
export interface ClassScores {
  /** Calls of the right class. */
  right: number;
  /** As the function of this name says. */
  balancedAccuracy: number;
  /** As the function of this name says. */
  heidke: number;
}

/**
 * The number of right calls, balanced accuracy and Heidke skill of the same calls.
 *
 * @param predicted class numbers; NaN is missing, and the pair is left out
 * @param truth class numbers of the same cells
 * @returns a count and two scores without unit; NaN where `balancedAccuracy` and `heidke` are
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when shapes differ
 * @example
 * const { right, heidke } = classScores([0, 0, 1, 0], [0, 0, 1, 1]);
 * log(right, heidke); // 3 0.5
 */
export function classScores(predicted: Numbers, truth: Numbers): ClassScores {
  const { counts } = tally('classScores', predicted, truth);
  return {
    right: sum(counts.map((row, k) => row[k] as number)),
    balancedAccuracy: balancedAccuracy(predicted, truth),
    heidke: heidke(predicted, truth),
  };
}

function tally(score: string, predicted: Numbers, truth: Numbers): Confusion {
  wantNumbers(score, 'predicted', predicted);
  wantNumbers(score, 'truth', truth);
  checkSameLength(score, ['predicted', predicted], ['truth', truth]);
  const pairs: [number, number][] = [];
  for (let i = 0; i < truth.length; i++) {
    const [p, t] = [predicted[i] as number, truth[i] as number];
    if (!Number.isNaN(p) && !Number.isNaN(t)) pairs.push([p, t]);
  }
  const classes = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const place = new Map(classes.map((name, index) => [name, index]));
  const counts = classes.map(() => classes.map(() => 0));
  for (const [p, t] of pairs) {
    const row = counts[place.get(t) as number] as number[];
    const column = place.get(p) as number;
    row[column] = (row[column] as number) + 1;
  }
  return { classes, counts, total: pairs.length };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
