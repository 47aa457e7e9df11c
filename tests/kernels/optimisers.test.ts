import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { registerCpuStep } from '../../playground/kernels/optimisers/cpu.ts';
import { stepKernel } from '../../playground/kernels/optimisers/step.ts';
import { fuseOptimisers } from '../../playground/kernels/optimisers/tfjs-optimisers.ts';
import { registerWasmStep } from '../../playground/kernels/optimisers/wasm.ts';
import { random } from '../../playground/lab/random/random.ts';
import { adamw } from '../../playground/lab/training/adamw.ts';
import { rmsprop } from '../../playground/lab/training/rmsprop.ts';
import { fuseLabOptimisers } from '../../playground/runtime/lab-optimisers.ts';

const wasmFolder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

beforeAll(async () => {
  setWasmPaths(`${wasmFolder}/`);
  fuseOptimisers();
  fuseLabOptimisers();
  registerCpuStep();
  registerWasmStep();
});

const makers: [string, () => tf.Optimizer][] = [
  ['sgd', () => tf.train.sgd(0.05)],
  ['momentum', () => tf.train.momentum(0.02, 0.9)],
  ['nesterov', () => tf.train.momentum(0.02, 0.9, true)],
  ['rmsprop', () => tf.train.rmsprop(0.003)],
  ['rmsprop with momentum', () => tf.train.rmsprop(0.003, 0.99, 0.5, 1e-6)],
  ['centred rmsprop', () => tf.train.rmsprop(0.003, 0.95, 0.1, 1e-6, true)],
  ['adam', () => tf.train.adam(0.003)],
  ['adam with other constants', () => tf.train.adam(0.01, 0.8, 0.95, 1e-4)],
  ['adamw', () => adamw(0.003, { weightDecay: 0.1, decays: (variable) => variable.rank > 1 })],
  ['rmsprop of lab', () => rmsprop(0.003)],
  ['rmsprop of lab with momentum', () => rmsprop(0.002, { decay: 0.9, epsilon: 1e-4, momentum: 0.6 })],
];

/** How often the kernel ran; stock steps never call it. */
let fusedSteps = 0;

/** Runs `work` with the kernel, or with it taken away, as a backend has it that brings none. */
function withKernel<T>(fused: boolean, work: () => T): T {
  const kernel = tf.getKernel(stepKernel, tf.getBackend());
  tf.unregisterKernel(stepKernel, tf.getBackend());
  const { kernelFunc } = kernel;
  if (fused) {
    tf.registerKernel({
      ...kernel,
      kernelFunc: (call) => {
        fusedSteps++;
        return kernelFunc(call);
      },
    });
  }
  try {
    return work();
  } finally {
    if (fused) tf.unregisterKernel(stepKernel, tf.getBackend());
    tf.registerKernel(kernel);
  }
}

interface Network {
  weights: tf.Variable[];
  loss: () => tf.Scalar;
}

/** Two layers with dropout, weight decay in the loss, and one variable that takes part in every third step only. */
function network(): Network {
  const rng = random(5);
  const draw = (shape: number[], scale: number): tf.Tensor =>
    tf.tensor(
      Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * rng.normal()),
      shape,
    );
  const [x, y] = [draw([64, 7], 1), draw([64, 1], 1)];
  const weights = [
    draw([7, 33], 0.4),
    draw([33], 0.1),
    draw([33, 1], 0.2),
    draw([1], 0.1),
    draw([1], 0.5),
  ].map((initial) => tf.variable(initial));
  const [w1, b1, w2, b2, seldom] = weights as [
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
    tf.Variable,
  ];
  let step = 0;
  const loss = (): tf.Scalar => {
    const keep = Float32Array.from({ length: 64 * 33 }, () => (rng.uniform() < 0.7 ? 1 / 0.7 : 0));
    const hidden = x
      .matMul(w1)
      .add(b1)
      .tanh()
      .mul(tf.tensor2d(keep, [64, 33]));
    const error = hidden.matMul(w2).add(b2).sub(y).square().mean();
    const penalty = w1.square().mean().add(w2.square().mean()).mul(0.1);
    const sum = error.add(penalty);
    return (step++ % 3 === 0 ? sum.add(seldom.square().sum()) : sum) as tf.Scalar;
  };
  return { weights, loss };
}

