import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { leastSquares, random, ridge, rmse } from '../../../../playground/lab/index.ts';
import { certified, employed, indicators } from './longley.ts';

const inputs = [
  [1, 2, 0.5],
  [2, -1, 3],
  [0, 4, -2],
  [3, 3, 1],
  [-1, 0, 2.5],
  [2, 5, -1],
  [4, 1, 0],
];
const targets = [
  [1.5, -2],
  [3, 0],
  [0.25, 4],
  [5, 1],
  [-2, 2],
  [4, -3],
  [6, 0.5],
];
const first = targets.map(([value = Number.NaN]) => value);

function expectClose(found: ArrayLike<number>, expected: readonly number[], relative = 1e-12): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    expect(Math.abs((found[i] as number) - value)).toBeLessThanOrEqual(relative * Math.abs(value));
  }
}

/** Rows of normal numbers and of targets that follow from them with noise. */
function noisy(rows: number, width: number, seed: number): { x: number[][]; y: number[] } {
  const rng = random(seed);
  const x = Array.from({ length: rows }, () => Array.from({ length: width }, () => rng.normal(3, 2)));
  return { x, y: x.map((row) => row.reduce((sum, value, j) => sum + value * (j - 1), 7) + rng.normal()) };
}

describe('leastSquares', () => {
  test('agrees with the certified weights of Longley’s data to ten digits', () => {
    const fit = leastSquares(indicators, employed);
    expectClose(fit.weights, certified.weights, 1e-10);
    expectClose(fit.intercepts, [certified.intercept], 1e-10);
    const error = rmse(fit.predict(indicators), employed);
    expect(error * Math.sqrt(16 / 9)).toBeCloseTo(certified.residualDeviation, 8);
  });

  test('several targets at once, row-major: NumPy finds the same', () => {
    const fit = leastSquares(inputs, targets);
    expectClose(
      fit.weights,
      [
        1.6094425015428881, -0.5283892203250173, 0.2717180474329229, -0.8584800305639758, 0.13587739148323796,
        -1.0032915038058225,
      ],
    );
    expectClose(fit.intercepts, [-0.6144899638522328, 3.477738266670577]);
    expectClose(fit.predict([[1, 1, 1]]), [1.402547976606816, 1.0875775119757618]);
    const alone = leastSquares(inputs, first);
    expectClose(
      alone.weights,
      [0, 2, 4].map((at) => fit.weights[at] as number),
    );
  });

  test('leaves residuals that are at right angles to every column and to the constant', () => {
    const { x, y } = noisy(200, 12, 5);
    const left = leastSquares(x, y)
      .predict(x)
      .map((value, row) => value - (y[row] as number));
    const columns = [y.map(() => 1), ...(x[0] as number[]).map((_, j) => x.map((row) => row[j] as number))];
    for (const column of columns) {
      expect(
        Math.abs(column.reduce((sum, value, row) => sum + value * (left[row] as number), 0)),
      ).toBeLessThan(1e-9);
    }
  });

  test('is not disturbed by units and by large means: pressure in pascals beside humidity in kilograms', () => {
    const { x, y } = noisy(100, 2, 6);
    const [plain, scaled] = [x, x.map(([a = 0, b = 0]) => [a * 100 + 1e5, b * 1e-3])].map((rows) =>
      leastSquares(rows, y),
    );
    expectClose(
      scaled?.weights ?? [],
      [(plain?.weights[0] ?? 0) / 100, (plain?.weights[1] ?? 0) * 1000],
      1e-9,
    );
  });

  test('without an intercept the line goes through 0', () => {
    const fit = leastSquares([[1], [2], [3]], [2, 4, 7], { intercept: false });
    expectClose(fit.weights, [31 / 14]);
    expect(fit.intercepts).toEqual([0]);
    expect(fit.predict([[0]])).toEqual([0]);
  });

  test('takes typed arrays', () => {
    const fit = leastSquares(
      [Float32Array.of(1), Float32Array.of(2), Float32Array.of(3)],
      Float32Array.of(1, 3, 5),
    );
    expectClose(fit.weights, [2]);
  });

  test('refuses what leaves the weights open, and names the column', () => {
    const sum = inputs.map(([a = 0, b = 0]) => [a, b, a + b]);
    expect(() => leastSquares(sum, first)).toThrow(
      /Column \d of inputs is constant or a sum of other columns/,
    );
    const float32 = noisy(100, 2, 7).x.map(([a = 0, b = 0]) => Float32Array.of(a, b, a - b));
    expect(() => leastSquares(float32, noisy(100, 2, 7).y)).toThrow('the weights are not unique');
    const constant = inputs.map(([a = 0, b = 0]) => [a, 0.1, b]);
    expect(() => leastSquares(constant, first)).toThrow('Column 1 of inputs is constant');
    expect(leastSquares(constant, first, { intercept: false }).weights.length).toBe(3);
    expect(() => leastSquares(inputs.slice(0, 3), first.slice(0, 3))).toThrow(
      'leastSquares: 3 rows do not settle 4 unknowns (3 weights and the intercept).',
    );
  });

  test('the limit of the condition number can be moved', () => {
    const near = inputs.map(([a = 0, b = 0], row) => [a, b, a + b + 1e-8 * (row % 2)]);
    expect(() => leastSquares(near, first)).toThrow('limit 1e+6');
    const fit = leastSquares(near, first, { conditionLimit: 1e10 });
    expect(fit.condition).toBeGreaterThan(1e7);
    expect(fit.condition).toBeLessThan(1e10);
  });

  test.each<[string, () => unknown, string]>([
    [
      'tensors',
      () => leastSquares(tf.ones([3, 2]) as never, [1, 2, 3]),
      'a tensor of shape [3,2]. Read its numbers',
    ],
    ['flat inputs', () => leastSquares([1, 2, 3] as never, [1, 2, 3]), 'must be an array of rows'],
    ['no rows', () => leastSquares([], []), 'inputs has no rows'],
    [
      'ragged rows',
      () => leastSquares([[1, 2], [3]], [1, 2]),
      'row 1 of inputs has 1 numbers and row 0 has 2',
    ],
    ['another number of targets', () => leastSquares(inputs, [1, 2]), 'inputs have 7 rows and targets 2'],
    ['missing values', () => leastSquares([[1], [Number.NaN]], [1, 2]), 'row 1, column 0 of inputs is NaN'],
    ['missing targets', () => leastSquares(inputs, first.with(2, Number.NaN)), 'row 2 of targets is NaN'],
    [
      'rows of another width',
      () => leastSquares(inputs, first).predict([[1, 2]]),
      'have 2 columns and the fit had 3',
    ],
  ])('refuses %s in words', (_, attempt, message) => {
    expect(attempt).toThrow(message);
  });
});

