import { wantFlag, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantEachNumber } from '../arguments/want-list.ts';
import type { Numbers } from './numbers.ts';

/** How the numbers of fields lie in their array, and how rows end. */
export interface SpectrumOptions {
  /** Rows of a field; the array may hold several fields one after another. */
  rows: number;
  /** Numbers in a row, at least 3, at equal distances. */
  columns: number;
  /** Whether the last number of a row is a neighbour of the first, as around the globe. Default: false. */
  periodic?: boolean;
}

/**
 * The variance along the rows of fields, by wavenumber: the mean over all rows of their power spectra. Forecasts that
 * are too smooth have too little of it in short waves. Each row loses its mean; of rows that end, both ends are faded out
 * with Hann's window sin²(π (i + ½) / columns), and the squares are divided by its mean square, so that a steady noise
 * keeps its variance (Harris 1978, doi:10.1109/PROC.1978.10837).
 *
 * @param field flat, row-major, shape [rows, columns] or [fields, rows, columns]; a row with a NaN is left out
 * @returns number k is of k waves to a row, from 0 to columns / 2, in the squared unit of the field; of periodic rows the
 *   sum is the variance within rows; NaN when no row is whole
 * @throws TypeError for what is no array of numbers, such as a tensor; RangeError for numbers that are no whole fields
 * @example
 * const row = [6, 4, 6, 4, 6, 4, 6, 4];
 * const waves = powerSpectrum(row, { rows: 1, columns: 8, periodic: true });
 * log(waves.map((variance) => variance.toFixed(1)).join(' '));
 * // 0.0 0.0 0.0 0.0 1.0
 */
export function powerSpectrum(field: Numbers, options: SpectrumOptions): number[] {
  wantOptions('powerSpectrum', 'options', options);
  const { rows, columns, periodic = false } = options;
  wantWhole('powerSpectrum', 'options.rows', rows, 1);
  wantWhole('powerSpectrum', 'options.columns', columns, 3);
  wantFlag('powerSpectrum', 'options.periodic', periodic);
  wantEachNumber('powerSpectrum', 'field', field);
  if (field.length === 0 || field.length % (rows * columns) !== 0) {
    throw new RangeError(
      `powerSpectrum: field has the shape [${field.length}]; it must hold one or more fields of ${rows} × ${columns} numbers.`,
    );
  }
  const fade = Float64Array.from({ length: columns }, (_, i) =>
    periodic ? 1 : Math.sin((Math.PI * (i + 0.5)) / columns) ** 2,
  );
  const kept = fade.reduce((sum, share) => sum + share ** 2, 0) / columns;
  const cosine = Float64Array.from({ length: columns }, (_, i) => Math.cos((2 * Math.PI * i) / columns));
  const sine = Float64Array.from({ length: columns }, (_, i) => Math.sin((2 * Math.PI * i) / columns));
  const power = new Array<number>(Math.floor(columns / 2) + 1).fill(0);
  const row = new Float64Array(columns);
  let whole = 0;
  for (let start = 0; start < field.length; start += columns) {
    let mean = 0;
    for (let i = 0; i < columns; i++) mean += (field[start + i] as number) / columns;
    if (Number.isNaN(mean)) continue;
    whole++;
    for (let i = 0; i < columns; i++) row[i] = ((field[start + i] as number) - mean) * (fade[i] as number);
    for (let k = 0; k < power.length; k++) {
      let [real, imaginary, turn] = [0, 0, 0];
      for (let i = 0; i < columns; i++) {
        real += (row[i] as number) * (cosine[turn] as number);
        imaginary += (row[i] as number) * (sine[turn] as number);
        turn += k;
        if (turn >= columns) turn -= columns;
      }
      power[k] = (power[k] as number) + real ** 2 + imaginary ** 2;
    }
  }
  return power.map((sum, k) => {
    // Every wave but the mean and the shortest stands for two: k and −k.
    const twice = k === 0 || 2 * k === columns ? 1 : 2;
    return (twice * sum) / (whole * columns ** 2 * kept);
  });
}
