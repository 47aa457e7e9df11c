import type { Random } from '../random/random.ts';

/**
 * Cuts 0 … count - 1 into minibatches of row indices, shuffled anew on every call. The last batch may be smaller.
 *
 * @param count number of rows
 * @param size rows of a batch, 1 or more
 * @param rng shuffles the rows
 * @returns the indices of the rows of one batch after the other
 * @throws RangeError for a size below 1
 * @example
 * const rng = random(1);
 * for (const rows of minibatches(5, 2, rng)) log(Array.from(rows));
 * // [2, 1]
 * // [4, 0]
 * // [3]
 */
export function* minibatches(
  count: number,
  size: number,
  rng: Random,
): Generator<Int32Array, void, undefined> {
  if (!(size >= 1)) throw new RangeError(`minibatches: the size must be at least 1; it is ${size}.`);
  const order = Int32Array.from(rng.shuffle(Array.from({ length: count }, (_, i) => i)));
  for (let start = 0; start < count; start += size) yield order.subarray(start, start + size);
}
