import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations, program } from '../kernels/drawn-operations.ts';
import { evaluate, expectNear, openBoth } from './webgpu/compare.ts';

/* Operations of every number of dimensions, axis and type on the graphics backends, with the course's kernels. */

const { ours, stock } = await openBoth();

const on = async (backend: string, body: string): Promise<number[]> =>
  (await evaluate(
    ours,
    // Small tensors would be computed in JavaScript, and the shaders not be tried.
    `tf.env().set('WEBGPU_CPU_FORWARD', false); tf.env().set('WEBGL_CPU_FORWARD', false);
    await tf.setBackend('${backend}'); ${body}`,
  )) as number[];

test.each(
  ['webgpu', 'webgl'].flatMap((backend) =>
    Object.entries(operations).map((one) => [backend, ...one] as const),
  ),
)('%s: %s agree with the CPU backend', async (backend, _, drawn) => {
  await fc.assert(
    fc.asyncProperty(drawn as fc.Arbitrary<string>, async (expression) => {
      const body = program(expression);
      expectNear(await on(backend, body), await on('cpu', body), 1e-4);
    }),
    { seed: 23, numRuns: 24 },
  );
});

describe('more buffers than a shader binds', () => {
  const sums = `const a = tf.tensor1d([1, 2, 3]);
    const sum = tf.addN(Array(9).fill(a)), other = a.add(100), long = tf.addN(Array(40).fill(a));
    return [...await sum.data(), ...await other.data(), ...await long.data()];`;
  const right = [9, 18, 27, 101, 102, 103, 40, 80, 120];

  test('nine terms and forty are summed, and what stands beside them is not lost', async () => {
    expect(await on('webgpu', sums)).toEqual(right);
    // What this test is for: the backend's own kernel.
    expect(await evaluate(stock, `await tf.setBackend('webgpu'); ${sums}`)).not.toEqual(right);
  });

  test('the sum leaves no tensor behind', async () => {
    const [before, after] = await on(
      'webgpu',
      `const a = tf.ones([70]);
      const held = () => tf.engine().backend.numDataIds();
      tf.addN(Array(30).fill(a)).dispose();
      const before = held();
      for (let time = 0; time < 5; time++) tf.addN(Array(30).fill(a)).dispose();
      return [before, held()];`,
    );
    expect(after).toBe(before);
  });

  test('the gradient of a dilated 3 × 3 convolution is that of the CPU', async () => {
    const body = `const x = tf.linspace(-1, 1, 98).reshape([1, 7, 7, 2]), w = tf.linspace(-1, 2, 36).reshape([3, 3, 2, 2]);
      const grads = tf.grads((x, w) => tf.conv2d(x, w, 1, 'same', 'NHWC', 2).square().sum())([x, w]);
      return [...await grads[0].data(), ...await grads[1].data()];`;
    expectNear(await on('webgpu', body), await on('cpu', body), 1e-5);
  });
});

test('the gradient of cumulative products with noughts is that of the CPU', async () => {
  const body = `const x = tf.linspace(-1, 2, 60).reshape([2, 6, 5]).relu(), w = tf.linspace(1, 3, 60).reshape([2, 6, 5]);
    const found = [];
    for (const [exclusive, reverse] of [[false, false], [true, false], [false, true], [true, true]]) {
      const slope = tf.grad((x) => tf.cumprod(x, 1, exclusive, reverse).mul(w).sum())(x);
      found.push(...await slope.data());
    }
    return found;`;
  const expected = await on('cpu', body);
  expect(new Set(expected).size).toBeGreaterThan(100);
  for (const backend of ['webgpu', 'webgl']) expectNear(await on(backend, body), expected, 1e-5);
});

test.each([37, 256])(
  'a transform of %i numbers is exact to a millionth of the largest wave',
  async (length) => {
    const body = `const x = tf.tensor1d(Array.from({ length: ${length} }, (_, i) => Math.cos(3 * i) + i / 9));
    const z = tf.rfft(x);
    return [...await tf.real(z).data(), ...await tf.imag(z).data()];`;
    const values = Array.from({ length }, (_, i) => Math.fround(Math.cos(3 * i) + i / 9));
    const half = Math.floor(length / 2) + 1;
    const part = (of: (angle: number) => number): number[] =>
      Array.from({ length: half }, (_, k) =>
        values.reduce((sum, value, i) => sum + value * of((-2 * Math.PI * ((k * i) % length)) / length), 0),
      );
    const expected = [...part(Math.cos), ...part(Math.sin)];
    for (const backend of ['webgpu', 'webgl']) expectNear(await on(backend, body), expected, 1e-6);
  },
);

test('a table of counts says what occurs', async () => {
  const body = `const x = tf.tensor2d([[1, 1, 2, 4], [0, 0, 3, 3]], [2, 4], 'int32'), none = tf.tensor2d([], [0, 0]);
    return (await Promise.all([true, false].map((binary) => tf.denseBincount(x, none, 5, binary).data())))
      .flatMap((values) => [...values]);`;
  const right = [0, 1, 1, 0, 1, 1, 0, 0, 1, 0, 0, 2, 1, 0, 1, 2, 0, 0, 2, 0];
  for (const backend of ['webgpu', 'webgl', 'cpu']) expect(await on(backend, body)).toEqual(right);
});

test('a kernel that a graphics backend lacks is computed on the CPU, which is said once', async () => {
  const body = `const said = [];
    console.warn = (text) => said.push(text);
    const found = [];
    for (let time = 0; time < 2; time++) {
      const { values, indices } = tf.unique(tf.tensor1d([3, 1, 3, 7]));
      found.push(...await values.data(), ...await indices.data());
    }
    return [...found, said.length, said[0].startsWith('Unique is computed on the CPU')];`;
  expect(await on('webgpu', body)).toEqual([3, 1, 7, 0, 1, 0, 2, 3, 1, 7, 0, 1, 0, 2, 1, true]);
});
