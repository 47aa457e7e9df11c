/** The column of six days: for each the scalar product and what becomes of it, over bars that add up to 1. */
import { decimal, whole } from '../kit/reading.ts';
import { round, text } from '../kit/shapes.ts';
import { type Attention, answer, type Pair } from './model.ts';
import { words } from './words.en.ts';

const [first, pitch] = [50, 58] as const;
/** The right ends of score, exponential, share, value and product. */
const ends = [80, 150, 218, 286, 416] as const;
const [left, right] = [4, 416] as const;

export const columnHeight = first + 6 * pitch + 48;

const bracketed = (value: number): string => (value < 0 ? `(${decimal(value, 1)})` : decimal(value, 1));

/** A power, with decimals as long as there is room for them. */
export const power = (value: number): string => (value < 1000 ? decimal(value) : whole(value));

/** A scalar product with its numbers: “0.9 × 1.5 + 0.6 × (−1.0) = 0.75”. */
export function equation(query: Pair, key: Pair, product: number): string {
  const one = `${decimal(query[0], 1)} × ${bracketed(key[0])}`;
  return `${one} + ${bracketed(query[1])} × ${bracketed(key[1])} = ${decimal(product)}`;
}

/** Five numbers of a line, each at its end. */
function numbers(y: number, of: readonly string[], isSum = false): string {
  return of
    .map((says, k) => says && text(ends[k] ?? 0, y, says, isSum ? 'number value' : 'number', 'end'))
    .join('');
}

/** A bar of the shares, which together reach from the left to the right. */
function bar(y: number, from: number, share: number): string {
  const width = right - left;
  return (
    `<path class="axis" d="M${left} ${y + 3}H${right}"/>` +
    `<rect class="portion" x="${round(left + from * width)}" y="${y}" width="${round(share * width)}" height="6"/>`
  );
}

export function column(state: Attention): string {
  const { rows, all, mean } = answer(state);
  const { heads } = words;
  const score = state.divided ? heads.divided : heads.score;
  let before = 0;
  const days = rows.map((row, k) => {
    const y = first + k * pitch;
    const from = before;
    before += row.share;
    return (
      text(left, y + 16, `${words.key(k)} ${words.day(k)}`, k === state.asks ? 'value' : '', 'start') +
      text(right, y + 16, equation(state.query, row.key, row.product), 'number', 'end') +
      numbers(y + 36, [
        decimal(row.score),
        power(row.power),
        decimal(row.share),
        decimal(row.value, 1),
        decimal(row.part),
      ]) +
      bar(y + 43, from, row.share)
    );
  });
  const end = first + 6 * pitch;
  return (
    text(right, 16, heads.product, 'soft', 'end') +
    [score, heads.power, heads.share, heads.value, heads.part]
      .map((head, k) => text(ends[k] ?? 0, 38, head, 'soft', 'end'))
      .join('') +
    days.join('') +
    text(left, end + 20, words.sum, 'soft', 'start') +
    numbers(end + 20, ['', power(all), decimal(before), '', decimal(mean)], true) +
    bar(end + 30, 0, 1)
  );
}
