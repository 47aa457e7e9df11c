import { expect, test } from 'vitest';
import { mcnemar } from '../../../../playground/lab/index.ts';

/** Calls of two rules with so many cases that only the first, only the second, both and none got right. */
function calls(onlyFirst: number, onlySecond: number, both = 5, none = 3) {
  const of = (first: number, second: number, count: number) =>
    Array<[number, number]>(count).fill([first, second]);
  const pairs = [...of(1, 0, onlyFirst), ...of(0, 1, onlySecond), ...of(1, 1, both), ...of(0, 0, none)];
  return { first: pairs.map(([a]) => a), second: pairs.map(([, b]) => b), truth: pairs.map(() => 1) };
}

test.each([
  // 2 · (1 + 10 + 45) / 2¹⁰ and 2 · (1 + 3) / 2³, which is cut to 1.
  [8, 2, 112 / 1024],
  [1, 2, 1],
  // 21 against 12: 0.1628, as the tail of the binomial distribution gives it.
  [21, 12, 0.162756],
  [0, 0, 1],
])('%d cases against %d: chance parts two rules so far with probability %d', (a, b, chance) => {
  const { first, second, truth } = calls(a, b);
  const result = mcnemar(first, second, truth);
  expect(result).toMatchObject({ onlyFirst: a, onlySecond: b });
  expect(result.byChance).toBeCloseTo(chance, 6);
});

test('cases that both get right or wrong change nothing; rules may be exchanged', () => {
  const few = calls(9, 4);
  const many = calls(9, 4, 500, 200);
  expect(mcnemar(many.first, many.second, many.truth)).toEqual(mcnemar(few.first, few.second, few.truth));
  const turned = mcnemar(few.second, few.first, few.truth);
  expect(turned).toMatchObject({ onlyFirst: 4, onlySecond: 9 });
});

test('thousands of cases do not underflow; missing calls are left out', () => {
  const { first, second, truth } = calls(2050, 1950);
  // Standard deviations from even: 100 / √4000 = 1.58, a two-sided tail of 0.114, 0.118 with the correction of ½.
  expect(mcnemar(first, second, truth).byChance).toBeCloseTo(0.118, 2);
  expect(mcnemar([Number.NaN, 1], [1, 1], [1, 0])).toEqual({ onlyFirst: 0, onlySecond: 0, byChance: 1 });
});

test('lists of unequal length are named', () => {
  expect(() => mcnemar([1], [1, 0], [1, 0])).toThrow('first has the shape [1] and truth the shape [2]');
  expect(() => mcnemar([1, 0], [1], [1, 0])).toThrow('second has the shape [1] and truth the shape [2]');
});
