import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powerSpectrum, random } from '../../../../playground/lab/index.ts';

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (row: readonly number[]) => meanOf(row.map((value) => (value - meanOf(row)) ** 2));
const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describe('the power spectrum of rows', () => {
  test('adds up to the variance within them where they are periodic (Parseval)', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 3, max: 17 })).chain(([rows, columns]) =>
          fc.tuple(
            fc.constant(columns),
            fc.array(fc.array(number, { minLength: columns, maxLength: columns }), {
              minLength: rows,
              maxLength: rows,
            }),
          ),
        ),
        ([columns, rows]) => {
          const waves = powerSpectrum(rows.flat(), { rows: rows.length, columns, periodic: true });
          expect(waves).toHaveLength(Math.floor(columns / 2) + 1);
          const expected = meanOf(rows.map(variance));
          expect(Math.abs(waves.reduce((sum, value) => sum + value, 0) - expected)).toBeLessThan(
            1e-10 * (1 + expected),
          );
        },
      ),
    );
  });

  test.each([80, 81])(
    'of %i columns with ends is what TensorFlow.js finds with the same fade',
    async (columns) => {
      await tf.setBackend('cpu');
      const { normal } = random(2);
      const field = Array.from({ length: 6 * columns }, () => 3 + normal());
      // As a program would write it by tensors.
      const fade = tf.square(tf.sin(tf.mul(tf.range(0.5, columns), Math.PI / columns)));
      const along = tf.tensor2d(field, [6, columns]);
      const wave = tf.spectral.rfft(along.sub(along.mean(1, true)).mul(fade));
      const power = tf.add(tf.real(wave).square(), tf.imag(wave).square()).mean(0);
      const expected = power
        .mul(2 / columns ** 2)
        .div(fade.square().mean())
        .dataSync();
      const found = powerSpectrum(field, { rows: 2, columns });
      for (let k = 1; 2 * k < columns; k++)
        expect(Math.abs(Number(found[k]) / Number(expected[k]) - 1)).toBeLessThan(1e-3);
    },
  );

  test('keeps the variance of noise whose rows end', () => {
    const { normal } = random(3);
    const field = Array.from({ length: 400 * 64 }, () => normal());
    const sum = powerSpectrum(field, { rows: 400, columns: 64 }).reduce((total, value) => total + value, 0);
    // The mean of a row takes 1 / 64 of it; 400 rows leave a few hundredths to chance.
    expect(sum).toBeGreaterThan(0.93);
    expect(sum).toBeLessThan(1.05);
  });

  test('leaves out rows with a missing value, and is NaN without a whole one', () => {
    const whole = [1, 2, 4, 7];
    const options = { rows: 1, columns: 4 };
    expect(powerSpectrum([...whole, 1, Number.NaN, 2, 3], options)).toEqual(powerSpectrum(whole, options));
    expect(powerSpectrum([1, Number.NaN, 2, 3], options)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  test('of numbers that are no whole fields is refused', () => {
    expect(() => powerSpectrum([1, 2, 3, 4], { rows: 1, columns: 3 })).toThrow(
      'powerSpectrum: field has the shape [4]; it must hold one or more fields of 1 × 3 numbers.',
    );
  });
});
