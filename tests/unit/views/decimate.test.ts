import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate, thin } from '../../../playground/views/decimate.ts';

const finite = (values: number[]) => values.filter((value) => !Number.isNaN(value));

describe('decimate', () => {
  test('keeps first, last, lowest and highest, in order, within the limit', () => {
    const y = fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
        { weight: 1, arbitrary: fc.constant(Number.NaN) },
      ),
      { minLength: 2, maxLength: 800 },
    );
    fc.assert(
      fc.property(y, fc.integer({ min: 20, max: 200 }), fc.boolean(), (values, limit, back) => {
        // Forwards, or back and forth as a trajectory runs.
        const x = values.map((_, i) => (back ? (i * 37) % values.length : i));
        const shown = decimate(x, values, (at) => at / values.length, limit);
        const all = values.filter((value) => !Number.isNaN(value));
        expect(shown.x.length).toBeLessThanOrEqual(limit);
        if (all.length === 0) return;
        expect(finite(shown.y)[0]).toBe(all[0]);
        expect(finite(shown.y).at(-1)).toBe(all.at(-1));
        expect(Math.min(...finite(shown.y))).toBe(Math.min(...all));
        expect(Math.max(...finite(shown.y))).toBe(Math.max(...all));
        if (!back) expect(finite(shown.x)).toEqual(finite(shown.x).toSorted((a, b) => a - b));
      }),
    );
  });

  test('breaks the curve where values are missing', () => {
    const shown = decimate(
      [0, 1, 2, 3, 4],
      [1, Number.NaN, Number.POSITIVE_INFINITY, 2, 3],
      (x) => x / 4,
      100,
    );
    expect(shown.y).toEqual([1, Number.NaN, 2, 3]);
  });
});

describe('thin', () => {
  test('keeps an outlier of a dense cloud', () => {
    const x = Array.from({ length: 20_000 }, (_, i) => (i % 141) / 1000);
    const y = x.map((_, i) => ((i * 7) % 139) / 1000);
    x.push(0.9);
    y.push(0.95);
    const shown = thin(
      x,
      y,
      (value) => value,
      (value) => value,
      600,
    );
    expect(shown.x.length).toBeLessThanOrEqual(600);
    expect(shown.x.length).toBeGreaterThan(100);
    expect(shown.x.at(-1)).toBe(0.9);
  });
});
