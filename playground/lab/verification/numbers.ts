/** A list of numbers: an ordinary array or a typed one. NaN is a missing value. */
export type Numbers = ArrayLike<number>;

/** Throws, naming both, when two lists that belong together differ in length. */
export function checkSameLength(score: string, first: [string, Numbers], second: [string, Numbers]): void {
  if (first[1].length === second[1].length) return;
  throw new RangeError(
    `${score}: ${first[0]} has the shape [${first[1].length}] and ${second[0]} the shape [${second[1].length}]; ` +
      'they must hold the same cells in the same order.',
  );
}
