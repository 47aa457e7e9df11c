import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { registerCpuKernels } from '../../playground/kernels/cpu/index.ts';
import { registerForEveryBackend } from '../../playground/kernels/every-backend.ts';
import { logSigmoid } from '../../playground/kernels/operations/log-sigmoid.ts';
import { startWasm } from './backends.ts';

/* What readers' programs found wrong, with the right values worked out by hand or taken from the paper. */

beforeAll(async () => {
  registerCpuKernels();
  await startWasm();
  registerForEveryBackend();
});

const values = (tensor: tf.Tensor): number[] => [...tensor.dataSync()];

function expectNear(found: ArrayLike<number>, expected: readonly number[], tolerance = 1e-6): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(tolerance);
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
  });

  test('sums run backwards and along any axis, and their gradients back', () => {
    const x = tf.tensor2d([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(values(x.cumsum(1, false, true))).toEqual([6, 5, 3, 15, 11, 6]);
    expect(values(x.cumsum(-1))).toEqual([1, 3, 6, 4, 9, 15]);
    expect(values(x.cumprod(-2))).toEqual([1, 2, 3, 4, 10, 18]);
    const weights = tf.tensor2d([
      [1, 0],
      [0, 2],
    ]);
    const slope = tf.grad((z) => z.cumsum(0).mul(weights).sum());
    expect(values(slope(tf.ones([2, 2])))).toEqual([1, 2, 0, 2]);
  });

  test('truth, whole numbers and NaN stay what they are', () => {
    const [nan, whole] = [tf.tensor1d([Number.NaN, 1, -5]), tf.tensor1d([-3, 1, 9], 'int32')];
    expect(values(tf.tensor1d([0.4, -2, 0, 7]).toBool())).toEqual([1, 1, 0, 1]);
    expect(values(tf.tensor1d([256, 0, -1], 'int32').toBool())).toEqual([1, 0, 1]);
    expect(values(tf.clipByValue(whole, -1, 4))).toEqual([-1, 1, 4]);
    expect(values(tf.isNaN(whole))).toEqual([0, 0, 0]);
    expect(values(tf.tensor1d([1, 0, 0], 'bool').reverse())).toEqual([0, 0, 1]);
    expect(values(tf.clipByValue(nan, 0, 2))).toEqual([Number.NaN, 1, 0]);
    expect(values(tf.maximum(nan, 0))).toEqual([Number.NaN, 1, 0]);
    const matrix = tf.math.confusionMatrix(
      tf.tensor1d([0, 1, 2, 1], 'int32'),
      tf.tensor1d([0, 2, 2, 1], 'int32'),
      3,
    );
    expect(values(matrix)).toEqual([1, 0, 0, 0, 1, 1, 0, 0, 1]);
  });

  test('the largest of negative numbers in a volume is negative', () => {
    const x = tf.range(-8, 0).reshape([1, 2, 2, 2, 1]) as tf.Tensor5D;
    expect(values(tf.maxPool3d(x, 2, 2, 'valid'))).toEqual([-1]);
  });

  test('a product of batches that are repeated has the gradient of each repetition', () => {
    expect(values(tf.grad((b) => tf.matMul(tf.ones([2, 1, 2]), b).sum())(tf.ones([2, 1])))).toEqual([2, 2]);
  });

  test('a comparison may stand in a condition, and alone has no gradient', () => {
    const x = tf.tensor1d([1, -1]);
    expect(values(tf.grad((q) => tf.where(q.greater(0), q.mul(2), q).sum())(x))).toEqual([2, 1]);
    expect(() => tf.grad((q) => q.greater(0).toFloat().sum())(x)).toThrow(
      'Cannot compute gradient: gradient function not found for Greater.',
    );
  });

  test('a single part has a gradient', () => {
    expect(values(tf.grad((x) => (tf.unstack(x)[0] as tf.Tensor).sum())(tf.ones([1, 2])))).toEqual([1, 1]);
  });

  test('tanh can be differentiated twice: −2 tanh (1 − tanh²)', () => {
    const second = tf.grad((x) =>
      tf
        .grad((z) => z.tanh().sum())(x)
        .sum(),
    );
    const y = Math.tanh(0.7);
    expectNear(values(second(tf.tensor1d([0.7]))), [-2 * y * (1 - y * y)]);
  });

  test('the logarithm of the sigmoid has the slope 1 − sigmoid', () => {
    const expected = 1 / (1 + Math.exp(0.3));
    for (const f of [
      (x: tf.Tensor) => logSigmoid(x.mul(1)).sum(),
      (x: tf.Tensor) => x.mul(1).logSigmoid().sum(),
    ])
      expectNear(values(tf.grad(f)(tf.tensor1d([0.3]))), [expected]);
    expectNear(values(logSigmoid([0])), [-Math.LN2]);
  });

  test('Adadelta takes the step of Zeiler (2012): from 1 along w it goes to 0.995528', () => {
    const weight = tf.variable(tf.scalar(1));
    const optimizer = tf.train.adadelta(1, 0.95, 1e-6);
    optimizer.minimize(() => weight.square().mul(0.5).asScalar());
    // Δ = √ε / √(0.05 g² + ε) · g with g = 1.
    expectNear(values(weight), [1 - Math.sqrt(1e-6) / Math.sqrt(0.05 + 1e-6)]);
    // The second step by the same rule in double precision.
    const [w1, update] = [1 - Math.sqrt(1e-6 / 0.050001), Math.sqrt(1e-6 / 0.050001)];
    const [squares, updates] = [0.95 * 0.05 + 0.05 * w1 * w1, 0.05 * update * update];
    optimizer.minimize(() => weight.square().mul(0.5).asScalar());
    expectNear(values(weight), [w1 - (Math.sqrt(updates + 1e-6) / Math.sqrt(squares + 1e-6)) * w1]);
    optimizer.dispose();
  });

  test.each<[string, () => tf.layers.Layer]>([
    ['batch norm without scale', () => tf.layers.batchNormalization({ scale: false })],
    ['batch norm without offset', () => tf.layers.batchNormalization({ center: false })],
    ['batch norm without either', () => tf.layers.batchNormalization({ center: false, scale: false })],
    ['layer norm without scale', () => tf.layers.layerNormalization({ scale: false })],
    ['layer norm without offset', () => tf.layers.layerNormalization({ center: false })],
  ])('a model with a %s trains, and leaves no tensor behind', async (_, layer) => {
    const dense = (units: number) =>
      tf.layers.dense({ units, kernelInitializer: tf.initializers.glorotNormal({ seed: 3 }) });
    const model = tf.sequential({
      layers: [tf.layers.inputLayer({ inputShape: [3] }), dense(4), layer(), dense(1)],
    });
    model.compile({ loss: 'meanSquaredError', optimizer: tf.train.sgd(0.02) });
    const [x, y] = [tf.randomNormal([16, 3], 0, 1, 'float32', 1), tf.ones([16, 1])];
    const first = (await model.fit(x, y, { epochs: 1, verbose: 0 })).history['loss']?.[0] as number;
    const before = tf.memory().numTensors;
    const { history } = await model.fit(x, y, { epochs: 20, verbose: 0 });
    expect(history['loss']?.at(-1)).toBeLessThan(0.7 * first);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('two layers of LSTM with one step of time train', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.lstm({ units: 2, inputShape: [1, 3], returnSequences: true }),
        tf.layers.lstm({ units: 2 }),
        tf.layers.dense({ units: 1 }),
      ],
    });
    model.compile({ loss: 'meanSquaredError', optimizer: tf.train.adam(0.05) });
    const { history } = await model.fit(tf.ones([4, 1, 3]), tf.ones([4, 1]), { epochs: 12, verbose: 0 });
    const losses = history['loss'] as number[];
    expect(losses.at(-1)).toBeLessThan(losses[0] as number);
  });

  test('a model with outputs of different rank trains, with callbacks of both kinds, and is saved without a leak', async () => {
    const input = tf.input({ shape: [4, 3] });
    const flat = tf.layers.flatten().apply(input) as tf.SymbolicTensor;
    const outputs = [
      tf.layers.dense({ units: 1 }).apply(input) as tf.SymbolicTensor,
      tf.layers.dense({ units: 2 }).apply(flat) as tf.SymbolicTensor,
    ];
    const model = tf.model({ inputs: input, outputs });
    model.compile({ loss: ['meanSquaredError', 'meanSquaredError'], optimizer: tf.train.sgd(0.01) });
    const epochs: number[] = [];
    const { history } = await model.fit(tf.ones([8, 4, 3]), [tf.zeros([8, 4, 1]), tf.zeros([8, 2])], {
      epochs: 3,
      verbose: 0,
      callbacks: [
        { onEpochEnd: (epoch: number) => void epochs.push(epoch) },
        tf.callbacks.earlyStopping({ monitor: 'loss', patience: 5 }),
      ] as unknown as tf.CustomCallbackArgs[],
    });
    expect(epochs).toEqual([0, 1, 2]);
    const [total, ...parts] = ['loss', ...model.outputNames.map((name) => `${name}_loss`)].map(
      (name) => history[name]?.at(-1) as number,
    );
    expectNear([total as number], [(parts[0] as number) + (parts[1] as number)], 1e-5);
    const before = tf.memory().numTensors;
    const modelArtifactsInfo = { dateSaved: new Date(0), modelTopologyType: 'JSON' as const };
    await model.save({ save: async () => ({ modelArtifactsInfo }) }, { includeOptimizer: true });
    expect(tf.memory().numTensors).toBe(before);
  });
});
