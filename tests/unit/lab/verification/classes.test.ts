import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balancedAccuracy, classScores, confusion, heidke } from '../../../../playground/lab/index.ts';

const labels = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
  minLength: 1,
  maxLength: 60,
});

test('Finley’s tornadoes: 28 hits, 72 false alarms, 23 misses, 2680 quiet days (Wilks, table 9.1)', () => {
  const of = (predicted: number, truth: number, count: number): [number, number][] =>
    Array.from({ length: count }, () => [predicted, truth]);
  const pairs = [...of(1, 1, 28), ...of(1, 0, 72), ...of(0, 1, 23), ...of(0, 0, 2680)];
  const [predicted, truth] = [pairs.map(([p]) => p), pairs.map(([, t]) => t)];
  expect(confusion(predicted, truth)).toEqual({
    classes: [0, 1],
    counts: [
      [2680, 72],
      [23, 28],
    ],
    total: 2803,
  });
  // 2 (ad - bc) / ((a + c)(c + d) + (a + b)(b + d)), which Wilks rounds to 0.355.
  const byHand = (2 * (28 * 2680 - 72 * 23)) / (51 * 2703 + 100 * 2752);
  expect(heidke(predicted, truth)).toBeCloseTo(byHand, 14);
  expect(byHand).toBeCloseTo(0.355, 3);
  expect(balancedAccuracy(predicted, truth)).toBeCloseTo((28 / 51 + 2680 / 2752) / 2, 14);
});

test('a constant answer gets 1 / classes and no skill; a perfect one gets 1 and 1', () => {
  const truth = [0, 0, 0, 0, 1, 2];
  expect(
    balancedAccuracy(
      truth.map(() => 0),
      truth,
    ),
  ).toBeCloseTo(1 / 3, 14);
  expect(
    heidke(
      truth.map(() => 0),
      truth,
    ),
  ).toBe(0);
  expect(balancedAccuracy(truth, truth)).toBe(1);
  expect(heidke(truth, truth)).toBe(1);
});

test('Heidke’s score is that of shares, added up in another order; names of classes do not matter', () => {
  fc.assert(
    fc.property(labels, (pairs) => {
      const [predicted, truth] = [pairs.map(([p]) => p), pairs.map(([, t]) => t)];
      const share = (test: (p: number, t: number) => boolean): number =>
        pairs.filter(([p, t]) => test(p, t)).length / pairs.length;
      const right = share((p, t) => p === t);
      const chance = [0, 1, 2, 3].reduce((e, k) => e + share((p) => p === k) * share((_, t) => t === k), 0);
      const found = heidke(predicted, truth);
      if (chance === 1) expect(found).toBeNaN();
      else {
        expect(found).toBeCloseTo((right - chance) / (1 - chance), 10);
        expect(found).toBeLessThanOrEqual(1);
      }
      const renamed = (x: number[]): number[] => x.map((k) => 10 - 2 * k);
      expect(heidke(renamed(predicted), renamed(truth))).toBe(found);
      expect(balancedAccuracy(renamed(predicted), renamed(truth))).toBeCloseTo(
        balancedAccuracy(predicted, truth),
        12,
      );
    }),
  );
});

test('missing pairs are left out; nothing left is NaN; lengths are compared', () => {
  expect(balancedAccuracy([0, Number.NaN, 1], [0, 1, Number.NaN])).toBe(1);
  expect(balancedAccuracy([Number.NaN], [1])).toBeNaN();
  expect(heidke([], [])).toBeNaN();
  expect(() => heidke([1], [1, 2])).toThrow('predicted has the shape [1] and truth the shape [2]');
});

test('one line for a table: how many are right, and the two scores; a missing call is left out of all three', () => {
  const [predicted, truth] = [
    [1, 0, 0, 1, Number.NaN],
    [1, 0, 1, 0, 1],
  ];
  expect(classScores(predicted, truth)).toEqual({ right: 2, balancedAccuracy: 0.5, heidke: 0 });
  expect(() => classScores([1], [1, 0])).toThrow('classScores');
});
