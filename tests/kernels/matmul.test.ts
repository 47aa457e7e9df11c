import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerMatrixBatches } from '../../playground/kernels/compositions/matrix-batches.ts';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(async () => {
  await startWasm();
  // The CPU backend's own product of batches that are both repeated has a part of the numbers only.
  registerMatrixBatches('cpu');
});

const product = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);

/** A B in double precision, for one pair of matrices. */
function reference(
  a: Float32Array,
  b: Float32Array,
  m: number,
  n: number,
  k: number,
  tA: boolean,
  tB: boolean,
) {
  const out: number[] = [];
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let q = 0; q < k; q++)
        sum += (a[tA ? q * m + i : i * k + q] as number) * (b[tB ? j * k + q : q * n + j] as number);
      out.push(sum);
    }
  return out;
}

function close(ours: ArrayLike<number>, theirs: ArrayLike<number>, terms: number): void {
  expect(ours.length).toBe(theirs.length);
  for (let index = 0; index < ours.length; index++)
    expect(Math.abs((ours[index] as number) - (theirs[index] as number))).toBeLessThan(1e-5 * (1 + terms));
}

async function compare(m: number, n: number, k: number, tA: boolean, tB: boolean): Promise<void> {
  const [a, b] = [draw(1, m * k), draw(2, n * k)];
  const ours = await on('wasm', () =>
    tf.matMul(tf.tensor2d(a, tA ? [k, m] : [m, k]), tf.tensor2d(b, tB ? [n, k] : [k, n]), tA, tB),
  );
  close(ours, reference(a, b, m, n, k, tA, tB), k);
}

describe('a product of matrices agrees with double precision', () => {
  const both = [false, true];
  for (const tA of both)
    for (const tB of both)
      test.each([
        [1, 1, 1],
        [4, 8, 16],
        [5, 13, 7],
        [3, 1, 300],
        [1, 9, 33],
        [64, 64, 256],
        [17, 21, 700],
      ])(
        `%i × %i over %i, A ${tA ? 'transposed' : 'as it is'}, B ${tB ? 'transposed' : 'as it is'}`,
        (m, n, k) => compare(m, n, k, tA, tB),
      );

  test('shapes drawn at random', async () => {
    const size = fc.integer({ min: 1, max: 40 });
    await fc.assert(fc.asyncProperty(size, size, size, fc.boolean(), fc.boolean(), compare), {
      seed: 1,
      numRuns: 100,
    });
  });

  test('no terms make nought', async () => {
    expect(await on('wasm', () => tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])))).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('batches of matrices agree with the CPU backend', () => {
  test.each<[number[], number[], boolean, boolean]>([
    [[3, 4, 5], [3, 5, 6], false, false],
    [[3, 5, 4], [3, 6, 5], true, true],
    [[3, 4, 5], [1, 5, 6], false, false],
    [[1, 4, 5], [3, 5, 6], false, false],
    [[3, 5, 4], [1, 5, 6], true, false],
    [[2, 3, 4, 5], [2, 3, 6, 5], false, true],
    [[2, 1, 4, 5], [1, 3, 5, 6], false, false],
    [[1, 1, 5, 4], [2, 3, 5, 6], true, false],
  ])('%j and %j', async (shapeA, shapeB, tA, tB) => {
    const [a, b] = [draw(3, product(shapeA)), draw(4, product(shapeB))];
    const compute = () => tf.matMul(tf.tensor(a, shapeA), tf.tensor(b, shapeB), tA, tB);
    close(await on('wasm', compute), await on('cpu', compute), 5);
  });
});

describe('a fused layer agrees with the CPU backend', () => {
  const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const;
  test.each(activations)('dense, %s', async (activation) => {
    const [a, b, bias] = [draw(5, 6 * 7), draw(6, 7 * 5), draw(7, 5)];
    const compute = () =>
      tf.fused.matMul({
        a: tf.tensor2d(a, [6, 7]),
        b: tf.tensor2d(b, [7, 5]),
        bias: tf.tensor1d(bias),
        activation,
        leakyreluAlpha: 0.3,
      });
    close(await on('wasm', compute), await on('cpu', compute), 7);
  });

  test.each(activations)('convolution, %s', async (activation) => {
    const [x, filter, bias] = [draw(8, 2 * 5 * 6 * 3), draw(9, 3 * 3 * 3 * 4), draw(10, 4)];
    const compute = () =>
      tf.fused.conv2d({
        x: tf.tensor4d(x, [2, 5, 6, 3]),
        filter: tf.tensor4d(filter, [3, 3, 3, 4]),
        strides: 1,
        pad: 'same',
        bias: tf.tensor1d(bias),
        activation,
        leakyreluAlpha: 0.3,
      });
    close(await on('wasm', compute), await on('cpu', compute), 27);
  });
});

test('two batches that are repeated along axes of their own are multiplied pair by pair', async () => {
  const [a, b] = [draw(5, 2 * 4 * 5), draw(6, 3 * 5 * 6)];
  const found = await on('cpu', () => tf.matMul(tf.tensor(a, [2, 1, 4, 5]), tf.tensor(b, [1, 3, 5, 6])));
  const expected = [0, 1].flatMap((i) =>
    [0, 1, 2].flatMap((j) =>
      reference(a.subarray(i * 20, i * 20 + 20), b.subarray(j * 30, j * 30 + 30), 4, 6, 5, false, false),
    ),
  );
  close(found, expected, 5);
});

test('whole numbers are multiplied exactly', async () => {
  const product = () =>
    tf.matMul(tf.tensor2d([[30_001, -7]], [1, 2], 'int32'), tf.tensor2d([[50_003], [9]], [2, 1], 'int32'));
  expect(await on('wasm', product)).toEqual([30_001 * 50_003 - 63]);
});
