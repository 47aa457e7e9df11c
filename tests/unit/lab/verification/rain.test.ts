import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contingency, csi, fss } from '../../../../playground/lab/index.ts';
import { gridded } from './arbitrary.ts';
import { fssByHand, nested } from './reference.ts';

describe('events', () => {
  const truth = [5, 5, 0, 0, 1];
  const forecast = [5, 0, 5, 0, 1];
  test('hits, misses and false alarms by hand', () => {
    expect(contingency(forecast, truth, { threshold: 1 })).toEqual({
      hits: 0.4,
      misses: 0.2,
      falseAlarms: 0.2,
      correctNegatives: 0.2,
    });
    expect(csi(forecast, truth, { threshold: 1 })).toBeCloseTo(0.5, 14);
    expect(csi(forecast, truth, { threshold: 2 })).toBeCloseTo(1 / 3, 14);
  });

  test('latitude weighs: a hit on the equator and a miss at 60°', () => {
    expect(csi([1, 0], [1, 1], { threshold: 1, latitudes: [0, 60] })).toBeCloseTo(2 / 3, 14);
  });

  test('no event anywhere, or nothing to compare, is NaN', () => {
    expect(csi(forecast, truth, { threshold: 9 })).toBeNaN();
    expect(csi([Number.NaN], [1], { threshold: 1 })).toBeNaN();
    expect(csi([1, Number.NaN, 0], [1, 0, 1], { threshold: 1 })).toBeCloseTo(0.5, 14);
  });

  test('a threshold that is no number is refused', () => {
    expect(() => csi(forecast, truth, {} as { threshold: number })).toThrow(
      'csi: options.threshold must be a number; it is missing.',
    );
  });
});

const rowsOf = (x: number[], columns: number): number[][] =>
  nested(x, [1, x.length / columns, columns])[0] ?? [];

describe('fractions skill score', () => {
  /** One wet cell in a field of 11 × 11, at a column of the middle row. */
  const wet = (column: number): number[] =>
    Array.from({ length: 121 }, (_, i) => (i === 5 * 11 + column ? 1 : 0));
  const options = { threshold: 1, shape: [11, 11] };

  test('one wet cell that is d columns off scores 1 - d / n in windows of n cells that reach over both', () => {
    for (const [distance, window] of [
      [1, 1],
      [1, 3],
      [2, 3],
      [2, 5],
    ] as const) {
      const expected = Math.max(0, 1 - distance / window);
      expect(fss(wet(5), wet(5 - distance), { ...options, window })).toBeCloseTo(expected, 14);
    }
  });

  test('a perfect forecast is 1, one that shares no neighbourhood 0, no event NaN', () => {
    expect(fss(wet(3), wet(3), { ...options, window: 3 })).toBe(1);
    expect(fss(wet(1), wet(9), { ...options, window: 3 })).toBe(0);
    expect(fss(wet(1), wet(9), { ...options, threshold: 2, window: 3 })).toBeNaN();
  });

  test('agrees with walking over every neighbourhood, to 10⁻¹², and stays in [0, 1]', () => {
    fc.assert(
      fc.property(gridded(2), fc.constantFrom(1, 3, 5, 7), ({ shape, arrays }, window) => {
        const [forecast, truth] = arrays as [number[], number[]];
        const [times, rows, columns] = shape;
        const cells = rows * columns;
        for (let t = 0; t < times; t++) {
          const [f, o] = [forecast, truth].map((x) => x.slice(t * cells, (t + 1) * cells)) as [
            number[],
            number[],
          ];
          const expected = fssByHand(rowsOf(f, columns), rowsOf(o, columns), 10, window);
          const found = fss(f, o, { threshold: 10, window, shape: [rows, columns] });
          if (Number.isNaN(expected)) expect(found).toBeNaN();
          else {
            expect(found).toBeCloseTo(expected, 12);
            expect(found).toBeGreaterThanOrEqual(-1e-15);
            expect(found).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  test('times are added up before the quotient', () => {
    const both = fss([...wet(5), ...wet(5)], [...wet(5), ...wet(4)], {
      threshold: 1,
      window: 1,
      shape: [2, 11, 11],
    });
    expect(both).toBe(0.5);
  });

  test.each([
    [{ ...options, window: 2 }, 'fss: window is 2; it must be an odd number of cells'],
    [
      { ...options, window: 3, shape: [121] },
      'fss: neighbourhoods need rows and columns; the shape is [121].',
    ],
    [
      { ...options, window: 3, shape: [11, 12] },
      'the arrays have the shape [121]; the shape [11,12] has 132 cells.',
    ],
  ])('%j is refused', (options, message) => {
    expect(() => fss(wet(1), wet(2), options)).toThrow(message);
  });
});
