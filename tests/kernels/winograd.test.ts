import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, startWasm } from './backends.ts';
import { type Convolution, conv2d, dot } from './doubles.ts';
import { draw } from './draws.ts';

/*
 * Convolutions by Winograd's products. That they and their gradients are right, for tiles whole and cut, convolution.test.ts
 * shows; here is how exact they are, what becomes of what is no number, and that fused kernels take them too.
 */

beforeAll(startWasm);

const [batch, height, width, inChannels, outChannels] = [2, 9, 12, 32, 24];
const x = [batch, height, width, inChannels] as [number, number, number, number];
const filter = [3, 3, inChannels, outChannels] as [number, number, number, number];
const shape: Convolution = {
  batch,
  inSize: [height, width],
  inChannels,
  outChannels,
  filter: [3, 3],
  strides: [1, 1],
  dilations: [1, 1],
  before: [1, 1],
  outSize: [height, width],
};
const sizeOf = (of: readonly number[]): number => of.reduce((a, b) => a * b, 1);
const convolved = (image: Float32Array, weights: Float32Array): Promise<number[]> =>
  on('wasm', () => tf.conv2d(tf.tensor4d(image, x), tf.tensor4d(weights, filter), 1, 'same'));

/** Root-mean-square of numbers, and of the differences of two lists. */
const rms = (values: ArrayLike<number>, other?: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (Number(values[at]) - Number(other?.[at] ?? 0)) ** 2;
  return Math.sqrt(sum / values.length);
};

describe('hardly further from double precision than the CPU backend, which adds term by term', () => {
  test.each([
    ['numbers about nought', 0, 1],
    ['small differences about a large mean', 100, 0.1],
    ['numbers of all sizes', 0, 1e4],
  ])('%s', async (_, mean, spread) => {
    const of = (value: number, at: number): number =>
      mean + spread * value * (spread > 1 ? 10 ** -(at % 8) : 1);
    const [image, weights] = [draw(1, sizeOf(x)).map(of), draw(2, sizeOf(filter))];
    const exact = conv2d(image, weights, shape);
    const ours = rms(await convolved(image, weights), exact);
    const theirs = rms(
      await on('cpu', () => tf.conv2d(tf.tensor4d(image, x), tf.tensor4d(weights, filter), 1, 'same')),
      exact,
    );
    expect(ours).toBeLessThan(1.5 * theirs);
    expect(ours).toBeGreaterThan(0);
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])(
  '%d in an image is seen in all outputs that look at it, and only in the tiles that they lie in',
  async (value) => {
    const image = draw(1, sizeOf(x));
    const [row, column] = [4, 5];
    image[(row * width + column) * inChannels + 3] = value;
    const out = await convolved(image, draw(2, sizeOf(filter)));
    for (let y = 0; y < height; y++) {
      for (let at = 0; at < width; at++) {
        const finite = Number.isFinite(out[(y * width + at) * outChannels] as number);
        if (Math.abs(y - row) <= 1 && Math.abs(at - column) <= 1) expect(finite, `${y}, ${at}`).toBe(false);
        if (Math.abs(y - row) > 2 || Math.abs(at - column) > 2) expect(finite, `${y}, ${at}`).toBe(true);
      }
    }
    expect(out.slice(sizeOf(x.slice(1, 3)) * outChannels).every(Number.isFinite)).toBe(true);
  },
);

test('with a bias and an activation, as layers ask for it', async () => {
  const [image, weights, bias] = [draw(1, sizeOf(x)), draw(2, sizeOf(filter)), draw(3, outChannels)];
  const fused = await on('wasm', () =>
    tf.fused.conv2d({
      x: tf.tensor4d(image, x),
      filter: tf.tensor4d(weights, filter),
      strides: 1,
      pad: 'same',
      bias: tf.tensor1d(bias),
      activation: 'relu',
    }),
  );
  const wanted = conv2d(image, weights, shape).map((value, at) =>
    Math.max(0, value + (bias[at % outChannels] ?? 0)),
  );
  expect(rms(fused, wanted) / rms(wanted)).toBeLessThan(1e-6);
});

test('images that are done in several pieces: all three agree on the sum that they have in common', async () => {
  const large: Convolution = { ...shape, inSize: [40, 41], outSize: [40, 41] };
  const whole = [batch, 40, 41, inChannels] as [number, number, number, number];
  const out = [batch, 40, 41, outChannels] as [number, number, number, number];
  const [image, weights, back] = [draw(1, sizeOf(whole)), draw(2, sizeOf(filter)), draw(3, sizeOf(out))];
  const attrs = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC' };
  const run = (name: string, inputs: tf.NamedTensorMap, shapes: object): tf.Tensor =>
    tf.engine().runKernel(name, inputs, { ...attrs, ...shapes } as unknown as tf.NamedAttrMap) as tf.Tensor;
  const tensors = () => ({
    x: tf.tensor4d(image, whole),
    filter: tf.tensor4d(weights, filter),
    dy: tf.tensor4d(back, out),
  });
  const forward = await on('wasm', () => tf.conv2d(tensors().x, tensors().filter, 1, 'same'));
  const ofFilter = await on('wasm', () => {
    const { x, dy } = tensors();
    return run(tf.Conv2DBackpropFilter, { x, dy }, { filterShape: filter });
  });
  const ofInput = await on('wasm', () => {
    const { filter, dy } = tensors();
    return run(tf.Conv2DBackpropInput, { dy, filter }, { inputShape: whole });
  });
  const wanted = dot(back, conv2d(image, weights, large));
  // Of some 80,000 products of about the size of a row's norm.
  for (const sum of [dot(back, forward), dot(weights, ofFilter), dot(image, ofInput)])
    expect(Math.abs(sum / wanted - 1)).toBeLessThan(1e-4);
});
