import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, startWasm } from './backends.ts';
import { type Convolution, conv2d, depthwise, dot, slopes } from './doubles.ts';
import { draw } from './draws.ts';

beforeAll(startWasm);

interface Case {
  x: [number, number, number, number];
  filter: [number, number];
  outputs: number;
  strides?: [number, number];
  dilations?: [number, number];
  pad?: 'same' | 'valid' | number;
}

const product = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);

function shapeOf(
  { x, filter, outputs, strides = [1, 1], dilations = [1, 1], pad = 'same' }: Case,
  deep = false,
) {
  const filterShape: [number, number, number, number] = [...filter, x[3], outputs];
  const info = tf.backend_util.computeConv2DInfo(x, filterShape, strides, dilations, pad, undefined, deep);
  const shape: Convolution = {
    batch: x[0],
    inSize: [x[1], x[2]],
    inChannels: x[3],
    outChannels: info.outChannels,
    filter,
    strides,
    dilations,
    before: [info.padInfo.top, info.padInfo.left],
    outSize: [info.outHeight, info.outWidth],
  };
  return { filterShape, shape, strides, dilations, pad, outShape: info.outShape };
}

/** Compares the kernel's convolution and both gradients with doubles; `dilations` only forwards. */
async function compare(example: Case): Promise<void> {
  const { filterShape, shape, strides, dilations, pad, outShape } = shapeOf(example);
  const [x, w, dy] = [draw(1, product(example.x)), draw(2, product(filterShape)), draw(3, product(outShape))];
  const tensors = () =>
    [tf.tensor4d(x, example.x), tf.tensor4d(w, filterShape), tf.tensor4d(dy, outShape)] as const;
  const close = (ours: ArrayLike<number>, theirs: ArrayLike<number>) => {
    expect(ours.length).toBe(theirs.length);
    // Rounding of float32 grows with the terms of a sum.
    const scale = Math.max(1, ...Array.from(theirs, Math.abs));
    for (let index = 0; index < ours.length; index++)
      expect(Math.abs((ours[index] as number) - (theirs[index] as number))).toBeLessThan(2e-5 * scale);
  };
  const forward = await on('wasm', () => {
    const [image, filter] = tensors();
    return tf.conv2d(image, filter, strides, pad, 'NHWC', dilations);
  });
  close(forward, conv2d(x, w, shape));
  if (product(dilations) > 1) return;
  const attrs = { strides, pad, dataFormat: 'NHWC' };
  const ofFilter = await on('wasm', () => {
    const [image, , back] = tensors();
    const inputs = { x: image, dy: back };
    return tf.engine().runKernel(tf.Conv2DBackpropFilter, inputs, { ...attrs, filterShape }) as tf.Tensor;
  });
  close(
    ofFilter,
    slopes((filter) => dot(dy, conv2d(x, filter, shape)), w, 0.5),
  );
  const ofInput = await on('wasm', () => {
    const [, filter, back] = tensors();
    const inputs = { dy: back, filter };
    return tf
      .engine()
      .runKernel(tf.Conv2DBackpropInput, inputs, { ...attrs, inputShape: example.x }) as tf.Tensor;
  });
  close(
    ofInput,
    slopes((image) => dot(dy, conv2d(image, w, shape)), x, 0.5),
  );
}

describe('a convolution and its gradients agree with finite differences in double precision', () => {
  test.each<[string, Case]>([
    ['one image, one channel', { x: [1, 5, 5, 1], filter: [3, 3], outputs: 1 }],
    ['several images and channels', { x: [3, 6, 7, 3], filter: [3, 3], outputs: 5 }],
    ['an even filter', { x: [2, 5, 6, 2], filter: [2, 4], outputs: 3 }],
    ['stride 2', { x: [2, 7, 8, 3], filter: [3, 3], outputs: 4, strides: [2, 2] }],
    ['unequal strides', { x: [2, 9, 8, 2], filter: [3, 2], outputs: 3, strides: [3, 1] }],
    [
      'numeric padding with unequal strides',
      { x: [2, 7, 6, 2], filter: [3, 3], outputs: 3, strides: [1, 2], pad: 2 },
    ],
    ['no padding', { x: [2, 6, 5, 4], filter: [3, 3], outputs: 8, pad: 'valid' }],
    ['a filter as large as the image', { x: [2, 4, 4, 3], filter: [4, 4], outputs: 6, pad: 'valid' }],
    ['a filter larger than the image', { x: [1, 2, 3, 2], filter: [5, 5], outputs: 2 }],
    ['one pixel at a time', { x: [2, 4, 5, 7], filter: [1, 1], outputs: 9 }],
    ['one pixel of each two', { x: [2, 5, 4, 3], filter: [1, 1], outputs: 2, strides: [2, 2] }],
    ['dilation', { x: [2, 8, 9, 3], filter: [3, 3], outputs: 4, dilations: [2, 3] }],
    ['whole tiles of two by two', { x: [2, 6, 8, 8], filter: [3, 3], outputs: 8 }],
    ['tiles that reach past the edge', { x: [2, 5, 7, 9], filter: [3, 3], outputs: 11 }],
    ['tiles, no padding', { x: [1, 7, 8, 10], filter: [3, 3], outputs: 8, pad: 'valid' }],
    ['tiles, padding by two', { x: [1, 4, 5, 8], filter: [3, 3], outputs: 9, pad: 2 }],
    ['tiles of one row', { x: [1, 1, 17, 8], filter: [3, 3], outputs: 12 }],
  ])('%s', (_, example) => compare(example));

  test('shapes drawn at random', async () => {
    const size = (max: number) => fc.integer({ min: 1, max });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(size(3), size(7), size(7), size(5)),
        fc.tuple(size(4), size(4)),
        size(9),
        fc.tuple(size(3), size(3)),
        fc.constantFrom<'same' | 'valid' | number>('same', 'valid', 0, 1, 3),
        async (x, filter, outputs, strides, pad) => {
          const room = pad === 'same' ? 99 : pad === 'valid' ? 0 : 2 * pad;
          fc.pre(filter[0] <= x[1] + room && filter[1] <= x[2] + room);
          const example = { x, filter, outputs, strides, pad };
          fc.pre(shapeOf(example).outShape.every((length) => length >= 0));
          await compare(example);
        },
      ),
      { seed: 5, numRuns: 200 },
    );
  });
});

