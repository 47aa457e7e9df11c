import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { evaluate, expectNear, onBoth, openBoth } from './webgpu/compare.ts';
import type { OptimiserName } from './webgpu/optimisers.ts';

/*
 * The kernels of the course on WebGPU, against TensorFlow.js's own on the CPU: on WebGPU its shaders take longer to compile
 * than all else here together.
 */

const { ours, stock } = await openBoth();

const both = (body: string) => onBoth(ours, stock, body);

describe('optimisers', () => {
  const names: OptimiserName[] = [
    'sgd',
    'momentum',
    'nesterov',
    'rmsprop',
    'centred rmsprop',
    'adam',
    'adamw',
    'rmsprop of lab',
    'rmsprop of lab with momentum',
  ];

  test.each(names)('100 steps of %s end where stock tfjs ends', async (name) => {
    const train = (page: Page, backend: 'webgpu' | 'cpu') =>
      page.evaluate(([name, backend]) => webgpuPage.optimiser(name, backend, 100), [name, backend] as const);
    const [fused, reference] = [await train(ours, 'webgpu'), await train(stock, 'cpu')];
    for (const [index, weights] of fused.weights.entries()) {
      expectNear(weights, reference.weights[index] as number[], 2e-4);
    }
    expectNear(fused.losses, reference.losses, 2e-4);
    expect(fused.losses.at(-1)).toBeLessThan(fused.losses[0] as number);
  });

  test('a clone that a program kept, and one that shares the weight, do not change', async () => {
    const found = await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const weight = tf.variable(tf.tensor1d([1, 2, 3]));
      const same = tf.variable(tf.zeros([3]));
      same.assign(weight);
      const kept = weight.clone();
      const optimizer = tf.train.adam(0.5);
      for (let step = 0; step < 3; step++) {
        optimizer.applyGradients({ [weight.name]: tf.ones([3]) });
        if (step === 0) await weight.data();
      }
      return [...await kept.data(), ...await same.data(), ...await weight.data()];`,
    );
    expect((found as number[]).slice(0, 6)).toEqual([1, 2, 3, 1, 2, 3]);
    expectNear((found as number[]).slice(6), [-0.5, 0.5, 1.5], 1e-4);
  });

  test('more parameters than a shader binds, and large ones', async () => {
    const [found, expected] = await both(`
      const weights = [[1], [3, 5], [70_000], [64], [2, 2, 2], [65], [1, 1]].map((shape, i) =>
        tf.variable(draw(shape, i + 1)));
      const optimizer = tf.train.momentum(0.1, 0.9);
      for (let step = 0; step < 4; step++) {
        optimizer.applyGradients(weights.map((weight) => ({ name: weight.name, tensor: weight.mul(0.5) })));
      }
      return (await Promise.all(weights.map(async (w) => [...await w.data()].slice(-64)))).flat();`);
    expectNear(found, expected, 1e-5);
  });

  test('1,000 steps hold as many tensors and buffers as ten', async () => {
    const found = await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const weight = tf.variable(tf.ones([5, 3]));
      const optimizer = tf.train.adam();
      const gradient = tf.ones([5, 3]);
      const backend = tf.engine().backend;
      const numbers = async () => {
        await weight.data();
        const { numTensors, numBytesInGPU } = tf.memory();
        return [numTensors, numBytesInGPU, backend.numDataIds(), backend.bufferManager.numUsedBuffers];
      };
      const steps = (count) => {
        for (let step = 0; step < count; step++) optimizer.applyGradients({ [weight.name]: gradient });
      };
      steps(10);
      const before = await numbers();
      steps(1000);
      return [before, await numbers()];`,
    );
    const [before, after] = found as [number[], number[]];
    expect(before.every(Number.isFinite)).toBe(true);
    expect(after).toEqual(before);
  });
});

