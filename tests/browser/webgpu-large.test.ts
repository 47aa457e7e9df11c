import { expect, test } from 'vitest';
import { expectNear, onBoth, openBoth } from './webgpu/compare.ts';

/*
 * The kernels of the course on WebGPU with more workgroups than one dimension of a dispatch holds, against the CPU: a
 * kernel that forgets the rest leaves old numbers there, and says nothing.
 */

const { ours, stock } = await openBoth();

/** More threads than 65,535 workgroups of 64 have. */
const n = 65_535 * 64 + 1000;

const body = (expression: string): string => `
  const many = (shape, seed) => tf.tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => ((i * seed) % 1009) / 500 - 1), shape);
  const y = ${expression};
  const values = await y.data();
  const found = [values.length / 1e6, ...values.filter((_, i) => i % 10_007 === 0), ...values.slice(-1500)];
  tf.disposeVariables();
  tf.dispose(y);
  return found;`;

test.each([
  ['an expression', `tf.grad((x) => x.square().sum())(many([${n}], 7))`],
  ['a bias', `many([${n / 8}, 8], 7).add(many([8], 5))`],
  ['a cast', `many([${n}], 7).mul(100).toInt().toFloat()`],
  ['sums of columns', `many([2, ${n}], 7).sum(0)`],
  ['sums of rows', `many([${n}, 2], 7).sum(1)`],
  ['means of rows', `many([${n}, 2], 7).mean(1)`],
  ['maxima of rows', `many([${n}, 2], 7).max(1)`],
  ['a softmax and its gradient', `tf.grad((x) => x.softmax())(many([${n}, 2], 7), many([${n}, 2], 5))`],
  ['a convolution', `many([1, ${n}, 1, 1], 7).conv2d(tf.scalar(3).reshape([1, 1, 1, 1]), 1, 'valid')`],
  [
    'a convolution towards its image',
    `tf.grad((x) => x.conv2d(tf.scalar(3).reshape([1, 1, 1, 1]), 1, 'valid'))(
      many([1, ${n}, 1, 1], 7), many([1, ${n}, 1, 1], 5))`,
  ],
  [
    'a convolution towards its filter',
    `tf.grad((w) => many([1, 1, 1, 2049], 7).conv2d(w, 1, 'valid').sum())(many([1, 1, 2049, 2049], 5))`,
  ],
  ['products', `many([${n}, 1, 1], 7).matMul(many([1, 1, 1], 5))`],
  [
    'an optimiser',
    `(() => {
      const weight = tf.variable(many([${n}], 7));
      tf.train.momentum(0.1, 0.9).applyGradients({ [weight.name]: many([${n}], 5) });
      return weight.clone();
    })()`,
  ],
])('%s', async (_, expression) => {
  const [found, expected] = await onBoth(ours, stock, body(expression));
  expect(new Set(expected).size).toBeGreaterThan(2);
  expectNear(found, expected, 1e-5);
});
