import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(startWasm);

/*
 * TensorFlow.js reckons the size of an output wrongly where padding is a number and height and width are treated
 * differently; its own WASM kernels then write past the end of the tensor.
 */

const image = () => tf.tensor4d(draw(1, 2 * 9 * 8 * 3), [2, 9, 8, 3]);

test.each<[string, () => tf.Tensor]>([
  ['conv2d', () => tf.conv2d(image(), tf.tensor4d(draw(2, 3 * 2 * 3 * 4), [3, 2, 3, 4]), [1, 2], 2)],
  [
    'depthwiseConv2d',
    () => tf.depthwiseConv2d(image(), tf.tensor4d(draw(2, 3 * 2 * 3 * 2), [3, 2, 3, 2]), [2, 1], 1),
  ],
  [
    'fused depthwiseConv2d',
    () =>
      tf.fused.depthwiseConv2d({
        x: image(),
        filter: tf.tensor4d(draw(2, 3 * 2 * 3), [3, 2, 3, 1]),
        strides: 1,
        pad: 2,
        bias: tf.tensor1d([1, 2, 3]),
        activation: 'relu',
      }),
  ],
])('%s padded by a number gives what the CPU backend gives', async (_, compute) => {
  const [ours, theirs] = [await on('wasm', compute), await on('cpu', compute)];
  expect(ours.length).toBe(theirs.length);
  for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] as number, 4);
});

test.each([
  ['MaxPool', tf.maxPool],
  ['AvgPool', tf.avgPool],
] as const)('%s of a size that would not fit is refused', async (name, pool) => {
  await expect(on('wasm', () => pool(image(), [3, 2], [1, 2], 1) as tf.Tensor)).rejects.toThrow(name);
  const fits = () => pool(image(), 3, 2, 1) as tf.Tensor;
  const [ours, theirs] = [await on('wasm', fits), await on('cpu', fits)];
  for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] as number, 5);
});
