import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleSuites } from './upstream/bundle.ts';
import { isLeftOut, type LeftOut } from './upstream/left-out.ts';

/*
 * TensorFlow.js's own tests, as they are published, of the operations whose kernels or gradients the project replaces: on
 * the WASM backend with the project's kernels.
 */
const suites = [
  'add_n',
  'add',
  'arithmetic',
  'clip_by_value',
  'complex_ops',
  'concat',
  'conv2d',
  'conv2d_separable',
  'conv2d_transpose',
  'depthwise_conv2d',
  'einsum',
  'fused/fused_conv2d',
  'fused/fused_depthwise_conv2d',
  'fused/fused_mat_mul',
  'gather_nd',
  'gather',
  'ifft',
  'image/resize_nearest_neighbor',
  'mat_mul',
  'max_pool',
  'mean',
  'mirror_pad',
  'ragged_gather',
  'ragged_range',
  'ragged_tensor_to_tensor',
  'relu',
  'spectral/fft',
  'spectral/irfft',
  'spectral/rfft',
  'split',
  'strided_slice',
  'sub',
  'sum',
  'tile',
  'transpose',
  'unsorted_segment_sum',
];

const leftOut: LeftOut = [
  // The WASM backend of TensorFlow.js cannot do these, with or without the project's kernels.
  [/./, /NCHW|string tensor/],
  [/^fused/, /broadcasted bias and relu|with bias$|2d bias/],
  [/^matmul/, /upcasts when dtypes dont match/],
  [/^clipByValue/, /basic vec4|propagates NaNs/],
  // It would write past the end of the result; the project's kernels refuse.
  [/^maxPool/, /p=1 dimRoundingMode=(round|ceil)/],
  // They hold what the project puts right: no gradient with dilation, and one that forgets the mirror images.
  [/^depthwiseConv2d gradients/, /throws error on dilations/],
  [/^mirrorPad/, /^(grad|gradient with clones)$/],
];

// Jasmine's way to say that a test expects nothing more.
const jasmineExpect = (...values: unknown[]) => (values.length === 0 ? { nothing() {} } : expect(values[0]));
const expectAsync = (promise: Promise<unknown>) => ({
  toBeRejectedWithError: (message: string | RegExp) => expect(promise).rejects.toThrow(message),
});
const fail = (message: string): never => {
  throw new Error(message);
};
let suite = '';
const named = (name: string, tests: () => void) => {
  describe(name, () => {
    suite = name;
    tests();
  });
};
const unlessLeftOut = (name: string, body: () => unknown) => {
  it.skipIf(isLeftOut(leftOut, suite, name))(name, () => body() as Promise<void>);
};
Object.assign(globalThis, {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  fail,
  jasmine: {},
  describe: named,
  it: unlessLeftOut,
  expect: jasmineExpect,
  expectAsync,
});
await import(await bundleSuites(suites));
