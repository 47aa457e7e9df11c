import { wantFunction, wantOptions, wantWhole } from '../arguments/want.ts';
import type { Random } from '../random/random.ts';

/** The most rows: their indices fill half a gigabyte. */
const mostRows = 2 ** 27;

/**
 * Cuts 0 … count - 1 into minibatches of row indices, shuffled anew on every call. The last batch may be smaller.
 *
 * @param count number of rows, a whole number up to 2²⁷
 * @param size rows of a batch, a whole number of 1 or more
 * @param rng shuffles the rows
 * @returns the indices of the rows of one batch after the other
 * @throws RangeError for a count or a size that is no such number, TypeError for what is no number or no stream
 * @example
 * const rng = random(1);
 * for (const rows of minibatches(5, 2, rng)) log(Array.from(rows));
 * // [2, 1]
 * // [4, 0]
 * // [3]
 */
export function minibatches(
  count: number,
  size: number,
  rng: Random,
): Generator<Int32Array, void, undefined> {
  wantWhole('minibatches', 'count', count, 0, mostRows);
  wantWhole('minibatches', 'size', size, 1);
  wantOptions('minibatches', 'rng', rng);
  wantFunction('minibatches', 'rng.shuffle', rng.shuffle);
  return cut(count, size, rng);
}

function* cut(count: number, size: number, rng: Random): Generator<Int32Array, void, undefined> {
  const order = Int32Array.from(rng.shuffle(Array.from({ length: count }, (_, i) => i)));
  for (let start = 0; start < count; start += size) yield order.subarray(start, start + size);
}