describe('ridge', () => {
  test('agrees with NumPy’s solution of the normal equations, the intercept free', () => {
    const fit = ridge(inputs, targets, { penalty: 0.3 });
    expectClose(
      fit.weights,
      [
        1.4365180829656432, -0.4622279247512323, 0.19459510618795808, -0.5237602134236616,
        0.03969153896115897, -0.5863705174401722,
      ],
    );
    expectClose(fit.intercepts, [-0.1335423650140175, 2.4660903185650724]);
    const through = ridge(inputs, first, { penalty: 0.3, intercept: false });
    expectClose(through.weights, [1.4235784684789177, 0.15977288959948863, 0.0020924717287828703]);
  });

  test('is the lowest point of mean squared error + λ ‖w‖²', () => {
    const { x, y } = noisy(60, 4, 8);
    const penalty = 0.7;
    const fit = ridge(x, y, { penalty });
    const loss = (weights: ArrayLike<number>, intercept: number): number =>
      x.reduce((sum, row, i) => {
        const found = row.reduce((total, value, j) => total + value * (weights[j] as number), intercept);
        return sum + (found - (y[i] as number)) ** 2 / x.length;
      }, 0) +
      penalty * Array.from(weights).reduce((sum, weight) => sum + weight ** 2, 0);
    const [intercept = Number.NaN] = fit.intercepts;
    const lowest = loss(fit.weights, intercept);
    for (const by of [-1e-3, 1e-3]) {
      for (let j = 0; j < 4; j++) {
        expect(loss(fit.weights.with(j, (fit.weights[j] as number) + by), intercept)).toBeGreaterThan(lowest);
      }
      expect(loss(fit.weights, intercept + by)).toBeGreaterThan(lowest);
    }
  });

  test('goes to least squares as the penalty falls, and to the mean as it grows', () => {
    const { x, y } = noisy(80, 5, 9);
    expectClose(ridge(x, y, { penalty: 1e-12 }).weights, leastSquares(x, y).weights, 1e-9);
    const far = ridge(x, y, { penalty: 1e12 });
    for (const weight of far.weights) expect(Math.abs(weight)).toBeLessThan(1e-10);
    expect(far.intercepts[0]).toBeCloseTo(y.reduce((a, b) => a + b) / 80, 8);
  });

  test('settles what least squares leaves open: equal columns share, a constant one weighs nothing', () => {
    const doubled = inputs.map(([a = 0]) => [a, a, 0.1]);
    const { weights } = ridge(doubled, first, { penalty: 0.1 });
    expect(weights[0]).toBeCloseTo(weights[1] as number, 12);
    expect(weights[2]).toBe(0);
    expect(ridge(inputs.slice(0, 2), first.slice(0, 2), { penalty: 0.1 }).weights.length).toBe(3);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the penalty %d', (penalty) => {
    expect(() => ridge(inputs, first, { penalty })).toThrow('the penalty must be a number above 0');
  });
});
