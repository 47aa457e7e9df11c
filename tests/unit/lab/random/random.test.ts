import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minibatches } from '../../../../playground/lab/loop/minibatches.ts';
import { random } from '../../../../playground/lab/random/random.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number): number[] => {
    const rng = random(seed);
    return Array.from({ length: 5 }, () => rng.uniform());
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

test('uniform numbers have the mean 1/2 and the variance 1/12, within five standard errors of 100,000 draws', () => {
  const rng = random(7);
  const n = 100_000;
  const values = Array.from({ length: n }, () => rng.uniform());
  const mean = values.reduce((a, b) => a + b) / n;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
});

test('normal numbers have the mean 0, the variance 1 and the fourth moment 3, within five standard errors', () => {
  const rng = random(11);
  const n = 100_000;
  const values = Array.from({ length: n }, () => rng.normal());
  const moment = (k: number): number => values.reduce((a, b) => a + b ** k, 0) / n;
  expect(Math.abs(moment(1))).toBeLessThan(5 / Math.sqrt(n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
});

test('a shuffle keeps every element', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
      const shuffled = random(seed).shuffle(values);
      expect(shuffled.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
    }),
  );
});

test('minibatches hold every row once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 64 }), (count, size) => {
      const batches = [...minibatches(count, size, random(1))];
      expect(batches.every((rows) => rows.length <= size)).toBe(true);
      const rows = batches.flatMap((batch) => [...batch]).toSorted((a, b) => a - b);
      expect(rows).toEqual(Array.from({ length: count }, (_, i) => i));
    }),
  );
});
