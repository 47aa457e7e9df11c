import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate, thin } from '../../../playground/views/chart/decimate.ts';
import { summarise, wholeLength } from '../../../playground/views/chart/summary.ts';

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

describe('summarise', () => {
  const values = fc.array(
    fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    ),
    { minLength: 1, maxLength: 500 },
  );
  const start = Array.from({ length: wholeLength - 100 }, (_, i) => Math.sin(i / 100));
  test('keeps extents, first, last and extremes; a curve that grows gives the same as a whole one', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 200 }), fc.boolean(), (some, step, long) => {
        // Long enough for pieces, with what was generated at the end, or short and kept whole.
        const y = long ? [...start, ...some] : some;
        const x = y.map((_, i) => i);
        const [growingX, growingY]: [number[], number[]] = [[], []];
        for (let i = 0; i < y.length; i += step) {
          growingX.push(...x.slice(i, i + step));
          growingY.push(...y.slice(i, i + step));
          if (i > wholeLength - 200) summarise(growingX, growingY);
        }
        const whole = summarise(x, y.slice());
        expect(summarise(growingX, growingY)).toEqual(whole);
        const all = finite(y);
        expect(whole.odd).toBe(y.length - all.length);
        if (all.length === 0) return;
        expect(whole.extentY).toEqual({ low: Math.min(...all), high: Math.max(...all) });
        expect(Math.min(...finite(whole.y))).toBe(Math.min(...all));
        expect(Math.max(...finite(whole.y))).toBe(Math.max(...all));
        if (!Number.isNaN(y[0])) expect(whole.y[0]).toBe(y[0]);
        if (!Number.isNaN(y.at(-1))) expect(finite(whole.y).at(-1)).toBe(y.at(-1));
      }),
      { numRuns: 40 },
    );
  });
  test('holds far fewer points than a long curve', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
    expect(summarise(long, long).x.length).toBeLessThan(100_000 / 15);
  });
});
