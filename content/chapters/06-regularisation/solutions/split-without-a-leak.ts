/**
 * @title A split without a leak
 * @expect check "no day in both parts" passes
 * @expect check "at least half to learn from, a tenth to validate" passes
 * @expect check "no more given away than needed" passes
 * @expect check "validation comes after" passes
 */
import { log } from 'lab';

/**
 * Divides `count` examples into two parts. Example i knows the `span` days from i on and is to forecast the mean of
 * the `span` days after these: it uses the days i to i + 2 span - 1.
 */
export function split(count: number, span: number): { train: number[]; validation: number[] } {
  const order = Array.from({ length: count }, (_, i) => i);
  const cut = Math.floor(0.8 * count);
  // The last example to learn from, cut - 1, uses the days up to cut + 2 span - 2. The first to validate begins after.
  return { train: order.slice(0, cut), validation: order.slice(cut + 2 * span - 1) };
}

const { train, validation } = split(1000, 30);
log(
  `${train.length} to learn from, ${validation.length} to validate; the first of each: ${train[0]}, ${validation[0]}`,
);
