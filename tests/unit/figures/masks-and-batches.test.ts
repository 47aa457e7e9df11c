import { expect, test } from 'vitest';
import {
  normalise,
  resize,
  initial as start,
  statistics,
  take,
  values,
} from '../../../src/figures/batch-statistics/model.ts';
import {
  answer,
  change,
  draw,
  expected,
  hidden,
  initial as whole,
} from '../../../src/figures/dropout-masks/model.ts';

/* The figures that draw chance: what they say of all masks and of all batches, counted. */

test.each([
  [0.5, true],
  [0.5, false],
  [0.9, true],
  [0, true],
])('mean and spread over all 256 masks (p = %d, divided: %s)', (p, rescale) => {
  const state = change(whole, { p, rescale });
  let [mean, square] = [0, 0];
  for (let mask = 0; mask < 256; mask++) {
    const kept = hidden.map((_, j) => Boolean((mask >> j) & 1));
    const chanceOf = kept.reduce((product, stays) => product * (stays ? 1 - p : p), 1);
    const value = answer({ ...state, kept });
    mean += chanceOf * value;
    square += chanceOf * value ** 2;
  }
  const said = expected(state);
  expect(said.mean).toBeCloseTo(mean, 9);
  expect(said.deviation).toBeCloseTo(Math.sqrt(Math.max(0, square - mean ** 2)), 6);
});

test('a thousand masks come near the mean of all', () => {
  const { drawn } = draw(whole, 999);
  expect(drawn.length).toBe(1000);
  expect(Math.abs(drawn.reduce((a, b) => a + b) / 1000 - expected(whole).mean)).toBeLessThan(0.2);
});

test('a batch of two makes every example 1 or −1', () => {
  const { history } = take(resize(start, 2), 59);
  for (const { marked } of history) expect(Math.abs(marked)).toBeCloseTo(1, 2);
});

test('the example wanders less in larger batches, as the chapter says', () => {
  const range = (size: number): [number, number] => {
    const places = take(resize(start, size), 59).history.map(({ marked }) => marked);
    return [Math.min(...places), Math.max(...places)];
  };
  expect(range(8)).toEqual([expect.closeTo(0.18, 2), expect.closeTo(2.24, 2)]);
  expect(range(32)).toEqual([expect.closeTo(0.61, 2), expect.closeTo(1.73, 2)]);
});

test('a batch comes out with mean 0 and variance 1', () => {
  const before = values(resize(start, 16));
  const after = statistics(before.map((value) => normalise(value, statistics(before))));
  expect(after.mean).toBeCloseTo(0, 9);
  expect(after.variance).toBeCloseTo(1, 3);
});
