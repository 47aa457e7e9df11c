import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bias, mae, rmse } from '../../../../playground/lab/index.ts';
import { gridded } from './arbitrary.ts';
import { at, mean, nested } from './reference.ts';

const latitudes = [60, 0, -60];

describe('closed forms', () => {
  test('a constant offset is the bias, its size is RMSE and MAE, whatever the weights', () => {
    const truth = Array.from({ length: 24 }, (_, i) => Math.sin(i));
    const forecast = truth.map((value) => value - 2.5);
    const options = { latitudes, shape: [2, 3, 4] };
    expect(bias(forecast, truth, options)).toBeCloseTo(-2.5, 14);
    expect(rmse(forecast, truth, options)).toBeCloseTo(2.5, 14);
    expect(mae(forecast, truth, options)).toBeCloseTo(2.5, 14);
  });

  test('an error in one row counts by the cosine: rows at 60°, 0°, 60° share 1 : 2 : 1', () => {
    const truth = [0, 0, 0];
    expect(mae([0, 4, 0], truth, { latitudes })).toBeCloseTo(2, 14);
    expect(mae([4, 0, 0], truth, { latitudes })).toBeCloseTo(1, 14);
    expect(rmse([0, 4, 0], truth, { latitudes })).toBeCloseTo(Math.sqrt(8), 14);
    expect(mae([0, 4, 0], truth)).toBeCloseTo(4 / 3, 14);
  });

  test('RMSE averages over times before the root', () => {
    const [both, first, second] = [rmse([1, 7], [0, 0]), rmse([1], [0]), rmse([7], [0])];
    expect(both).toBe(5);
    expect((first + second) / 2).toBe(4);
  });

  test('without a shape there is one field; as many latitudes as values weight each value', () => {
    expect(mae([3, 3, 0, 0], [0, 0, 0, 0], { latitudes: [0, 60] })).toBeCloseTo(2, 14);
    expect(mae([3, 0, 0], [0, 0, 0], { latitudes: [0, 60, 60] })).toBeCloseTo(1.5, 14);
  });
});

describe('missing values', () => {
  test('are left out, and the other weights share the whole', () => {
    const [forecast, truth] = [Float32Array.of(1, Number.NaN, 5), Float32Array.of(0, 9, Number.NaN)];
    expect(rmse(forecast, truth, { latitudes })).toBeCloseTo(1, 14);
    expect(bias([2, Number.NaN, 4], [0, 0, 0], { latitudes })).toBeCloseTo(3, 14);
  });

  test.each([
    ['all are missing', [Number.NaN, Number.NaN]],
    ['there are none', []],
  ])('leave NaN when %s', (_, values) => {
    for (const score of [rmse, mae, bias]) expect(score(values, values)).toBeNaN();
  });

  test('a diverged forecast is no missing one', () => {
    expect(rmse([Number.POSITIVE_INFINITY, 0], [0, 0])).toBe(Number.POSITIVE_INFINITY);
  });
});

test('agree with nested loops over unnormalised sines of colatitude, to 2 · 10⁻⁹', () => {
  fc.assert(
    fc.property(gridded(2), ({ shape, latitudes, arrays }) => {
      const [forecast, truth] = arrays as [number[], number[]];
      const [f, o] = [nested(forecast, shape), nested(truth, shape)];
      const d = (t: number, r: number, c: number): number => at(f, t, r, c) - at(o, t, r, c);
      const expected: [typeof rmse, number][] = [
        [rmse, Math.sqrt(mean(latitudes, (...i) => d(...i) ** 2, f))],
        [mae, mean(latitudes, (...i) => Math.abs(d(...i)), f)],
        [bias, mean(latitudes, d, f)],
      ];
      for (const [score, value] of expected) {
        const found = score(forecast, truth, { latitudes, shape });
        if (Number.isNaN(value)) expect(found).toBeNaN();
        else expect(Math.abs(found - value)).toBeLessThanOrEqual(2e-9);
      }
    }),
  );
});

test('RMSE ≥ MAE ≥ |bias|; turning the globe changes nothing; a scale comes out', () => {
  fc.assert(
    fc.property(gridded(2), fc.double({ min: 0.1, max: 10, noNaN: true }), (grid, scale) => {
      const { shape, latitudes } = grid;
      const [forecast, truth] = grid.arrays as [number[], number[]];
      const options = { latitudes, shape };
      const [r, m, b] = [rmse, mae, bias].map((score) => score(forecast, truth, options));
      if (Number.isNaN(r)) return;
      // Squares of errors below 1e-162 are 0 in double precision.
      expect(r).toBeGreaterThanOrEqual((m as number) * (1 - 1e-12) - 1e-150);
      expect(m).toBeGreaterThanOrEqual(Math.abs(b as number) * (1 - 1e-12));
      const columns = shape[2];
      const turned = (x: number[]): number[] =>
        x.map((_, i) => x[i - (i % columns) + ((i + 1) % columns)] as number);
      expect(rmse(turned(forecast), turned(truth), options)).toBeCloseTo(r as number, 9);
      const scaled = (x: number[]): number[] => x.map((entry) => entry * scale);
      expect(rmse(scaled(forecast), scaled(truth), options)).toBeCloseTo(scale * (r as number), 8);
    }),
  );
});

describe('refuse in words', () => {
  test('a tensor', () => {
    const tensor = tf.tensor1d([1, 2]);
    expect(() => rmse(tensor as unknown as number[], [1, 2])).toThrow(
      'rmse: forecast must be an array of numbers; it is a tensor of shape [2]. Read its numbers first: await x.data().',
    );
    tensor.dispose();
  });

  test.each([
    [[1, 2, 3], [1, 2], {}, 'mae: forecast has the shape [3] and truth the shape [2]'],
    [[1, 2], [1, 2], { shape: [3, 4] }, 'mae: the arrays have the shape [2]; the shape [3,4] has 12 cells.'],
    [[1, 2, 3, 4], [1, 2, 3, 4], { latitudes: [0, 1, 2] }, 'the shape [4] cannot be cut into 3 rows'],
    [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      { latitudes: [0, 1, 2, 3], shape: [2, 2] },
      'mae: the shape [2,2] has 2 rows (its last dimension but one), and latitudes has the shape [4].',
    ],
    [undefined, [1], {}, 'mae: forecast must be an array of numbers; it is missing.'],
    [
      [[1, 2]],
      [1],
      {},
      'its first entry is an array that begins with a number. Nested rows become flat with values.flat().',
    ],
    [[1], [1], { latitudes: [91] }, 'the latitude of row 0 is 91; it must be between -90 and 90.'],
    [
      [1],
      [1],
      { latitudes: [0], weights: 'sine' },
      "mae: the form of weights must be 'cosine' or 'area'; it is the text \"sine\".",
    ],
  ])('mae(%j, %j, %j)', (forecast, truth, options, message) => {
    expect(() => mae(forecast as number[], truth, options as object)).toThrow(message);
  });
});
