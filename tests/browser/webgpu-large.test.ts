import { afterAll, expect, test } from 'vitest';
import { evaluate, expectNear } from './webgpu/compare.ts';
import { openWebGpuPages } from './webgpu/open.ts';

/*
 * The kernels of the course on WebGPU with more workgroups than one dimension of a dispatch holds: a kernel that forgets
 * the rest leaves old numbers there, and says nothing. What is expected is written down beside each, for a few thousand
 * places: the CPU computes with millions of numbers for longer than all else here takes.
 */

const pages = await openWebGpuPages();
afterAll(() => pages.close());
const page = await pages.open(true);

/** More threads than 65,535 workgroups of 64 have. */
const n = 65_535 * 64 + 1000;

/** The number at a place of what programs below call many numbers. */
const at = (i: number, seed: number): number => Math.fround(((i * seed) % 1009) / 500 - 1);
const x = (i: number): number => at(i, 7);
const dy = (i: number): number => at(i, 5);

const body = (expression: string): string => `
  await tf.setBackend('webgpu');
  const drawn = (globalThis.drawn ??= new Map());
  const many = (shape, seed) => {
    const length = shape.reduce((a, b) => a * b, 1);
    const key = length + ' ' + seed;
    if (!drawn.has(key)) drawn.set(key, Float32Array.from({ length }, (_, i) => ((i * seed) % 1009) / 500 - 1));
    return tf.tensor(drawn.get(key), shape);
  };
  const y = tf.tidy(() => ${expression});
  const values = await y.data();
  const found = { count: values.length, some: [], last: [...values.slice(-1500)] };
  for (let i = 0; i < values.length; i += 10_007) found.some.push(values[i]);
  tf.disposeVariables();
  tf.dispose(y);
  return found;`;

/** The slope of a softmax of two numbers towards one of them. */
function softmaxSlope(i: number): number {
  const [first, other] = [i, i ^ 1];
  const own = 1 / (1 + Math.exp(x(other) - x(first)));
  return own * (dy(first) - own * dy(first) - (1 - own) * dy(other));
}

const cases: [name: string, expression: string, count: number, expected: (i: number) => number][] = [
  ['an expression', `tf.grad((x) => x.square().sum())(many([${n}], 7))`, n, (i) => 2 * x(i)],
  ['a bias', `many([${n / 8}, 8], 7).add(many([8], 5))`, n, (i) => x(i) + dy(i % 8)],
  ['a cast', `many([${n}], 7).mul(100).toInt().toFloat()`, n, (i) => Math.trunc(Math.fround(x(i) * 100))],
  ['sums of columns', `many([2, ${n}], 7).sum(0)`, n, (i) => x(i) + x(n + i)],
  ['sums of rows', `many([${n}, 2], 7).sum(1)`, n, (i) => x(2 * i) + x(2 * i + 1)],
  ['means of rows', `many([${n}, 2], 7).mean(1)`, n, (i) => (x(2 * i) + x(2 * i + 1)) / 2],
  ['maxima of rows', `many([${n}, 2], 7).max(1)`, n, (i) => Math.max(x(2 * i), x(2 * i + 1))],
  [
    'a softmax and its gradient',
    `tf.grad((x) => x.softmax())(many([${n}, 2], 7), many([${n}, 2], 5))`,
    2 * n,
    softmaxSlope,
  ],
  [
    'a convolution',
    `many([1, ${n}, 1, 1], 7).conv2d(tf.scalar(3).reshape([1, 1, 1, 1]), 1, 'valid')`,
    n,
    (i) => 3 * x(i),
  ],
  [
    'a convolution towards its image',
    `tf.grad((x) => x.conv2d(tf.scalar(3).reshape([1, 1, 1, 1]), 1, 'valid'))(
      many([1, ${n}, 1, 1], 7), many([1, ${n}, 1, 1], 5))`,
    n,
    (i) => 3 * dy(i),
  ],
  [
    'a convolution towards its filter',
    `tf.grad((w) => many([1, 1, 1, 2049], 7).conv2d(w, 1, 'valid').sum())(many([1, 1, 2049, 2049], 5))`,
    2049 * 2049,
    (i) => x(Math.floor(i / 2049)),
  ],
  ['products', `many([${n}, 1, 1], 7).matMul(many([1, 1, 1], 5))`, n, (i) => x(i) * dy(0)],
  [
    'an optimiser',
    `(() => {
      const weight = tf.variable(many([${n}], 7));
      tf.train.momentum(0.1, 0.9).applyGradients({ [weight.name]: many([${n}], 5) });
      return weight.clone();
    })()`,
    n,
    (i) => x(i) - 0.1 * dy(i),
  ],
];

test.each(cases)('%s', async (_, expression, count, expected) => {
  const found = (await evaluate(page, body(expression))) as {
    count: number;
    some: number[];
    last: number[];
  };
  expect(found.count).toBe(count);
  const some = Array.from({ length: Math.ceil(count / 10_007) }, (_, i) => expected(10_007 * i));
  const last = Array.from({ length: 1500 }, (_, i) => expected(count - 1500 + i));
  expect(new Set(some).size).toBeGreaterThan(2);
  expectNear(found.some, some, 1e-5);
  expectNear(found.last, last, 1e-5);
});