/** Trains and returns losses and final weights. */
function train(
  make: () => tf.Optimizer,
  fused: boolean,
  steps: number,
): { losses: number[]; ends: Float32Array[] } {
  return withKernel(fused, () => {
    const { weights, loss } = network();
    const optimizer = make();
    const losses: number[] = [];
    for (let step = 0; step < steps; step++) {
      const value = optimizer.minimize(loss, true, step % 3 === 0 ? weights : weights.slice(0, 4));
      losses.push(value?.dataSync()[0] ?? Number.NaN);
      value?.dispose();
    }
    return { losses, ends: weights.map((weight) => weight.dataSync<'float32'>().slice()) };
  });
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeEach(async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    tf.engine().startScope();
    fusedSteps = 0;
  });
  afterEach(() => {
    tf.engine().endScope();
    tf.disposeVariables();
  });

  test.each(makers)('120 steps of %s give the bits that stock tfjs gives', (name, make) => {
    const stock = train(make, false, 120);
    expect(fusedSteps).toBe(0);
    const fused = train(make, true, 120);
    expect(fusedSteps).toBe(120);
    expect(fused).toEqual(stock);
    // tfjs subtracts ε under the centred rule's root, which can leave NaN; that too stays as it is.
    if (!name.startsWith('centred')) {
      expect(stock.losses.at(-1)).toBeLessThan((stock.losses[0] as number) * 0.9);
    }
  });

  test('stock and fused steps of one optimiser take turns as if all were stock', () => {
    const run = (fusedAt: (step: number) => boolean): Float32Array[] => {
      const { weights, loss } = network();
      const optimizer = tf.train.adam(0.01);
      for (let step = 0; step < 20; step++)
        withKernel(fusedAt(step), () => optimizer.minimize(loss, false, weights.slice(0, 4)));
      return weights.map((weight) => weight.dataSync<'float32'>().slice());
    };
    expect(run((step) => step % 5 < 2)).toEqual(run(() => false));
    expect(fusedSteps).toBe(8);
  });

  test.each([
    ['adamw', () => adamw(0.01, { weightDecay: 0.2 })],
    ['rmsprop of lab', () => rmsprop(0.01, { momentum: 0.5 })],
  ])('%s too takes turns between fused steps and its own', (_, make) => {
    const run = (fusedAt: (step: number) => boolean): Float32Array[] => {
      const { weights, loss } = network();
      const optimizer = make();
      for (let step = 0; step < 20; step++)
        withKernel(fusedAt(step), () => optimizer.minimize(loss, false, weights.slice(0, 4)));
      return weights.map((weight) => weight.dataSync<'float32'>().slice());
    };
    expect(run((step) => step % 5 < 2)).toEqual(run(() => false));
    expect(fusedSteps).toBe(8);
  });

  test('a subclass of a program takes the step of its class, and what it adds is kept', () => {
    class Halving extends tf.SGDOptimizer {
      override applyGradients(gradients: { name: string; tensor: tf.Tensor }[]): void {
        super.applyGradients(gradients.map(({ name, tensor }) => ({ name, tensor: tensor.div(2) })));
      }
    }
    const weight = tf.variable(tf.tensor1d([1, 2]));
    withKernel(true, () =>
      new Halving(1).applyGradients([{ name: weight.name, tensor: tf.tensor1d([1, 1]) }]),
    );
    expect([...weight.dataSync()]).toEqual([0.5, 1.5]);
    expect(fusedSteps).toBe(1);
  });

  test.each(makers)('what a program kept does not change under its hands: %s', (_, make) => {
    const weight = tf.variable(tf.tensor1d([1, 2, 3, 4, 5, 6]));
    const same = tf.variable(tf.zeros([6]));
    same.assign(weight);
    const kept = weight.clone();
    const read = weight.dataSync();
    const optimizer = make();
    const gradient = tf.tensor1d([1, -1, 1, -1, 1, -1]);
    withKernel(true, () => {
      for (let step = 0; step < 3; step++)
        optimizer.applyGradients([{ name: weight.name, tensor: gradient }]);
    });
    expect(fusedSteps).toBe(3);
    expect([...kept.dataSync()]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...same.dataSync()]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...read]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...gradient.dataSync()]).toEqual([1, -1, 1, -1, 1, -1]);
    expect(weight.dataSync()[0]).toBeLessThan(1);
  });

  test('the matrix product sees the new weight at once', () => {
    const weight = tf.variable(tf.ones([8, 8]));
    const product = (): number => tf.ones([1, 8]).matMul(weight).dataSync()[0] as number;
    const optimizer = tf.train.sgd(0.5);
    expect(product()).toBe(8);
    withKernel(true, () => optimizer.applyGradients([{ name: weight.name, tensor: tf.ones([8, 8]) }]));
    expect(product()).toBe(4);
  });

  test('states go out and in through getWeights and setWeights', async () => {
    const continued = async (fused: boolean): Promise<Float32Array[]> => {
      const { weights, loss } = network();
      const some = weights.slice(0, 4);
      const [before, after] = [tf.train.adam(0.01), tf.train.adam(0.01)];
      withKernel(fused, () => {
        for (let step = 0; step < 5; step++) before.minimize(loss, false, some);
      });
      const states = await before.getWeights();
      const numbers = states.map(({ tensor }) => tensor.dataSync().slice());
      await after.setWeights(states);
      withKernel(fused, () => {
        for (let step = 0; step < 5; step++) after.minimize(loss, false, some);
      });
      expect(states.map(({ name }) => name.replace(/^\d+/, ''))).toHaveLength(9);
      // What was saved is still what it was.
      expect(states.map(({ tensor }) => tensor.dataSync())).toEqual(numbers);
      return some.map((weight) => weight.dataSync<'float32'>().slice());
    };
    const [stock, fused] = [await continued(false), await continued(true)];
    for (const [index, weights] of fused.entries()) {
      // After setWeights stock takes β to a power where the fused step multiplies it up.
      for (const [at, value] of weights.entries()) expect(value).toBeCloseTo(stock[index]?.[at] as number, 5);
    }
  });

  test.each(makers)('1,000 steps of %s hold as many tensors and bytes as ten', (_, make) => {
    const weight = tf.variable(tf.ones([5, 3]));
    const gradient = tf.ones([5, 3]);
    const optimizer = make();
    const numbers = (): object => ({ ...tf.memory(), ids: tf.engine().backend.numDataIds() });
    const steps = (count: number): void => {
      for (let step = 0; step < count; step++)
        optimizer.applyGradients([{ name: weight.name, tensor: gradient }]);
    };
    withKernel(true, () => {
      steps(10);
      const before = numbers();
      steps(1000);
      expect(numbers()).toEqual(before);
    });
    expect(fusedSteps).toBe(1010);
  });

  test('the heap does not grow either', () => {
    const weight = tf.variable(tf.ones([100_000]));
    const optimizer = tf.train.adam();
    const heap = (): number => {
      const { wasm } = tf.engine().backend as unknown as { wasm?: { HEAPU8: Uint8Array } };
      return wasm?.HEAPU8.length ?? 0;
    };
    const step = (): void =>
      tf.tidy(() => optimizer.applyGradients([{ name: weight.name, tensor: tf.ones([100_000]) }]));
    withKernel(true, () => {
      for (let count = 0; count < 5; count++) step();
      const before = heap();
      for (let count = 0; count < 200; count++) step();
      expect(heap()).toBe(before);
    });
  });

  test.each([
    ['no element', [0, 3]],
    ['one element', []],
    ['three', [3]],
    ['four and one', [5]],
    ['many blocks and a rest', [1027]],
  ])('shapes of %s', (_, shape) => {
    const run = (fused: boolean): Float32Array =>
      withKernel(fused, () => {
        const size = tf.util.sizeFromShape(shape);
        const values = Array.from({ length: size }, (_, i) => Math.sin(i + 1));
        const weight = tf.variable(tf.tensor(values, shape, 'float32'));
        const optimizer = tf.train.adam(0.1);
        for (let step = 0; step < 3; step++)
          optimizer.applyGradients({ [weight.name]: weight.mul(2).add(step) as tf.Variable });
        return weight.dataSync<'float32'>().slice();
      });
    expect(run(true)).toEqual(run(false));
    expect(fusedSteps).toBe(shape.includes(0) ? 0 : 3);
  });

  test('what is unusual is left to stock: other dtypes, a name twice, a gradient that broadcasts or is a weight', () => {
    const whole = tf.variable(tf.tensor1d([1, 2], 'int32'));
    const weight = tf.variable(tf.tensor1d([1, 2]));
    const optimizer = tf.train.sgd(1);
    withKernel(true, () => {
      const twice = { name: weight.name, tensor: tf.tensor1d([1, 1]) };
      optimizer.applyGradients([twice, twice]);
      expect([...weight.dataSync()]).toEqual([-1, 0]);
      optimizer.applyGradients([{ name: weight.name, tensor: tf.scalar(1) }]);
      expect([...weight.dataSync()]).toEqual([-2, -1]);
      optimizer.applyGradients([{ name: weight.name, tensor: weight }]);
      expect([...weight.dataSync()]).toEqual([0, 0]);
      expect(() => optimizer.applyGradients([{ name: whole.name, tensor: tf.tensor1d([1, 1]) }])).toThrow(
        'dtype',
      );
      expect(() => optimizer.applyGradients([{ name: 'nobody', tensor: tf.scalar(1) }])).toThrow();
    });
    expect(fusedSteps).toBe(0);
  });
});