describe('gradients', () => {
  test.each([
    ['relu', 'x.relu()'],
    ['relu6', 'x.mul(4).relu6()'],
    ['leaky relu', 'x.leakyRelu(0.3)'],
    ['tanh', 'x.tanh()'],
    ['sigmoid', 'x.sigmoid()'],
    ['softplus', 'x.softplus()'],
    ['erf', 'x.erf()'],
    ['square', 'x.square()'],
    ['square root', 'x.abs().add(0.1).sqrt()'],
    ['squared difference', 'tf.squaredDifference(x, draw([9, 130], 2))'],
    ['squared difference, the other way', 'tf.squaredDifference(draw([9, 130], 2), x)'],
    ['mean', 'x.mul(x.mean())'],
    ['sum', 'x.mul(x.sum())'],
    ['column mean', 'x.mul(x.mean(0))'],
    ['row sum', 'x.mul(x.sum(1, true))'],
    ['softmax', 'x.softmax()'],
    ['softmax of three dimensions', 'x.reshape([3, 39, 10]).softmax().reshape([9, 130])'],
    ['column mean of squares, kept', 'x.mul(x.square().mean(0, true))'],
    [
      'column sum of three dimensions',
      'x.reshape([3, 3, 130]).mul(x.reshape([3, 3, 130]).tanh().sum([0, 1])).reshape([9, 130])',
    ],
    [
      'a batch norm towards x',
      'x.batchNorm(draw([130], 5), draw([130], 6).abs(), draw([130], 7), draw([130], 8), 0.1)',
    ],
    ['a bias', 'draw([40, 9, 130], 2).add(x)'],
  ])('of %s are those of the CPU', async (_, expression) => {
    const [found, expected] = await both(`
      const f = (x) => (${expression}).mul(draw([9, 130], 3)).sum();
      return [...await tf.grad(f)(draw([9, 130], 1)).data()];`);
    expect(new Set(expected).size).toBeGreaterThan(1);
    expectNear(found, expected, 1e-5);
  });

  // Those whose gradient tfjs makes from the input; it cannot differentiate twice through a saved result.
  test.each(['softplus', 'square', 'erf'])('of gradients of %s are those of the CPU', async (name) => {
    const [found, expected] = await both(`
      const slope = (x) => tf.grad((z) => z.${name}().sum())(x).square().sum();
      return [...await tf.grad(slope)(draw([20], 1)).data()];`);
    expectNear(found, expected, 1e-5);
  });
});

test.each(['mean', 'variance', 'offset', 'scale'])(
  'the gradient of a batch norm towards its %s',
  async (name) => {
    const [found, expected] = await both(`
    const x = draw([2, 5, 4, 6], 1);
    const given = { mean: draw([6], 2), variance: draw([6], 3).square(), offset: draw([6], 4), scale: draw([6], 5) };
    const f = (z) => {
      const { mean, variance, offset, scale } = { ...given, ${name}: z };
      return x.batchNorm(mean, variance, offset, scale, 0.2).mul(draw(x.shape, 6)).sum();
    };
    return [...await tf.grad(f)(given.${name}).data()];`);
    expectNear(found, expected, 1e-5);
  },
);

