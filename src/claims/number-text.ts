import { displayNumber, grouped } from '../../playground/views/drawing/number-format.ts';

/** How a number stands in a sentence. */
export interface NumberStyle {
  /** Digits after the point; absent for four significant ones. */
  digits: number | undefined;
  /** What it is multiplied with first: 100 makes a share a percentage. */
  times: number;
}

/** The number as the course sets it: a true minus, commas between thousands, powers of ten where they are shorter. */
export function numberText(value: number, { digits, times }: NumberStyle): string {
  const scaled = value * times;
  const text = digits === undefined ? displayNumber(scaled) : fixed(scaled, digits);
  const [, sign = '', whole = '', rest = ''] = /^(−?)(\d+)((?:\.\d+)?)$/.exec(text) ?? [];
  return whole === '' ? text : `${sign}${whole.length > 3 ? grouped(Number(whole)) : whole}${rest}`;
}

function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  // Rounded to nothing, a number has no sign.
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
