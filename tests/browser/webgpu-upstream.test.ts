import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLeftOut, type LeftOut } from '../kernels/upstream/left-out.ts';
import { openUpstreamPages } from './webgpu/upstream.ts';

/*
 * TensorFlow.js's own tests, as they are published, of the operations whose kernels or gradients the project
 * replaces, and of its optimisers: on WebGPU with the project's kernels.
 */
const suites = [
  // First: one of these expects that no tensor was left by another test.
  '../optimizers/adam_optimizer',
  '../optimizers/momentum_optimizer',
  '../optimizers/optimizer',
  '../optimizers/rmsprop_optimizer',
  '../optimizers/sgd_optimizer',
  '../gradients',
  // Of casts.
  '../tensor',
  'add',
  'arithmetic',
  'batchnorm',
  'complex_ops',
  'conv1d',
  'conv2d',
  'conv2d_separable',
  'conv2d_transpose',
  'depth_to_space',
  'depthwise_conv2d',
  'einsum',
  'erf',
  'fused/fused_conv2d',
  'fused/fused_mat_mul',
  'gather_nd',
  'gather',
  'ifft',
  'image/resize_nearest_neighbor',
  'leaky_relu',
  'log_softmax',
  'losses/mean_squared_error',
  'losses/sigmoid_cross_entropy',
  'losses/softmax_cross_entropy',
  'mat_mul',
  'max',
  'mean',
  'mirror_pad',
  'moments',
  'relu',
  'relu6',
  'scatter_nd',
  'sigmoid',
  'softmax',
  'softplus',
  'spectral/fft',
  'spectral/irfft',
  'spectral/rfft',
  'sqrt',
  'square',
  'strided_slice',
  'sub',
  'sum',
  'tanh',
  'transpose',
  'unsorted_segment_sum',
];

/** These fail without the project's kernels too: the WebGPU backend loses NaN, and looks at no index. */
const failElsewhere: LeftOut = [
  [/^(softmax|sigmoid)/, /propagates NaNs/i],
  [/^gather$/, /^throws when index is out of bound/],
];

const leftOut: LeftOut = [
  ...failElsewhere,
  // Of debugging and of when a tensor is read, by spies: of no kernel.
  [/^tensor( debug mode|\.data)/, /./],
  // They hold what the project puts right: no gradient with dilation, and one that forgets the mirror images.
  [/^depthwiseConv2d gradients/, /throws error on dilations/],
  [/^mirrorPad/, /^(grad|gradient with clones)$/],
];

const pages = await openUpstreamPages(suites);
afterAll(() => pages.close());

async function started(kernels: boolean): Promise<Page> {
  const page = await pages.open();
  await page.evaluate((given) => upstreamPage.start(given), kernels);
  return page;
}

const run = (page: Page, index: number): Promise<string | undefined> =>
  page.evaluate((given) => upstreamPage.run(given), index);

const stock = await started(false);
const tests = (await stock.evaluate(() => upstreamPage.tests())).map((test, index) => ({ ...test, index }));

it('finds the tests of TensorFlow.js', () => {
  expect(tests.length).toBeGreaterThan(1000);
  expect(tests.filter(({ suite, name }) => isLeftOut(leftOut, suite, name)).length).toBe(10);
});

it('what is left out because it fails without the kernels does fail', async () => {
  const passing: string[] = [];
  for (const { suite, name, index } of tests) {
    if (!isLeftOut(failElsewhere, suite, name)) continue;
    if ((await run(stock, index)) === undefined) passing.push(`${suite} ${name}`);
  }
  expect(passing).toEqual([]);
});

describe('with the kernels', () => {
  let page: Page;
  beforeAll(async () => {
    page = await started(true);
  });

  for (const [suite, own] of Map.groupBy(tests, (test) => test.suite)) {
    describe(suite, () => {
      for (const { name, index } of own) {
        it.skipIf(isLeftOut(leftOut, suite, name))(name, async () => {
          const wrong = await run(page, index);
          if (wrong !== undefined) throw new Error(wrong);
        });
      }
    });
  }
});
