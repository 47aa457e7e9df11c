import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  almostFairCrps,
  almostFairLoss,
  attentionWeights,
  gelu,
  latitudeWeightedMse,
  layerNorm,
  mae,
  orthogonal,
  random,
  rmse,
  scaledDotProductAttention,
} from '../../../../playground/lab/index.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  tf.engine().startScope();
});
afterEach(() => tf.engine().endScope());

const normal = (shape: number[], seed = 1): tf.Tensor => {
  const rng = random(seed);
  return tf.tensor(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => rng.normal()),
    shape,
  );
};

/** The gradient of a sum of squares of `f` at `x`, against central differences. */
function checkGradient(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): void {
  const loss = (at: tf.Tensor): tf.Tensor => f(at).square().sum();
  const gradient = tf.grad(loss)(x).dataSync();
  const values = x.dataSync();
  for (const [index, value] of values.entries()) {
    const shifted = (by: number): number => {
      const moved = Float32Array.from(values);
      moved[index] = value + by;
      return loss(tf.tensor(moved, x.shape)).dataSync()[0] as number;
    };
    const difference = (shifted(1e-2) - shifted(-1e-2)) / 2e-2;
    expect(Math.abs((gradient[index] as number) - difference)).toBeLessThan(
      5e-3 * Math.max(1, Math.abs(difference)),
    );
  }
}

describe('gelu', () => {
  test('is x Φ(x): values of the normal distribution from tables', () => {
    const found = gelu(tf.tensor1d([-10, -1, 0, 1, 1.959963985, 10])).dataSync();
    for (const [index, expected] of [0, -0.15865525, 0, 0.84134475, 1.959963985 * 0.975, 10].entries()) {
      expect(found[index]).toBeCloseTo(expected, 6);
    }
  });

  test('has the gradient Φ(x) + x φ(x)', () => {
    const x = [-2, -0.5, 0, 0.7, 3];
    const found = tf
      .grad((t) => gelu(t).sum())(tf.tensor1d(x))
      .dataSync();
    for (const [index, at] of x.entries()) {
      const value = (z: number): number => gelu(tf.tensor1d([z])).dataSync()[0] as number;
      const density = Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
      const share = at === 0 ? 0.5 : value(at) / at;
      expect(found[index]).toBeCloseTo(share + at * density, 5);
    }
  });
});

describe('layerNorm', () => {
  test('gives each row the mean 0 and the variance 1', () => {
    const y = layerNorm(normal([3, 4, 50]).mul(7).add(3));
    const { mean, variance } = tf.moments(y, -1);
    for (const value of mean.dataSync()) expect(value).toBeCloseTo(0, 5);
    for (const value of variance.dataSync()) expect(value).toBeCloseTo(1, 4);
  });

  test('of 1, 3 with ε = 3: (−1, 1) / 2, then gain and offset', () => {
    const x = tf.tensor2d([[1, 3]]);
    expect([...layerNorm(x, undefined, undefined, 3).dataSync()]).toEqual([-0.5, 0.5]);
    expect([...layerNorm(x, tf.tensor1d([2, 4]), tf.tensor1d([10, 20]), 3).dataSync()]).toEqual([9, 22]);
  });

  test('has a gradient, and equal numbers stay finite', () => {
    checkGradient((x) => layerNorm(x, tf.tensor1d([1, 2, 3])), normal([2, 3]));
    expect([...layerNorm(tf.ones([1, 4])).dataSync()]).toEqual([0, 0, 0, 0]);
  });

  test('refuses a gain of another width', () => {
    expect(() => layerNorm(tf.ones([2, 3]), tf.ones([2]))).toThrow(
      'layerNorm: gain has the shape [2]; x of shape [2,3] needs [3].',
    );
  });
});

