import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reference } from '../../playground/benchmark/models/noise.ts';
import { references } from '../../playground/benchmark/models/reference.ts';
import { registerGradients } from '../../playground/kernels/gradients/index.ts';
import { startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(async () => {
  await startWasm();
  registerGradients();
});

/** Losses of a model from its first step on. */
async function losses(backend: 'wasm' | 'cpu', model: () => Reference, steps: number): Promise<number[]> {
  await tf.setBackend(backend);
  const { loss } = model();
  const adam = tf.train.adam(0.001);
  const curve: number[] = [];
  for (let step = 0; step < steps; step++) {
    const value = adam.minimize(loss, true) as tf.Scalar;
    curve.push(value.dataSync()[0] as number);
    value.dispose();
  }
  tf.disposeVariables();
  return curve;
}

describe('a model trains on WASM as it does on CPU, from the same seed', () => {
  // Small ones: the CPU backend takes seconds for a step of the others.
  test.each<[string, () => Reference, number]>([
    ['mlp', () => references.mlp(64), 20],
    ['lstm', () => references.lstm(4), 5],
    ['attention', () => references.attention(2), 6],
    ['cnn', () => references.cnn(2), 4],
    ['graph network', () => references.graph(1), 6],
    ['U-Net', () => references.unet(1, 8), 2],
    ['mini-AIFS', () => references.aifs(1, 4, 0), 8],
  ])(
    '%s',
    async (_, model, steps) => {
      const ours = await losses('wasm', model, steps);
      const theirs = await losses('cpu', model, steps);
      for (const [step, loss] of ours.entries())
        expect(Math.abs(loss / (theirs[step] as number) - 1)).toBeLessThan(1e-4);
      expect(ours.at(-1)).toBeLessThan(ours[0] as number);
    },
    300_000,
  );
});

test('mini-AIFS learns: in 20 steps its loss falls to less than a third', async () => {
  const curve = await losses('wasm', () => references.aifs(2, 8, 1), 20);
  expect(curve.at(-1)).toBeLessThan((curve[0] as number) / 3);
});

test('1,000 steps leave no tensor and take no more memory', async () => {
  await tf.setBackend('wasm');
  const image = tf.tensor4d(draw(1, 2 * 8 * 8 * 3), [2, 8, 8, 3]);
  const ids = tf.tensor1d([0, 1, 2, 1, 0, 3, 2, 1], 'int32');
  const weight = (seed: number, shape: number[]) =>
    tf.tidy(() => tf.variable(tf.tensor(draw(seed, tf.util.sizeFromShape(shape)), shape).mul(0.1)));
  const [filter, deep, dilated, dense] = [
    weight(2, [3, 3, 3, 4]),
    weight(3, [3, 3, 4, 1]),
    weight(4, [3, 3, 4, 4]),
    weight(5, [64, 5]),
  ];
  const loss = (): tf.Scalar => {
    const first = tf.conv2d(image, filter as tf.Tensor4D, 1, 'same').relu() as tf.Tensor4D;
    const second = tf.depthwiseConv2d(tf.maxPool(first, 2, 2, 'same'), deep as tf.Tensor4D, 1, 'same');
    const wide = tf.image.resizeNearestNeighbor(second as tf.Tensor4D, [8, 8]);
    const third = tf.conv2d(wide.add(first) as tf.Tensor4D, dilated as tf.Tensor4D, 1, 'same', 'NHWC', 2);
    const rows = tf.reshape(third.tanh().transpose([0, 3, 1, 2]), [8, 64]);
    const sums = tf.unsortedSegmentSum(tf.matMul(rows, dense as tf.Tensor2D).sigmoid(), ids, 4);
    const spectrum = tf.abs(tf.rfft(tf.einsum('ab->ba', tf.gather(sums, ids))));
    return tf
      .concat([spectrum, tf.ones([5, 1])], 1)
      .square()
      .mean()
      .asScalar();
  };
  const adam = tf.train.adam(0.001);
  const step = () => adam.minimize(loss);
  for (let warm = 0; warm < 20; warm++) step();
  const backend = tf.backend() as BackendWasm;
  const state = () => ({
    tensors: tf.memory().numTensors,
    stored: backend.numDataIds(),
    heap: (backend.wasm as unknown as { HEAPU8: Uint8Array }).HEAPU8.length,
  });
  const before = state();
  for (let count = 0; count < 1000; count++) step();
  expect(state()).toEqual(before);
}, 120_000);
