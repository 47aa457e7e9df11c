import { wantArray, wantNumbers } from '../arguments/want-list.ts';
import { type Layout, layoutOf, type ScoreOptions } from './layout.ts';
import { checkSameLength, type Numbers } from './numbers.ts';

/** An ensemble of M forecasts: M arrays as long as the truth, or one flat array with the members one after another. */
export type Ensemble = readonly Numbers[] | Numbers;

/** An ensemble and its truth, checked. */
export interface CheckedEnsemble {
  readonly layout: Layout;
  readonly size: number;
  member(index: number): Numbers;
}

/**
 * Checks an ensemble against its truth.
 * @throws TypeError for a tensor, RangeError naming both shapes, or when there are fewer than `least` members
 */
export function ensembleOf(
  score: string,
  ensemble: Ensemble,
  truth: Numbers,
  options: ScoreOptions | undefined,
  least = 1,
): CheckedEnsemble {
  wantNumbers(score, 'truth', truth);
  const members = membersOf(score, ensemble, truth.length);
  for (const [index, member] of members.entries()) {
    checkSameLength(score, [`member ${index}`, member], ['truth', truth]);
  }
  if (members.length < least) {
    throw new RangeError(
      `${score}: an ensemble of at least ${least} members is needed; this one has ${members.length}.`,
    );
  }
  return {
    layout: layoutOf(score, truth.length, options),
    size: members.length,
    member: (index) => members[index] as Numbers,
  };
}

/**
 * The mean of an ensemble's members, cell by cell.
 *
 * @param ensemble M arrays of n numbers each; NaN is missing
 * @returns n numbers in the unit of the ensemble; NaN where any member is missing
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError when members differ in shape or there are none
 * @example
 * log(Array.from(ensembleMean([[1, 4], [3, 8]]))); // [2, 6]
 */
export function ensembleMean(ensemble: readonly Numbers[]): Float64Array {
  wantArray('ensembleMean', 'ensemble', ensemble, ' of members');
  const first = ensemble[0];
  if (first === undefined || typeof first === 'number') {
    throw new RangeError('ensembleMean: give a list with at least one member, each an array of numbers.');
  }
  wantNumbers('ensembleMean', 'member 0', first);
  const { size, member } = ensembleOf('ensembleMean', ensemble, first, undefined);
  return Float64Array.from({ length: first.length }, (_, cell) => {
    let sum = 0;
    for (let m = 0; m < size; m++) sum += member(m)[cell] as number;
    return sum / size;
  });
}

function membersOf(score: string, ensemble: Ensemble, cells: number): Numbers[] {
  if (isList(ensemble)) {
    const members = Array.from(ensemble);
    for (const [index, member] of members.entries()) wantNumbers(score, `member ${index}`, member);
    return members;
  }
  wantNumbers(score, 'ensemble', ensemble);
  const size = ensemble.length / cells;
  if (!Number.isInteger(size)) {
    throw new RangeError(
      `${score}: ensemble has the shape [${ensemble.length}] and truth the shape [${cells}]; the first must be ` +
        'a multiple of the second, one truth long for each member.',
    );
  }
  return Array.from({ length: size }, (_, m) => {
    const values = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell++) values[cell] = ensemble[m * cells + cell] as number;
    return values;
  });
}

function isList(ensemble: Ensemble): ensemble is readonly Numbers[] {
  return Array.isArray(ensemble) && (ensemble.length === 0 || typeof ensemble[0] !== 'number');
}
