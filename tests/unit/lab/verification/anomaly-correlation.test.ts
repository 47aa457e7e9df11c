import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acc } from '../../../../playground/lab/index.ts';
import { gridded } from './arbitrary.ts';
import { at, type Fields, mean, nested } from './reference.ts';

const latitudes = [60, 0];

describe('closed forms', () => {
  const climatology = [280, 290, 300, 310];
  const truth = [281, 288, 303, 309];
  test.each([
    ['the truth itself', 3, 1],
    ['half of the anomaly', 0.5, 1],
    ['the opposite anomaly', -1, -1],
  ])('%s', (_, factor, expected) => {
    const usual = (i: number): number => climatology[i] as number;
    const forecast = truth.map((value, i) => usual(i) + factor * (value - usual(i)));
    expect(acc(forecast, truth, { climatology, latitudes })).toBeCloseTo(expected, 14);
  });

  test('climatology has no anomaly: NaN', () => {
    expect(acc(climatology, truth, { climatology })).toBeNaN();
  });

  test('a common offset lifts the uncentred score and not the centred one', () => {
    const [forecast, offset] = [
      [1, -1, 1, -1],
      [1, 1, -1, -1],
    ];
    const none = [0, 0, 0, 0];
    expect(acc(forecast, offset, { climatology: none })).toBe(0);
    const lift = (x: number[]): number[] => x.map((value) => value + 2);
    // (4 + 0) / (4 + 1): the mean of the products over the mean of the squares.
    expect(acc(lift(forecast), lift(offset), { climatology: none })).toBeCloseTo(0.8, 14);
    expect(acc(lift(forecast), lift(offset), { climatology: none, centred: true })).toBeCloseTo(0, 14);
  });

  test('one field of climatology holds for every time; fields without anything are left out', () => {
    const climatology = [1, 2];
    const options = { climatology, shape: [3, 2, 1], latitudes };
    expect(acc([2, 3, 0, 1, 9, 9], [2, 3, 2, 3, Number.NaN, Number.NaN], options)).toBeCloseTo(0, 14);
    expect(acc([2, 3, 2, 4, 9, 9], [2, 3, 2, 4, Number.NaN, Number.NaN], options)).toBeCloseTo(1, 14);
  });
});

/** ACC of one field with plain loops; undefined where an anomaly is next to nothing, so that rounding decides. */
function byHand(latitudes: number[], f: Fields, o: Fields, c: Fields, centred: boolean): number | undefined {
  type Cell = [t: number, r: number, c: number];
  const whole = (...i: Cell): number => 0 * (at(f, ...i) + at(o, ...i) + at(c, ...i));
  const over = (term: (...i: Cell) => number): number =>
    mean(latitudes, (...i) => term(...i) + whole(...i), f);
  const a = (...i: Cell): number => at(f, ...i) - at(c, ...i);
  const b = (...i: Cell): number => at(o, ...i) - at(c, ...i);
  const [ma, mb] = centred ? [over(a), over(b)] : [0, 0];
  const [va, vb] = [over((...i) => (a(...i) - ma) ** 2), over((...i) => (b(...i) - mb) ** 2)];
  if (va < 1e-3 || vb < 1e-3) return undefined;
  return over((...i) => (a(...i) - ma) * (b(...i) - mb)) / Math.sqrt(va * vb);
}

test.each([false, true])('agrees with nested loops to 10⁻⁹ and stays in [-1, 1] (centred: %s)', (centred) => {
  fc.assert(
    fc.property(gridded(3), ({ shape, latitudes, arrays }) => {
      const [forecast, truth, climatology] = arrays as [number[], number[], number[]];
      const perField: number[] = [];
      for (let t = 0; t < shape[0]; t++) {
        const one = (x: number[]): Fields => nested(x, shape).slice(t, t + 1);
        const score = byHand(latitudes, one(forecast), one(truth), one(climatology), centred);
        fc.pre(score !== undefined);
        if (!Number.isNaN(score)) perField.push(score);
      }
      const found = acc(forecast, truth, { climatology, latitudes, shape, centred });
      if (perField.length === 0) expect(found).toBeNaN();
      else {
        expect(found).toBeCloseTo(perField.reduce((x, y) => x + y) / perField.length, 9);
        expect(Math.abs(found)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('a climatology of another shape is refused with both shapes', () => {
  expect(() =>
    acc([1, 2, 3, 4], [1, 2, 3, 4], { climatology: [1, 2, 3], shape: [2, 2, 1], latitudes }),
  ).toThrow(
    'acc: climatology has the shape [3]; it must be that of the forecast, [4], or of one field, [2].',
  );
});
