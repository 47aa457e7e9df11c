import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { meanAndSpread, type Numbers } from '../../../../playground/lab/index.ts';

test('the spread is that of a sample: squared distances over n − 1', () => {
  const { mean, spread } = meanAndSpread([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBe(5);
  expect(spread).toBeCloseTo(Math.sqrt(32 / 7), 14);
});

test('a constant far from zero has no spread, and one score has none that could be known', () => {
  expect(meanAndSpread(new Float32Array([1e6, 1e6, 1e6]))).toEqual({ mean: 1e6, spread: 0 });
  expect(meanAndSpread([3])).toEqual({ mean: 3, spread: Number.NaN });
});

test('a run that failed is not hidden', () => {
  expect(meanAndSpread([1, Number.NaN]).mean).toBeNaN();
});

test('no scores and a tensor are refused, in words', () => {
  expect(() => meanAndSpread([])).toThrow('no score to average');
  expect(() => meanAndSpread(tf.tensor1d([1, 2]) as unknown as Numbers)).toThrow('await x.data()');
});