describe('attention', () => {
  test('two keys, one matching better by log 3 · √d: shares 3 : 1', () => {
    const q = tf.tensor2d([[Math.log(3) * 2, 0, 0, 0]]);
    const k = tf.tensor2d([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
    const v = tf.tensor2d([[4], [8]]);
    const shares = attentionWeights(q, k).dataSync();
    expect(shares[0]).toBeCloseTo(0.75, 6);
    expect(scaledDotProductAttention(q, k, v).dataSync()[0]).toBeCloseTo(5, 5);
  });

  test('agrees with loops over batches and heads', async () => {
    const [q, k, v] = [normal([2, 3, 5, 4], 1), normal([2, 3, 6, 4], 2), normal([2, 3, 6, 7], 3)];
    const found = scaledDotProductAttention(q, k, v);
    expect(found.shape).toEqual([2, 3, 5, 7]);
    const [Q, K, V, F] = (await Promise.all([q, k, v, found].map((t) => t.array()))) as number[][][][][];
    for (const batch of [0, 1]) {
      for (const head of [0, 1, 2]) {
        for (const [query, row] of (Q?.[batch]?.[head] ?? []).entries()) {
          const scores = (K?.[batch]?.[head] ?? []).map((key) =>
            Math.exp(key.reduce((sum, entry, i) => sum + entry * (row[i] ?? 0), 0) / 2),
          );
          const total = scores.reduce((a, b) => a + b);
          for (let column = 0; column < 7; column++) {
            const expected = scores.reduce(
              (sum, score, i) => sum + (score / total) * (V?.[batch]?.[head]?.[i]?.[column] ?? Number.NaN),
              0,
            );
            expect(F?.[batch]?.[head]?.[query]?.[column]).toBeCloseTo(expected, 5);
          }
        }
      }
    }
  });

  test('causal: the future has no share, and each row still sums to 1', async () => {
    const x = normal([4, 8]);
    const shares = (await attentionWeights(x, x, { causal: true }).array()) as number[][];
    for (const [query, row] of shares.entries()) {
      expect(row.slice(query + 1).every((share) => share === 0)).toBe(true);
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    }
  });

  test('a mask hides keys from all queries', () => {
    const shares = attentionWeights(normal([3, 8]), normal([2, 8], 2), { mask: tf.tensor1d([1, 0]) });
    expect([...shares.dataSync()]).toEqual([1, 0, 1, 0, 1, 0]);
  });

  test('has gradients for queries, keys and values', () => {
    const [a, b, c] = [normal([2, 3], 1), normal([4, 3], 2), normal([4, 2], 3)];
    checkGradient((x) => scaledDotProductAttention(x, b, c), a);
    checkGradient((x) => scaledDotProductAttention(a, x, c), b);
    checkGradient((x) => scaledDotProductAttention(a, b, x), c);
  });

  test('heads attend each with their part of the width, and stand side by side', async () => {
    const [q, k, v] = [normal([2, 3, 8]), normal([2, 5, 8], 2), normal([2, 5, 4], 3)];
    const part = (x: tf.Tensor, head: number): tf.Tensor => tf.split(x, 2, -1)[head] as tf.Tensor;
    const alone = [0, 1].map((head) =>
      scaledDotProductAttention(part(q, head), part(k, head), part(v, head)),
    );
    const found = scaledDotProductAttention(q, k, v, { heads: 2 });
    expect(found.shape).toEqual([2, 3, 4]);
    expect(found.sub(tf.concat(alone, -1)).abs().max().dataSync()[0]).toBeLessThan(1e-6);
    const shares = attentionWeights(q, k, { heads: 2, causal: true });
    expect(shares.shape).toEqual([2, 2, 3, 5]);
    const second = attentionWeights(part(q, 1), part(k, 1), { causal: true });
    const difference = shares.gather([1], 1).squeeze([1]).sub(second);
    expect(difference.abs().max().dataSync()[0]).toBeLessThan(1e-6);
    checkGradient((x) => scaledDotProductAttention(x, k, v, { heads: 2 }), q);
  });

  test('refuses shapes that do not fit', () => {
    const x = normal([4, 8]);
    expect(() => attentionWeights(x, normal([4, 7]))).toThrow('[4,8] and keys of shape [4,7]');
    expect(() => scaledDotProductAttention(x, x, normal([3, 2]))).toThrow('values of shape [3,2]');
    expect(() => attentionWeights(x, x, { heads: 3 })).toThrow('3 heads do not divide a width of 8');
    expect(() => attentionWeights(x, x, { heads: 0.5 })).toThrow('a whole number of at least 1');
    const narrow = normal([4, 3]);
    expect(() => scaledDotProductAttention(x, x, narrow, { heads: 2 })).toThrow('do not divide a width of 3');
  });
});

describe('latitudeWeightedMse', () => {
  const latitudes = [60, 0, -60];

  test('rows at 60°, 0°, 60° share 1 : 2 : 1', () => {
    const truth = tf.zeros([1, 3, 1, 1]);
    const loss = (rows: number[]): number | undefined =>
      latitudeWeightedMse(tf.tensor4d(rows, [1, 3, 1, 1]), truth, latitudes).dataSync()[0];
    expect(loss([0, 2, 0])).toBeCloseTo(2, 6);
    expect(loss([2, 0, 0])).toBeCloseTo(1, 6);
    expect(loss([2, 2, 2])).toBeCloseTo(4, 6);
  });

  test.each(['cosine', 'area'] as const)('is the square of the RMSE of lab, %s weights', (weights) => {
    const [forecast, truth] = [normal([5, 3, 4], 1), normal([5, 3, 4], 2)];
    const error = rmse(forecast.dataSync<'float32'>(), truth.dataSync<'float32'>(), {
      latitudes,
      shape: [5, 3, 4],
      weights,
    });
    const loss = latitudeWeightedMse(forecast, truth, latitudes, { axis: -2, weights });
    expect(loss.dataSync()[0]).toBeCloseTo(error ** 2, 5);
  });

  test('has a gradient and refuses rows that do not fit', () => {
    checkGradient((x) => latitudeWeightedMse(x, tf.zeros([1, 3, 2]), latitudes), normal([1, 3, 2]));
    expect(() => latitudeWeightedMse(tf.zeros([1, 4, 2]), tf.zeros([1, 4, 2]), latitudes)).toThrow(
      'dimension 1 of the shape [1,4,2] has 4 rows, and there are 3 latitudes.',
    );
    expect(() => latitudeWeightedMse(tf.zeros([1, 3]), tf.zeros([1, 4]), latitudes)).toThrow('[1,3]');
  });
});

describe('almostFairLoss', () => {
  const latitudes = [60, 0, -60];

  test('two members at 0 and 2 around the truth 1: 0.025', () => {
    const members = [0, 2].map((x) => tf.fill([1, 3, 2], x));
    expect(almostFairLoss(members, tf.ones([1, 3, 2]), latitudes).dataSync()[0]).toBeCloseTo(0.025, 6);
    expect(almostFairLoss(members, tf.ones([1, 3, 2]), latitudes, { alpha: 1 }).dataSync()[0]).toBeCloseTo(
      0,
      6,
    );
    expect(almostFairLoss(members, tf.ones([1, 3, 2]), latitudes, { alpha: 0 }).dataSync()[0]).toBeCloseTo(
      0.5,
      6,
    );
  });

  test.each([2, 3, 5])('is the score of lab, of %i members', (count) => {
    const members = Array.from({ length: count }, (_, seed) => normal([4, 3, 5], seed + 1));
    const truth = normal([4, 3, 5], 9);
    const score = almostFairCrps(
      members.map((member) => member.dataSync<'float32'>()),
      truth.dataSync<'float32'>(),
      { latitudes, shape: [4, 3, 5] },
    );
    expect(almostFairLoss(members, truth, latitudes).dataSync()[0]).toBeCloseTo(score, 5);
  });

  test('has a gradient for each member, is of one member the mean absolute error, and refuses other shapes', () => {
    const [other, truth] = [normal([1, 3, 2], 2), normal([1, 3, 2], 3)];
    checkGradient((x) => almostFairLoss([x, other], truth, latitudes), normal([1, 3, 2], 1));
    expect(() => almostFairLoss([], truth, latitudes)).toThrow('members is empty');
    const error = mae(other.dataSync<'float32'>(), truth.dataSync<'float32'>(), {
      latitudes,
      shape: [1, 3, 2],
    });
    expect(almostFairLoss([other], truth, latitudes).dataSync()[0]).toBeCloseTo(error, 5);
    expect(() => almostFairLoss([other, tf.ones([1, 3, 3])], truth, latitudes)).toThrow(
      'member 1 has the shape [1,3,3] and truth the shape [1,3,2].',
    );
    expect(() => almostFairLoss([other, other], truth, [1, 2])).toThrow(
      'has 3 rows, and there are 2 latitudes',
    );
    expect(() => almostFairLoss([other, other], truth, latitudes, { alpha: 2 })).toThrow(' from 0 to 1');
  });
});

describe('orthogonal', () => {
  test.each([
    [[6, 6], 1],
    [[20, 8], 1],
    [[8, 20], 1.5],
    [[3, 3, 4, 16], 2],
  ])('shape %j, gain %d: the smaller Gram matrix is gain² on the diagonal, 0 elsewhere', (shape, gain) => {
    const columns = shape.at(-1) as number;
    const weights = orthogonal({ gain, seed: 3 }).apply(shape).reshape([-1, columns]);
    const [rows = 0] = weights.shape;
    const gram = tf.matMul(weights, weights, rows >= columns, rows < columns);
    const expected = tf.eye(Math.min(rows, columns)).mul(gain * gain);
    expect(gram.sub(expected).abs().max().dataSync()[0]).toBeLessThan(1e-6 * gain * gain);
  });

  test('turns evenly: the mean of first entries over seeds is 0, of their squares 1/n', () => {
    const draws = Array.from({ length: 2000 }, (_, seed) => {
      const [first = Number.NaN] = orthogonal({ seed }).apply([4, 4]).dataSync();
      return first;
    });
    const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
    // Four standard errors: the entry has the variance 1/4, its square 1/32.
    expect(Math.abs(mean(draws))).toBeLessThan((4 * 0.5) / Math.sqrt(2000));
    expect(Math.abs(mean(draws.map((entry) => entry ** 2)) - 0.25)).toBeLessThan(
      4 * Math.sqrt(1 / 32 / 2000),
    );
  });

  test('is an initialiser that a layer takes, with the same weights for the same seed', () => {
    const kernel = (): Float32Array => {
      const layer = tf.layers.dense({
        units: 5,
        inputShape: [3],
        kernelInitializer: orthogonal({ seed: 7 }),
      });
      const model = tf.sequential({ layers: [layer] });
      return model.getWeights()[0]?.dataSync<'float32'>() as Float32Array;
    };
    const first = kernel();
    expect(first.length).toBe(15);
    expect(kernel()).toEqual(first);
    expect(() => orthogonal({ seed: 1 }).apply([3])).toThrow('the shape [3] is no matrix');
  });
});
