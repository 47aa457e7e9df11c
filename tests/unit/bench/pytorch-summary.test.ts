import { expect, test } from 'vitest';
import {
  alike,
  apart,
  differing,
  one,
  oneThread,
  own,
  type Row,
  two,
  twoThreads,
} from '../../bench/pytorch/summary.ts';
import type { Comparison } from '../../bench/sides/compare.ts';

const none: Comparison = { times: {}, process: {}, clock: {}, ratios: {} };
const row: Row = {
  model: 'mlp',
  single: {
    times: { [own]: 0.5, [one]: 0.4 },
    process: { [own]: 0.7, [one]: 0.41 },
    clock: { [own]: 9, [one]: 9 },
    // What PyTorch takes as a share of what this project does: a median of ratios, not the ratio of the medians.
    ratios: { [own]: 1, [one]: 0.625 },
  },
  double: {
    times: { [own]: 9, [two]: 9 },
    process: { [own]: 9, [two]: 150.4 },
    clock: { [own]: 0.6, [two]: 0.3 },
    ratios: { [own]: 1, [two]: 9 },
  },
  difference: 2.4e-6,
};

test('losses are apart by the largest share of the steps that both took', () => {
  expect(apart([2, 1.001, 7], [2, 1])).toBeCloseTo(1e-3, 10);
  expect(apart([2, 1], [2, 1])).toBe(0);
});

test('without losses, and with one that is no number, nothing is alike', () => {
  expect(apart([], [1])).toBe(Number.POSITIVE_INFINITY);
  expect(apart([1, Number.NaN], [1, 1])).toBe(Number.POSITIVE_INFINITY);
  expect(apart([1], [0])).toBe(Number.POSITIVE_INFINITY);
});

test('one thread: times of the threads that train, and the ratio this project / PyTorch', () => {
  const [head, rule, line] = oneThread([row]).split('\n');
  expect(head).toContain('| this project / PyTorch |');
  expect(rule?.split('|').length).toBe(head?.split('|').length);
  expect(line).toBe('| mlp | 0.500 | 0.400 | 1.60 | 0.700, 0.410 | 2e-6 |');
});

test('two threads: by the clock', () => {
  expect(twoThreads([row]).split('\n').at(-1)).toBe('| mlp | 0.600 | 0.300 | 2.00 | 150 |');
});

test('a side that cannot is said to, and has no ratio', () => {
  const unable = {
    ...row,
    single: { ...none, times: { [own]: 0.5 }, process: { [own]: 0.7 } },
    double: none,
  };
  expect(oneThread([unable]).split('\n').at(-1)).toBe('| mlp | 0.500 | cannot |  | 0.700, cannot | 2e-6 |');
  expect(twoThreads([unable]).split('\n').at(-1)).toBe('| mlp | cannot | cannot |  | cannot |');
});

test('models differ whose losses are apart by more than 5 of 100,000', () => {
  const rows = [alike, 1.01 * alike, Number.POSITIVE_INFINITY, Number.NaN].map((difference, index) => ({
    ...row,
    model: String(index),
    difference,
  }));
  expect(differing(rows)).toEqual(['1', '2', '3']);
});
