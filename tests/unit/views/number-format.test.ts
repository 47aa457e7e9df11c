import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutAxis } from '../../../playground/views/drawing/axis.ts';
import { columnNumbers, displayNumber, tickTexts } from '../../../playground/views/drawing/number-format.ts';

const step = 1e-6;

describe('tick labels', () => {
  test.each([
    ['whole millions', [0, 1e6, 2e6], ['0', '10⁶', '2×10⁶']],
    ['half millions', [1e6, 1.5e6, 2e6], ['10⁶', '1.5×10⁶', '2×10⁶']],
    [
      'a small step far from nought',
      [5_499_800, 5_499_900, 5_500_000],
      ['5.4998×10⁶', '5.4999×10⁶', '5.5×10⁶'],
    ],
    ['both sides of a power of ten', [9.9998e6, 1e7, 1.00002e7], ['9.9998×10⁶', '10⁷', '1.00002×10⁷']],
    ['below nought', [-1_000_002, -1_000_001], ['−1.000002×10⁶', '−1.000001×10⁶']],
    ['small steps near nought', [-step, 0, step], ['−10⁻⁶', '0', '10⁻⁶']],
    ['a sum that rounding has spoilt', [2 * step, 2 * step + step], ['2×10⁻⁶', '3×10⁻⁶']],
    ['small steps beside one', [0.50001, 0.50002], ['5.0001×10⁻¹', '5.0002×10⁻¹']],
    ['one tick, which has no step', [5_499_812], ['5.5×10⁶']],
    ['ordinary numbers', [0, 0.5, 1], ['0.0', '0.5', '1.0']],
  ])('%s', (_, values, texts) => {
    expect(tickTexts(values)).toEqual(texts);
  });

  test.each([
    [5.4998e6, 5.5002e6],
    [1e9, 1e9 + 1],
    [-1e12, -1e12 + 20],
    [101_325, 101_325.001],
    [1e-5, 1.0001e-5],
  ])('no two ticks between %d and %d read alike', (low, high) => {
    const { ticks } = layoutAxis({ label: 'x' }, { low, high }, { log: false, nice: true, ticks: 5 });
    expect(ticks.length).toBeGreaterThan(2);
    expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
  });
});

describe('numbers of a column', () => {
  const texts = (values: number[]) => values.map(columnNumbers(values));

  test('have as many digits after the point as the one that needs most', () => {
    expect(texts([2.09, 2.087, 2.1])).toEqual(['2.090', '2.087', '2.100']);
    expect(texts([-0.5, 0.25])).toEqual(['−0.50', '0.25']);
  });

  test('have no more than four significant digits', () => {
    expect(texts([12.5, 0.1234])).toEqual(['12.50', '0.1234']);
    expect(texts([0.05, 0.01234])).toEqual(['0.05000', '0.01234']);
  });

  test('stay as they are where they are whole, large or powers of ten', () => {
    expect(texts([7, 12_345, 0.25])).toEqual(['7', '12345', '0.25']);
    expect(texts([1e-7, 0.5, Number.NaN])).toEqual(['10⁻⁷', '0.5', 'NaN']);
    expect(texts([])).toEqual([]);
  });

  test('say the same as alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e5, max: 1e5 }), { minLength: 1, maxLength: 5 }), (values) => {
        for (const value of values) {
          const [together, alone] = [columnNumbers(values)(value), displayNumber(value)];
          expect(together.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')).toBe(alone);
        }
      }),
    );
  });
});