describe('the gradients of a depthwise convolution agree with finite differences in double precision', () => {
  test.each<[string, Case]>([
    ['one image', { x: [1, 5, 5, 3], filter: [3, 3], outputs: 1 }],
    ['several images', { x: [2, 6, 5, 8], filter: [3, 3], outputs: 1 }],
    ['two outputs a channel', { x: [2, 5, 6, 3], filter: [3, 2], outputs: 2 }],
    ['stride 2', { x: [2, 7, 7, 5], filter: [3, 3], outputs: 1, strides: [2, 2] }],
    ['dilation', { x: [2, 8, 7, 4], filter: [3, 3], outputs: 3, dilations: [2, 2] }],
    ['no padding', { x: [1, 6, 6, 4], filter: [3, 3], outputs: 1, pad: 'valid' }],
  ])('%s', async (_, example) => {
    const { filterShape, shape, strides, dilations, pad, outShape } = shapeOf(example, true);
    const [x, w, dy] = [
      draw(4, product(example.x)),
      draw(5, product(filterShape)),
      draw(6, product(outShape)),
    ];
    const attrs = { strides, pad, dilations };
    const ofFilter = await on('wasm', () => {
      const inputs = { x: tf.tensor4d(x, example.x), dy: tf.tensor4d(dy, outShape) };
      return tf
        .engine()
        .runKernel(tf.DepthwiseConv2dNativeBackpropFilter, inputs, { ...attrs, filterShape }) as tf.Tensor;
    });
    const slopeOfFilter = slopes((filter) => dot(dy, depthwise(x, filter, shape)), w, 0.5);
    expect(ofFilter.length).toBe(slopeOfFilter.length);
    for (const [index, value] of ofFilter.entries())
      expect(value).toBeCloseTo(slopeOfFilter[index] as number, 3);
    const ofInput = await on('wasm', () => {
      const inputs = { dy: tf.tensor4d(dy, outShape), filter: tf.tensor4d(w, filterShape) };
      const more = { ...attrs, inputShape: example.x };
      return tf.engine().runKernel(tf.DepthwiseConv2dNativeBackpropInput, inputs, more) as tf.Tensor;
    });
    const slopeOfInput = slopes((image) => dot(dy, depthwise(image, w, shape)), x, 0.5);
    expect(ofInput.length).toBe(slopeOfInput.length);
    for (const [index, value] of ofInput.entries())
      expect(value).toBeCloseTo(slopeOfInput[index] as number, 3);
  });
});

test('a depthwise convolution agrees with doubles over shapes drawn at random', async () => {
  const size = (max: number) => fc.integer({ min: 1, max });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(size(3), size(7), size(7), size(5)),
      fc.tuple(size(4), size(4)),
      size(3),
      fc.tuple(size(3), size(3)),
      fc.constantFrom<'same' | 'valid' | number>('same', 'valid', 0, 1, 3),
      async (x, filter, outputs, strides, pad) => {
        const example = { x, filter, outputs, strides, pad };
        const room = pad === 'same' ? 99 : pad === 'valid' ? 0 : 2 * pad;
        fc.pre(filter[0] <= x[1] + room && filter[1] <= x[2] + room);
        const { filterShape, shape, outShape } = shapeOf(example, true);
        fc.pre(outShape.every((length) => length >= 0));
        const [image, weights] = [draw(7, product(x)), draw(8, product(filterShape))];
        const ours = await on('wasm', () =>
          tf.depthwiseConv2d(tf.tensor4d(image, x), tf.tensor4d(weights, filterShape), strides, pad),
        );
        const exact = depthwise(image, weights, shape);
        expect(ours.length).toBe(exact.length);
        for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(exact[index] as number, 4);
      },
    ),
    { seed: 6, numRuns: 200 },
  );
});
