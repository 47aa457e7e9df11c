/**
 * @title A split without a leak
 * @expect check "no day in both parts" fails
 * @expect check "at least half to learn from, a tenth to validate" passes
 * @expect check "no more given away than needed" passes
 */
import { log, random } from 'lab';

/**
 * Divides `count` examples into two parts. Example i knows the `span` days from i on and is to forecast the mean of
 * the `span` days after these: it uses the days i to i + 2 span - 1.
 */
export function split(count: number, span: number): { train: number[]; validation: number[] } {
  log(`each example uses ${2 * span} days`);
  const order = random(1).shuffle(Array.from({ length: count }, (_, i) => i));
  const cut = Math.floor(0.8 * count); // and where does `span` come in?
  return { train: order.slice(0, cut), validation: order.slice(cut) };
}

const { train, validation } = split(1000, 30);
log(`${train.length} to learn from, ${validation.length} to validate`);