describe('sums and means over leading dimensions', () => {
  test.each([
    ['[7, 5], 0', '[7, 5]', '0'],
    ['[1, 33], 0', '[1, 33]', '0'],
    ['[3, 4, 17], [0, 1]', '[3, 4, 17]', '[0, 1]'],
    ['[3, 4, 17], [1, 0], kept', '[3, 4, 17]', '[1, 0], true'],
    ['[2, 3, 4, 5], 0, kept', '[2, 3, 4, 5]', '0, true'],
    ['[5000, 16], 0', '[5000, 16]', '0'],
    ['[9, 1], 0', '[9, 1]', '0'],
    ['[3, 4, 17], 2', '[3, 4, 17]', '2'],
    ['[3, 4, 17], [0, 2]', '[3, 4, 17]', '[0, 2]'],
  ])('of %s are those of the CPU', async (_, shape, axes) => {
    const [found, expected] = await both(`
      const x = draw(${shape}, 1);
      const results = [x.sum(${axes}), x.mean(${axes})];
      return [...[...results[0].shape, ...results[1].shape].map((count) => count / 1000), ...await results[0].data(), ...await results[1].data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('keep whole numbers whole', async () => {
    const [found, expected] = await both(`
      const x = draw([40, 6], 1).mul(100).toInt().sum(0);
      return [x.dtype === 'int32' ? 1 : 0, ...await x.data()];`);
    expect(found).toEqual(expected);
  });
});

describe('whole numbers that were made floats', () => {
  const whole = `const whole = draw([300, 8], 1).mul(5).toInt();`;
  test.each([
    ['a sum of columns', 'whole.toFloat().sum(0)'],
    ['a sum of rows', 'whole.toFloat().sum(1)'],
    ['a bias', 'whole.toFloat().add(draw([8], 2))'],
    ['a product', 'whole.toFloat().matMul(draw([8, 4], 2))'],
    ['a transpose', 'whole.toFloat().transpose()'],
    ['truth values', 'whole.greater(0).toFloat().sum(0)'],
    ['numbers that never were on the GPU', "tf.range(0, 900, 1, 'int32').toFloat().reshape([300, 3]).sum(0)"],
    ['a convolution', 'whole.toFloat().reshape([3, 10, 10, 8]).conv2d(draw([3, 3, 8, 2], 2), 1, 1)'],
    ['a gradient', 'tf.grad((z) => z.square().mul(whole.toFloat()).sum())(draw([300, 8], 2))'],
  ])('%s', async (_, expression) => {
    const [found, expected] = await both(`${whole} return [...await (${expression}).data()];`);
    expectNear(found, expected, 1e-5);
  });
});

describe('many short rows', () => {
  test.each([
    ['sum', 'x.sum(-1)'],
    ['mean, kept', 'x.mean(-1, true)'],
    ['maximum', 'x.max(-1)'],
    ['softmax', 'x.softmax()'],
    ['logarithm of the softmax', 'x.logSoftmax()'],
    ['sum over two dimensions', 'x.reshape([50, 10, 3, 7]).sum([2, 3])'],
    ['mean and variance', 'tf.moments(x, -1).variance'],
  ])('their %s, and its gradient', async (_, expression) => {
    const [found, expected] = await both(`
      const f = (x) => ${expression};
      const x = draw([500, 21], 1);
      const y = f(x);
      const dx = tf.grad((x) => f(x).mul(draw(y.shape, 2)).sum())(x);
      return [...y.shape.map((count) => count / 1000), ...await y.data(), ...await dx.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test.each([
    ['a maximum', 'x.max(1)'],
    ['a sum', 'x.sum(1)'],
    ['a softmax', 'x.softmax()'],
    [
      'a ReLU of a product',
      "tf.fused.matMul({ a: x, b: draw([3, 4], 2), bias: draw([4], 3), activation: 'relu' })",
    ],
    [
      'a convolution with ReLU6',
      `tf.fused.conv2d({ x: x.reshape([1, 30, 10, 3]), filter: draw([3, 3, 3, 4], 2),
      strides: 1, pad: 'same', bias: draw([4], 3), activation: 'relu6' })`,
    ],
  ])('%s of numbers with NaN among them is NaN in the same places', async (_, expression) => {
    const [found, expected] = await both(`
      const values = Array.from({ length: 900 }, (_, i) => ([4, 500, 899].includes(i) ? NaN : Math.sin(i)));
      const x = tf.tensor2d(values, [300, 3]);
      return [...(await (${expression}).data()).map((value) => (Number.isNaN(value) ? -9 : value))];`);
    expect(found.filter((value) => value === -9).length).toBeGreaterThan(2);
    expectNear(found, expected, 1e-5);
  });

  test('of large numbers have a softmax', async () => {
    const [found, expected] = await both(`return [...await draw([300, 9], 1).mul(1e4).softmax().data()];`);
    expectNear(found, expected, 1e-5);
  });
});

describe('a tensor that is repeated', () => {
  test.each([
    ['[40, 9, 7]', '[7]'],
    ['[40, 9, 7]', '[1, 9, 7]'],
    ['[40, 9, 7]', '[9, 7]'],
    ['[40, 9, 7]', '[40, 1, 1]'],
    ['[40, 9, 7]', '[40, 9, 1]'],
    ['[40, 9, 7]', '[40, 1, 7]'],
    ['[40, 9, 7]', '[1, 9, 1]'],
    ['[40, 9, 7]', '[]'],
    ['[40, 1]', '[1, 30]'],
    ['[1, 40, 30]', '[40, 1]'],
  ])('%s and %s', async (a, b) => {
    const [found, expected] = await both(`
      const [a, b] = [draw(${a}, 1), draw(${b}, 2)];
      const results = [a.add(b), b.sub(a), a.mul(b), b.div(a.abs().add(1)), a.sub(b)];
      return [...results[0].shape.map((count) => count / 1000), ...(await Promise.all(results.map((y) => y.data()))).flatMap((y) => [...y])];`);
    expectNear(found, expected, 1e-6);
  });

  test('of whole numbers is left to TensorFlow.js', async () => {
    const [found, expected] = await both(`
      const y = draw([40, 50], 1).mul(10).toInt().add(tf.range(0, 50, 1, 'int32'));
      return [y.dtype === 'int32' ? 1 : 0, ...await y.data()];`);
    expect(found).toEqual(expected);
  });
});

test.each([[[33, 65]], [[1, 2000]], [[2000, 1]]])('the transpose of %j', async (shape) => {
  const [found, expected] = await both(
    `const y = draw([${shape}], 1).transpose(); return [...y.shape.map((count) => count / 1000), ...await y.data()];`,
  );
  expect(found).toEqual(expected);
});

describe('matrix products', () => {
  test.each([
    ['[5, 7]', '[7, 9]', false, false],
    ['[64, 8]', '[8, 64]', false, false],
    ['[7, 5]', '[7, 9]', true, false],
    ['[5, 7]', '[9, 7]', false, true],
    ['[7, 5]', '[9, 7]', true, true],
    ['[3, 300]', '[300, 1]', false, false],
    ['[1, 4]', '[4, 6]', false, false],
    ['[1, 5, 7]', '[1, 7, 3]', false, false],
    ['[2, 5, 7]', '[2, 7, 3]', false, false],
    ['[5, 700]', '[700, 6]', false, false],
    ['[9, 3000]', '[6, 3000]', false, true],
    ['[3000, 9]', '[3000, 6]', true, false],
    ['[2, 3, 5, 7]', '[2, 3, 9, 7]', false, true],
    ['[3, 7, 5]', '[1, 7, 9]', true, false],
    ['[7, 5]', '[4, 5, 2]', false, false],
    ['[300, 100]', '[100, 200]', false, false],
  ])('of %s and %s, turned %s and %s', async (a, b, transposeA, transposeB) => {
    const [found, expected] = await both(`
      const y = tf.matMul(draw(${a}, 1), draw(${b}, 2), ${transposeA}, ${transposeB});
      return [...y.shape.map((count) => count / 1000), ...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test.each(['linear', 'relu', 'relu6', 'sigmoid', 'elu'])('with a bias and %s', async (activation) => {
    const [found, expected] = await both(`
      const y = tf.fused.matMul({ a: draw([6, 5], 1), b: draw([5, 7], 2), bias: draw([7], 3), activation: '${activation}' });
      return [...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test.each(['[1, 6]', '[6, 1]', '[6, 6]'])('with a bias of %s', async (shape) => {
    const [found, expected] = await both(`
      const y = tf.fused.matMul({ a: draw([6, 5], 1), b: draw([5, 6], 2), bias: draw(${shape}, 3) });
      return [...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });
});

const upTo = (max: number) => fc.integer({ min: 1, max });
const drawnConvolution = fc
  .record({
    batch: upTo(3),
    rows: upTo(9),
    columns: upTo(9),
    inChannels: upTo(6),
    height: upTo(4),
    width: upTo(4),
    outChannels: upTo(6),
    stride: upTo(3),
    pad: fc.constantFrom("'same'", "'valid'"),
  })
  // A filter without padding must fit the image.
  .filter(
    ({ pad, rows, columns, height, width }) => pad === "'same'" || (height <= rows && width <= columns),
  );

/** A convolution, and what it is differentiated towards. */
const convolution = (
  image: readonly number[],
  filter: readonly number[],
  strides: string,
  pad: string,
  dilations = '1',
): string => `
  const [x, w] = [draw([${image}], 1), draw([${filter}], 2)];
  const y = (x, w) => x.conv2d(w, ${strides}, ${pad}, 'NHWC', ${dilations});
  const shape = y(x, w).shape;
  const [dx, dw] = tf.grads((x, w) => y(x, w).mul(draw(shape, 3)).sum())([x, w]);
  return [...await y(x, w).data(), ...await dx.data(), ...await dw.data()];`;

describe('a convolution and its gradients', () => {
  test.each([
    ['one image, 3 × 3, one channel', [1, 9, 7, 1], [3, 3, 1, 1], '1', "'same'"],
    ['four channels at a time', [3, 8, 8, 3], [3, 3, 3, 8], '1', "'same'"],
    ['four channels in and out', [2, 7, 9, 8], [3, 3, 8, 4], '1', "'same'"],
    ['valid', [2, 10, 9, 5], [3, 2, 5, 6], '1', "'valid'"],
    ['strides', [2, 11, 8, 2], [3, 3, 2, 4], '[2, 3]', "'same'"],
    ['strides, four channels', [2, 9, 11, 4], [3, 3, 4, 8], '2', "'valid'"],
    ['1 × 1', [2, 5, 5, 4], [1, 1, 4, 12], '1', "'valid'"],
    ['padding by number', [2, 6, 6, 2], [4, 4, 2, 3], '1', '2'],
    ['padding on each side', [1, 6, 5, 4], [3, 3, 4, 4], '1', '[[0, 0], [2, 0], [0, 1], [0, 0]]'],
    ['a filter larger than the image', [2, 2, 3, 2], [5, 5, 2, 4], '1', "'same'"],
    ['many images', [16, 28, 28, 2], [3, 3, 2, 16], '1', "'same'"],
  ])('%s', async (_, image, filter, strides, pad) => {
    const [found, expected] = await both(convolution(image, filter, strides, pad));
    expectNear(found, expected, 2e-5);
  });

  test('of shapes drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnConvolution,
        async ({ batch, rows, columns, inChannels, height, width, outChannels, stride, pad }) => {
          const [image, filter] = [
            [batch, rows, columns, inChannels],
            [height, width, inChannels, outChannels],
          ];
          const [found, expected] = await both(
            convolution(image as number[], filter as number[], String(stride), pad),
          );
          expectNear(found, expected, 2e-5);
        },
      ),
      { seed: 5, numRuns: 12 },
    );
  });

  test.each([
    [[1, 9, 9, 3], [3, 3, 3, 2], '2'],
    [[2, 8, 11, 4], [3, 2, 4, 8], '[1, 3]'],
  ])('with gaps in the filter: %j, %j, %s', async (image, filter, dilations) => {
    const [found, expected] = await both(`
      const y = draw([${image}], 1).conv2d(draw([${filter}], 2), 1, 'same', 'NHWC', ${dilations});
      return [...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test.each(['linear', 'relu', 'sigmoid', 'elu'])('with a bias and %s', async (activation) => {
    const [found, expected] = await both(`
      const y = tf.fused.conv2d({ x: draw([2, 6, 7, 3], 1), filter: draw([3, 3, 3, 4], 2), strides: 1, pad: 'same',
        bias: draw([4], 3), activation: '${activation}' });
      return [...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('of an image that is smaller than the filter is empty, and what comes after it is right', async () => {
    const [found, expected] = await both(`
      const x = draw([1, 2, 2, 1], 1);
      const empty = x.conv2d(draw([3, 3, 1, 1], 2), 1, 'valid');
      const y = x.conv2d(draw([2, 2, 1, 1], 3), 1, 'same');
      return [...empty.shape, ...await empty.data(), ...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('channels before rows are left to TensorFlow.js', async () => {
    const body = `await tf.setBackend('webgpu');
      const y = tf.ones([1, 2, 4, 4]).conv2d(tf.ones([3, 3, 2, 1]), 1, 'valid', 'NCHW');
      return [...await y.data()];`;
    expect(await evaluate(ours, body)).toEqual([18, 18, 18, 18]);
  });

  test('a missing pixel spoils those that see it, and no other', async () => {
    const [found, expected] = await both(`
      const image = Array.from({ length: 49 }, (_, i) => (i === 6 ? NaN : 1));
      const y = tf.tensor4d(image, [1, 7, 7, 1]).conv2d(tf.ones([3, 3, 1, 4]), 1, 'same');
      return [...(await y.data()).map((value) => (Number.isNaN(value) ? -1 : value))];`);
    expect(found.filter((value) => value === -1)).toHaveLength(16);
    expect(found).toEqual(expected);
  });
});

describe('sums by segment', () => {
  /** So many ids, of which some are negative and, unless `beyond` is nought, some too large. */
  const ids = (rows: number, segments: number, beyond = 0): string =>
    `tf.randomUniform([${rows}], -1, ${segments + beyond}, 'float32', 2).floor().toInt()`;
  const cases = [
    ['one row', 1, '[3]', 2],
    ['one column', 37, '[]', 5],
    ['more rows than each sum looks at', 900, '[3, 11]', 70],
    ['four columns at once, in several parts', 1111, '[8, 2]', 130],
    ['more segments than rows', 130, '[31]', 400],
    ['few long segments', 5000, '[7]', 3],
    ['one long segment', 3001, '[32]', 1],
  ] as const;

  test.each(cases)(
    'of %s are those of the CPU, and so is their gradient',
    async (_, rows, rest, segments) => {
      const [found, expected] = await both(`
      const ids = ${ids(rows, segments)};
      const f = (x) => tf.unsortedSegmentSum(x, ids, ${segments});
      const x = draw([${rows}, ...${rest}], 1);
      const y = f(x);
      const dx = tf.grad((x) => f(x).mul(draw(y.shape, 3)).sum())(x);
      return [...y.shape.map((count) => count / 1000), ...await y.data(), ...await dx.data()];`);
      expectNear(found, expected, 1e-5);
    },
  );

  test.each(cases)('of %s leave out rows of segments that do not exist', async (_, rows, rest, segments) => {
    const [found, expected] = await both(`
      const y = tf.unsortedSegmentSum(draw([${rows}, ...${rest}], 1), ${ids(rows, segments, 3)}, ${segments});
      return [...await y.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('have a gradient of nought where the segment does not exist', async () => {
    const found = await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const f = (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, -1, 2, 0, 7], 'int32'), 2);
      return [...await tf.grad((x) => f(x).mul(tf.tensor2d([[3, 4], [5, 6]])).sum())(tf.ones([5, 2])).data()];`,
    );
    expect(found).toEqual([5, 6, 0, 0, 0, 0, 3, 4, 0, 0]);
  });

  test('are added in the order of the rows', async () => {
    const [found, segments, x] = (await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const [ids, x] = [${ids(4000, 100)}, tf.randomNormal([4000, 3], 0, 1, 'float32', 1)];
      const y = tf.unsortedSegmentSum(x, ids, 100);
      return [[...await y.data()], [...await ids.data()], [...await x.data()]];`,
    )) as [number[], number[], number[]];
    const expected = new Float32Array(300);
    for (const [index, value] of x.entries()) {
      const segment = segments[Math.floor(index / 3)] as number;
      const at = 3 * segment + (index % 3);
      if (segment >= 0) expected[at] = (expected[at] as number) + value;
    }
    expect(found).toEqual([...expected]);
  });

  test('of few segments are the same to the last bit each time', async () => {
    const found = (await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const [ids, x] = [${ids(9000, 4)}, tf.randomNormal([9000, 5], 0, 1, 'float32', 1)];
      const results = [];
      for (let run = 0; run < 4; run++) results.push([...await tf.unsortedSegmentSum(x, ids, 4).data()]);
      return results;`,
    )) as number[][];
    for (const result of found) expect(result).toEqual(found[0]);
  });

  test.each([
    ['whole numbers', 'tf.range(0, 12, 1, "int32").reshape([6, 2])', '[0, 2, 2, 1, 0, 2]', 3],
    [
      'many whole numbers',
      'tf.range(0, 12000, 1, "int32").reshape([3000, 4])',
      'Array.from({ length: 3000 }, (_, row) => (row * row) % 7)',
      7,
    ],
    ['no rows', 'tf.zeros([0, 2])', '[]', 3],
    ['rows of no columns', 'tf.zeros([3, 0])', '[0, 1, 1]', 3],
  ])('of %s', async (_, x, ids, segments) => {
    const [found, expected] = await both(`
      const y = tf.unsortedSegmentSum(${x}, tf.tensor1d(${ids}, 'int32'), ${segments});
      return [...y.shape, ...await y.data()];`);
    expect(found).toEqual(expected);
  });

  test('no rows have an empty gradient', async () => {
    const [found, expected] = await both(`
      const dx = tf.grad((x) => tf.unsortedSegmentSum(x, tf.tensor1d([], 'int32'), 4).sum())(tf.zeros([0, 2]));
      return [...dx.shape, ...await dx.data()];`);
    expect(found).toEqual(expected);
  });

  test.each([
    ['rows', '[50, 6]', '[9]', 0],
    ['rows, twice as deep', '[50, 3, 2]', '[9, 70]', 0],
    ['columns', '[5, 60]', '[80]', 1],
    ['one row', '[1, 6]', '[9]', 0],
  ])('are the gradient of gathering %s', async (_, shape, indices, axis) => {
    const [found, expected] = await both(`
      const x = draw(${shape}, 1);
      const indices = tf.randomUniform(${indices}, 0, x.shape[${axis}], 'float32', 2).floor().toInt();
      const f = (x) => x.gather(indices, ${axis});
      const weights = draw(f(x).shape, 3);
      return [...await tf.grad((x) => f(x).square().mul(weights).sum())(x).data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('have gradients of gradients', async () => {
    const [found, expected] = await both(`
      const ids = ${ids(40, 7)};
      const f = (x) => tf.unsortedSegmentSum(x, ids, 7).square().sum();
      const slope = (x) => tf.grad(f)(x).square().sum();
      return [...await tf.grad(slope)(draw([40, 3], 1)).data()];`);
    expectNear(found, expected, 1e-5);
  });

  test('leave no memory behind', async () => {
    const found = await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const [ids, table] = [${ids(600, 70)}.abs(), draw([70, 8])];
      function draw(shape) { return tf.randomNormal(shape, 0, 1, 'float32', 1); }
      const backend = tf.engine().backend;
      const turn = async () => {
        const slope = tf.tidy(() => tf.grad((x) => tf.unsortedSegmentSum(x.gather(ids), ids, 70).square().sum())(table));
        await slope.data();
        slope.dispose();
        return [tf.memory().numTensors, backend.numDataIds(), backend.bufferManager.numUsedBuffers];
      };
      await turn();
      return [await turn(), await turn(), await turn()];`,
    );
    const [first, second, third] = found as number[][];
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });
});

describe('the gradient of resizing to the nearest pixel', () => {
  const ways = {
    'edges free': [false, false],
    'edges aligned': [true, false],
    'from centres': [false, true],
  };

  describe.each(Object.entries(ways))('with %s', (_, [aligned, centred]) => {
    test.each([
      ['twice as large', [1, 4, 6, 8], [8, 12]],
      ['two and three times as large, three channels', [3, 4, 5, 3], [8, 15]],
      ['by fractions', [2, 5, 7, 4], [13, 9]],
      ['one pixel', [2, 1, 1, 4], [3, 5]],
      ['to one pixel', [1, 3, 5, 2], [1, 1]],
      ['smaller', [2, 9, 8, 5], [4, 3]],
      ['the same size', [1, 3, 3, 1], [3, 3]],
      ['larger in one direction', [1, 6, 3, 4], [2, 12]],
      ['many times as large', [1, 13, 7, 1], [143, 91]],
    ])('%s, goes where the pixels came from', async (_, shape, size) => {
      const [batch = 0, height = 0, width = 0, depth = 0] = shape;
      const [found, origins, dy] = (await evaluate(
        ours,
        `await tf.setBackend('webgpu');
        const attributes = { alignCorners: ${aligned}, halfPixelCenters: ${centred} };
        const images = tf.zeros([${shape}]);
        const dy = tf.randomNormal([${[batch, ...size, depth]}], 0, 1, 'float32', 1);
        const places = tf.range(0, ${height * width}).reshape([1, ${height}, ${width}, 1]);
        const results = [
          tf.engine().runKernel('ResizeNearestNeighborGrad', { images, dy }, attributes),
          tf.image.resizeNearestNeighbor(places, [${size}], ${aligned}, ${centred}),
          dy,
        ];
        return Promise.all(results.map(async (result) => [...await result.data()]));`,
      )) as [number[], number[], number[]];
      const expected = new Array<number>(batch * height * width * depth).fill(0);
      for (const [index, slope] of dy.entries()) {
        const pixel = Math.floor(index / depth);
        const image = Math.floor(pixel / origins.length);
        const place = image * height * width + (origins[pixel % origins.length] as number);
        expected[place * depth + (index % depth)] =
          (expected[place * depth + (index % depth)] as number) + slope;
      }
      expectNear(found, expected, 1e-5);
    });
  });

  test('in a layer that makes maps larger', async () => {
    const [found, expected] = await both(`
      const layer = tf.layers.upSampling2d({ size: [2, 3] });
      const f = (x) => layer.apply(x).mul(draw([1, 10, 21, 3], 2)).sum();
      return [...await tf.grad(f)(draw([1, 5, 7, 3], 1)).data()];`);
    expectNear(found, expected, 1e-5);
  });
});

describe('a loss', () => {
  const given = `const hot = (rows, columns) =>
    tf.oneHot(tf.randomUniform([rows], 0, columns, 'float32', 4).floor().toInt(), columns);`;
  test.each([
    ['squares', 'meanSquaredError', '[40, 7]', 'draw([40, 7], 2)'],
    ['squares of one number', 'meanSquaredError', '[1, 1]', 'draw([1, 1], 2)'],
    ['squares of scalars', 'meanSquaredError', '[]', 'tf.scalar(3)'],
    ['squares of many numbers', 'meanSquaredError', '[9, 20, 33, 2]', 'draw([9, 20, 33, 2], 2)'],
    ['squares of whole numbers', 'meanSquaredError', '[5, 3]', 'draw([5, 3], 2).mul(9).toInt()'],
    [
      'squares with weights',
      'meanSquaredError',
      '[5, 3]',
      'draw([5, 3], 2), tf.tensor1d([1, 0, 2]).tile([5]).reshape([5, 3])',
    ],
    ['squares, summed', 'meanSquaredError', '[5, 3]', 'draw([5, 3], 2), undefined, tf.Reduction.SUM'],
    ['logits', 'sigmoidCrossEntropy', '[300, 11]', 'draw([300, 11], 2).greater(0)'],
    [
      'logits, smoothed',
      'sigmoidCrossEntropy',
      '[3, 5]',
      'draw([3, 5], 2).greater(0).toFloat(), undefined, 0.1',
    ],
    ['one logit', 'sigmoidCrossEntropy', '[1]', 'tf.tensor1d([1])'],
    ['classes', 'softmaxCrossEntropy', '[32, 10]', 'hot(32, 10)'],
    ['classes of one row', 'softmaxCrossEntropy', '[1, 5]', 'hot(1, 5).toFloat()'],
    ['one class', 'softmaxCrossEntropy', '[6, 1]', 'tf.ones([6, 1])'],
    ['classes of many rows', 'softmaxCrossEntropy', '[2100, 7]', 'hot(2100, 7)'],
    ['classes of pixels', 'softmaxCrossEntropy', '[2, 9, 5, 3]', 'draw([2, 9, 5, 3], 2).softmax()'],
    ['classes of no batch', 'softmaxCrossEntropy', '[5]', 'draw([5], 2).softmax()'],
    ['many classes', 'softmaxCrossEntropy', '[4, 500]', 'hot(4, 500)'],
    ['classes, smoothed', 'softmaxCrossEntropy', '[8, 4]', 'hot(8, 4).toFloat(), undefined, 0.2'],
    ['classes with weights', 'softmaxCrossEntropy', '[3, 4]', 'hot(3, 4), tf.tensor1d([1, 0, 2])'],
  ])('of %s, and its gradient', async (_, loss, shape, labels) => {
    const [found, expected] = await both(`${given}
      const z = draw(${shape}, 1).mul(3);
      const f = (z) => tf.losses.${loss}(...[${labels}].slice(0, 1), z, ...[${labels}].slice(1));
      const slope = tf.grad((z) => f(z).mul(7))(z);
      return [f(z).rank, ...await f(z).data(), ...await slope.data()];`);
    expectNear(found, expected, 1e-5);
  });

  test.each(['meanSquaredError', 'sigmoidCrossEntropy', 'softmaxCrossEntropy'])(
    '%s: the gradient towards its labels, and gradients of gradients',
    async (loss) => {
      const [found, expected] = await both(`
        const labels = draw([6, 4], 2).softmax();
        const z = draw([6, 4], 1);
        const towards = tf.grad((labels) => tf.losses.${loss}(labels, z))(labels);
        const [a, b] = tf.grads((a, b) => tf.losses.${loss}(a, b))([labels, z]);
        // tfjs as it comes forgets half of what an exponential adds to the slope of a slope: its value in closed form.
        const s = z.sigmoid();
        const closed = s.sub(labels).mul(s).mul(tf.sub(1, s)).mul(2 / z.size ** 2);
        const curve = '${loss}' === 'softmaxCrossEntropy' ? z :
          '${loss}' === 'sigmoidCrossEntropy' && tf.getBackend() === 'cpu' ? closed : tf.grad((z) => tf.grad((z) => tf.losses.${loss}(labels, z))(z).square().sum())(z);
        return (await Promise.all([towards, a, b, curve].map((x) => x.data()))).flatMap((x) => [...x]);`);
      expectNear(found, expected, 1e-5);
    },
  );

  test.each([
    ['sigmoidCrossEntropy', '[0, 100, -100, 20, 0, -1e4]'],
    ['softmaxCrossEntropy', '[0, 100, -100, 20, 0, -1e4]'],
    ['sigmoidCrossEntropy', '[0, NaN, 1, 2, 3, 4]'],
    ['softmaxCrossEntropy', '[0, NaN, 1, 2, 3, 4]'],
    ['meanSquaredError', '[0, NaN, 1, 2, 3, 4]'],
  ])('%s of %s', async (loss, values) => {
    const [found, expected] = await both(`
      const [z, labels] = [tf.tensor2d(${values}, [2, 3]), tf.tensor2d([1, 0, 0, 0, 0, 1], [2, 3])];
      const f = (z) => tf.losses.${loss}(labels, z);
      const numbers = [...await f(z).data(), ...await tf.grad(f)(z).data()];
      return numbers.map((value) => (Number.isNaN(value) ? -9 : value));`);
    expectNear(found, expected, 1e-5);
  });

  test('of two shapes is refused as TensorFlow.js refuses it', async () => {
    const body = `await tf.setBackend('webgpu'); tf.losses.meanSquaredError(tf.zeros([2, 3]), tf.zeros([3, 2]));`;
    await expect(evaluate(ours, body)).rejects.toThrow('Error in meanSquaredError');
  });

  test('leaves no memory behind', async () => {
    const found = await evaluate(
      ours,
      `await tf.setBackend('webgpu');
      const [labels, z] = [tf.zeros([20, 6]), tf.ones([20, 6])];
      const turn = async () => {
        const { value, grad } = tf.valueAndGrad((z) => tf.losses.softmaxCrossEntropy(labels, z))(z);
        const alone = tf.losses.meanSquaredError(labels, z);
        await Promise.all([value, grad, alone].map((x) => x.data()));
        tf.dispose([value, grad, alone]);
        const backend = tf.engine().backend;
        return [tf.memory().numTensors, backend.numDataIds(), backend.bufferManager.numUsedBuffers];
      };
      await turn();
      return [await turn(), await turn()];`,
    );
    const [first, second] = found as number[][];
    expect(second).toEqual(first);
  });
});

describe('a step of training', () => {
  test.each([
    ['mlp', 30, 1e-4, [256], 4],
    ['cnn', 105, 2e-3, [2], 4],
    // Eight: what its fused cells leave to the next step goes into the losses of those after.
    ['lstm', 310, 1e-4, [2], 8],
    ['lstm', 310, 1e-4, [4], 4],
    ['attention', 300, 1e-4, [1], 4],
    ['graph', 110, 1e-4, [1], 4],
    ['unet', 500, 1e-4, [1, 8], 4],
    ['aifs', 1250, 1e-4, [1, 4, 0], 4],
  ] as const)(
    'of the %s: the losses of stock tfjs, with few dispatches and submits',
    async (model, most, tolerance, sizes, count) => {
      const steps = (page: Page, backend: 'webgpu' | 'cpu') =>
        page.evaluate(([name, count, given, backend]) => webgpuPage.steps(name, count, [...given], backend), [
          model,
          count,
          sizes,
          backend,
        ] as const);
      const [own, reference] = [await steps(ours, 'webgpu'), await steps(stock, 'cpu')];
      expectNear(own.losses, reference.losses, tolerance);
      expect(own.dispatches).toBeLessThanOrEqual(most);
      expect(own.submits).toBeLessThanOrEqual(Math.ceil(most / 60));
      expect(own.losses.at(-1)).toBeLessThan(own.losses[0] as number);
    },
  );
});
