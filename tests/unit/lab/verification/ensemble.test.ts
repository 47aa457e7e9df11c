import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  almostFairCrps,
  crps,
  ensembleMean,
  fairCrps,
  mae,
  random,
  rmse,
  spreadSkillRatio,
} from '../../../../playground/lab/index.ts';
import { gridded } from './arbitrary.ts';
import { crpsByIntegral, meanDistance } from './reference.ts';

/** Inverse of the standard normal distribution by halving, from the series of the error function. */
function quantile(p: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normal(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normal(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

describe('closed forms', () => {
  test('x = {0, 2}, y = 1: CRPS 0.5, fair 0, almost fair 0.025', () => {
    const [members, truth] = [[[0], [2]], [1]];
    expect(crps(members, truth)).toBe(0.5);
    expect(fairCrps(members, truth)).toBe(0);
    expect(almostFairCrps(members, truth)).toBeCloseTo(0.025, 15);
    expect(crps([0, 2], truth)).toBe(0.5);
  });

  test.each([0, 0.5, -1.7, 3])(
    'quantiles of a normal distribution score as the distribution does, y = %d',
    (y) => {
      const size = 2000;
      const members = Array.from({ length: size }, (_, j) => [quantile((j + 0.5) / size)]);
      const density = Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI);
      const expected = y * (2 * normal(y) - 1) + 2 * density - 1 / Math.sqrt(Math.PI);
      // Steps in place of a smooth distribution cost Σ of squared half steps, below 1 / (4 M).
      expect(Math.abs(crps(members, [y]) - expected)).toBeLessThan(1 / (4 * size));
    },
  );

  test('the fair score does not see the last member when the others are right; the almost fair one does', () => {
    const members = [[1], [1], [1], [9]];
    expect(fairCrps(members, [1])).toBe(0);
    expect(almostFairCrps(members, [1])).toBeGreaterThan(0);
    expect(almostFairCrps(members, [1], { alpha: 1 })).toBe(0);
    expect(almostFairCrps(members, [1], { alpha: 0 })).toBeCloseTo(crps(members, [1]), 14);
  });

  test('spread and error of {0, 2} about a truth of 2: √(3/2) · √2 / 1', () => {
    expect(spreadSkillRatio([[0], [2]], [2])).toBeCloseTo(Math.sqrt(3), 14);
    expect(spreadSkillRatio([[0], [2]], [1])).toBe(Number.POSITIVE_INFINITY);
    expect(spreadSkillRatio([[1], [1]], [1])).toBeNaN();
  });

  test('members drawn as the truth is drawn: ratio 1 within five standard errors, and too sure below it', () => {
    const [cells, size] = [20_000, 5];
    const rng = random(3);
    const draw = (spread: number): number[] => Array.from({ length: cells }, () => rng.normal(0, spread));
    const truth = draw(1);
    const members = Array.from({ length: size }, () => draw(1));
    // The relative error of a variance from n squares is √(2 / n), of its root half of that.
    const tolerance = (5 / 2) * Math.sqrt(2 / cells) * 1.2;
    expect(Math.abs(spreadSkillRatio(members, truth) - 1)).toBeLessThan(tolerance);
    const narrow = members.map((member) => member.map((value) => value / 2));
    expect(spreadSkillRatio(narrow, truth)).toBeLessThan(0.6);
  });
});

test('agree with the integral of the squared difference of distributions, to 10⁻⁹', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 12 }),
      fc.double({ min: -100, max: 100, noNaN: true }),
      (members, y) => {
        const columns = members.map((member) => [member]);
        const plain = crpsByIntegral(members, y);
        const fair = plain - meanDistance(members) / (2 * members.length);
        expect(crps(columns, [y])).toBeCloseTo(plain, 9);
        expect(fairCrps(columns, [y])).toBeCloseTo(fair, 9);
        expect(almostFairCrps(columns, [y])).toBeCloseTo(0.95 * fair + 0.05 * plain, 9);
      },
    ),
  );
});

test('fair ≤ almost fair ≤ plain ≤ MAE of the members; one member is its MAE; order does not matter', () => {
  fc.assert(
    fc.property(gridded(4), ({ shape, latitudes, arrays }) => {
      const [truth, ...members] = arrays as [number[], ...number[][]];
      const options = { latitudes, shape };
      const [fair, almost, plain] = [fairCrps, almostFairCrps, crps].map((score) =>
        score(members, truth, options),
      );
      const single = members[0] as number[];
      const one = crps([single], truth, options);
      if (Number.isNaN(one)) expect(mae(single, truth, options)).toBeNaN();
      else expect(one).toBeCloseTo(mae(single, truth, options), 10);
      if (plain === undefined || Number.isNaN(plain)) return;
      expect(fair).toBeLessThanOrEqual((almost as number) + 1e-12);
      expect(almost).toBeLessThanOrEqual(plain + 1e-12);
      expect(plain).toBeGreaterThanOrEqual(0);
      expect(crps(members.toReversed(), truth, options)).toBeCloseTo(plain, 9);
      expect(crps(members.flat(), truth, options)).toBeCloseTo(plain, 12);
      const moved = (x: number[]): number[] => x.map((value) => value + 10);
      expect(crps(members.map(moved), moved(truth), options)).toBeCloseTo(plain, 9);
    }),
  );
});

test('an ensemble’s mean is scored as any forecast', () => {
  const members = [
    [1, 2, Number.NaN],
    [3, 6, 1],
  ];
  expect([...ensembleMean(members)]).toEqual([2, 4, Number.NaN]);
  expect(rmse(ensembleMean(members), [2, 2, 0])).toBeCloseTo(Math.sqrt(2), 14);
});

test('a cell with a missing member or truth is left out; nothing left is NaN', () => {
  const members = [
    [0, Number.NaN, 5],
    [2, 7, 6],
  ];
  expect(crps(members, [1, 7, Number.NaN])).toBe(0.5);
  expect(spreadSkillRatio(members, [2, 7, Number.NaN])).toBeCloseTo(Math.sqrt(3), 14);
  expect(fairCrps([[Number.NaN], [1]], [1])).toBeNaN();
});

test.each([
  [() => fairCrps([[1]], [1]), 'fairCrps: an ensemble of at least 2 members is needed; this one has 1.'],
  [() => spreadSkillRatio([1], [1]), 'spreadSkillRatio: an ensemble of at least 2 members'],
  [() => crps([], [1]), 'at least 1 members is needed; this one has 0.'],
  [() => crps([[1, 2], [1]], [1, 2]), 'crps: member 1 has the shape [1] and truth the shape [2]'],
  [() => crps([1, 2, 3], [1, 2]), 'crps: ensemble has the shape [3] and truth the shape [2]'],
  [() => almostFairCrps([1, 2], [1], { alpha: 2 }), 'alpha must be a finite number from 0 to 1; it is 2'],
  [() => ensembleMean([]), 'at least one member'],
])('%s is refused', (score, message) => {
  expect(score).toThrow(message);
});
