import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  adamw,
  clipByGlobalNorm,
  ema,
  rmsprop,
  setLearningRate,
  warmupCosine,
} from '../../../../playground/lab/index.ts';

beforeEach(async () => {
  await tf.setBackend('cpu');
  tf.engine().startScope();
});
afterEach(() => {
  tf.engine().endScope();
  tf.disposeVariables();
});

/** Gradients that a step has, different for each. */
const gradientOf = (step: number): number[] => [Math.sin(step), 3 * Math.cos(2 * step) + 1, -0.01];

/** Runs `steps` of an optimiser on three weights with the gradients above. */
function run(optimizer: tf.Optimizer, start: number[], steps: number): Float32Array {
  const weight = tf.variable(tf.tensor1d(start));
  for (let step = 1; step <= steps; step++) {
    optimizer.applyGradients({ [weight.name]: tf.tensor1d(gradientOf(step)) });
  }
  return weight.dataSync<'float32'>();
}

function expectNear(found: ArrayLike<number>, expected: number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found[index] as number) - value)).toBeLessThanOrEqual(
      tolerance * Math.max(1, Math.abs(value)),
    );
  }
}

describe('adamw', () => {
  /** Algorithm 2 of Loshchilov and Hutter, in double precision; η = 1, and λ is scaled by the learning rate. */
  function algorithm2(start: number[], steps: number, rate: number, lambda: number): number[] {
    const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-8];
    const [w, m, v] = [[...start], start.map(() => 0), start.map(() => 0)];
    for (let t = 1; t <= steps; t++) {
      for (const [i, g] of gradientOf(t).entries()) {
        m[i] = beta1 * (m[i] ?? 0) + (1 - beta1) * g;
        v[i] = beta2 * (v[i] ?? 0) + (1 - beta2) * g * g;
        const [mHat, vHat] = [(m[i] ?? 0) / (1 - beta1 ** t), (v[i] ?? 0) / (1 - beta2 ** t)];
        w[i] = (w[i] ?? 0) - rate * (mHat / (Math.sqrt(vHat) + epsilon) + lambda * (w[i] ?? 0));
      }
    }
    return w;
  }

  test('takes the steps of Algorithm 2', () => {
    const start = [1, -2, 30];
    expectNear(run(adamw(0.01, { weightDecay: 0.1 }), start, 200), algorithm2(start, 200, 0.01, 0.1), 2e-5);
  });

  test('without decay is Adam', () => {
    const start = [1, -2, 3];
    const plain = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
    expect(run(adamw(0.01, { weightDecay: 0 }), start, 50)).toEqual(run(plain, start, 50));
  });

  test('a weight without gradient shrinks by the factor 1 − learningRate · λ a step', () => {
    const weight = tf.variable(tf.tensor1d([8]));
    const optimizer = adamw(0.5, { weightDecay: 0.5 });
    for (let step = 0; step < 3; step++) optimizer.applyGradients({ [weight.name]: tf.tensor1d([0]) });
    expect(weight.dataSync()[0]).toBe(8 * 0.75 ** 3);
  });

  test('leaves out what `decays` leaves out, and what has no gradient', () => {
    const [matrix, bias, still] = [tf.ones([1, 1]), tf.ones([1]), tf.ones([1, 1])].map((t) => tf.variable(t));
    const optimizer = adamw(0.5, { weightDecay: 0.5, decays: ({ rank }) => rank > 1 });
    optimizer.minimize(
      () =>
        matrix
          ?.sum()
          .add(bias?.sum() ?? 0)
          .mul(0) as tf.Scalar,
      false,
      [matrix as tf.Variable, bias as tf.Variable],
    );
    expect([matrix, bias, still].map((v) => v?.dataSync()[0])).toEqual([0.75, 1, 1]);
  });

  test.each([[0], [-1], [Number.NaN]])('refuses the learning rate %d', (rate) => {
    expect(() => adamw(rate)).toThrow(`adamw: learningRate must be a finite number above 0; it is ${rate}.`);
  });
});

describe('rmsprop', () => {
  test.each([0, 0.9])('takes the steps of PyTorch’s rule with momentum %d', (momentum) => {
    const start = [1, -2, 3];
    const [w, s, b] = [[...start], [0, 0, 0], [0, 0, 0]];
    for (let t = 1; t <= 100; t++) {
      for (const [i, g] of gradientOf(t).entries()) {
        s[i] = 0.99 * (s[i] ?? 0) + 0.01 * g * g;
        b[i] = momentum * (b[i] ?? 0) + g / (Math.sqrt(s[i] ?? 0) + 1e-8);
        w[i] = (w[i] ?? 0) - 0.01 * (b[i] ?? 0);
      }
    }
    expectNear(run(rmsprop(0.01, { momentum }), start, 100), w, 1e-5);
  });

  test('keeps its state by variable and releases it', () => {
    const before = tf.memory().numTensors;
    const optimizer = rmsprop();
    const weight = tf.variable(tf.scalar(1));
    const gradient = tf.scalar(1);
    optimizer.applyGradients({ [weight.name]: gradient });
    optimizer.applyGradients([{ name: weight.name, tensor: gradient }]);
    expect(optimizer.iterations).toBe(2);
    optimizer.dispose();
    tf.dispose([weight, gradient]);
    // The variable was made from a scalar of this scope, which is still there.
    expect(tf.memory().numTensors - before).toBe(1);
  });
});

describe('clipByGlobalNorm', () => {
  test('scales 3, 4 and 12 (norm 13) to the norm asked for, and leaves smaller ones alone', () => {
    const gradients = { a: tf.tensor2d([[3, 4]]), b: tf.scalar(12) };
    const { clipped, norm } = clipByGlobalNorm(gradients, 6.5);
    expect(norm.dataSync()[0]).toBe(13);
    expect([...(clipped['a']?.dataSync() ?? []), ...(clipped['b']?.dataSync() ?? [])]).toEqual([1.5, 2, 6]);
    expect(clipped['a']?.shape).toEqual([1, 2]);
    const all = clipByGlobalNorm(gradients, 100).clipped;
    expect([...(all['a']?.dataSync() ?? [])]).toEqual([3, 4]);
  });

  test('zero gradients stay zero; an overflow becomes NaN, not zero', () => {
    expect(clipByGlobalNorm({ a: tf.zeros([2]) }, 1).clipped['a']?.dataSync()).toEqual(new Float32Array(2));
    const { clipped } = clipByGlobalNorm({ a: tf.tensor1d([1, Number.POSITIVE_INFINITY]) }, 1);
    expect(clipped['a']?.dataSync()[0]).toBeNaN();
  });

  test('refuses nothing and a maximum of 0', () => {
    expect(() => clipByGlobalNorm({}, 1)).toThrow('there is no gradient');
    expect(() => clipByGlobalNorm({ a: tf.scalar(1) }, 0)).toThrow('maximum is 0; it must be positive');
  });
});

describe('warmupCosine', () => {
  test('rises in equal steps to the peak, is halfway down halfway, and ends on the floor', () => {
    const rate = warmupCosine({ peak: 4, warmup: 4, total: 14, floor: 1 });
    expect([0, 1, 2, 3].map(rate)).toEqual([1, 2, 3, 4]);
    expect(rate(8)).toBeCloseTo(2.5, 14);
    expect([13, 14, 1000].map(rate)).toEqual([1, 1, 1]);
  });

  test('without warm-up starts at the peak', () => {
    const rate = warmupCosine({ peak: 2, total: 3 });
    expect([0, 1, 2].map(rate)).toEqual([2, expect.closeTo(1, 14), 0]);
  });

  test.each([
    [{ peak: 1, warmup: 5, total: 5 }, 'warm-up (5 steps) must be shorter than the total (5 steps)'],
    [{ peak: 1, warmup: 0.5, total: 5 }, 'options.warmup must be a whole number of at least 0; it is 0.5'],
    [{ peak: 1, total: 5, floor: 2 }, 'the floor (2) lies between 0 and the peak (1)'],
  ])('refuses %j', (options, message) => {
    expect(() => warmupCosine(options)).toThrow(message);
  });
});

describe('setLearningRate', () => {
  test.each([
    ['sgd', () => tf.train.sgd(1)],
    ['momentum', () => tf.train.momentum(1, 0)],
    ['rmsprop', () => tf.train.rmsprop(1)],
    ['adam', () => tf.train.adam(1)],
    ['adagrad', () => tf.train.adagrad(1)],
    ['adadelta', () => tf.train.adadelta(1)],
    ['adamax', () => tf.train.adamax(1)],
    ['adamw', () => adamw(1, { weightDecay: 0 })],
    ["lab's rmsprop", () => rmsprop(1)],
  ])('a tenth of the rate of %s makes a tenth of the first step', (_, make) => {
    const step = (rate: number): number => {
      const optimizer = make();
      setLearningRate(optimizer, rate);
      return run(optimizer, [0, 0, 0], 1)[1] as number;
    };
    expect(step(0.1)).not.toBe(0);
    expect(step(0.01) / step(0.1)).toBeCloseTo(0.1, 6);
  });

  test('refuses an optimiser without one, and a rate that is none', () => {
    const fixed = Object.create(tf.Optimizer.prototype) as tf.Optimizer;
    expect(() => setLearningRate(fixed, 0.1)).toThrow(TypeError);
    expect(() => setLearningRate(tf.train.sgd(1), Number.NaN)).toThrow(
      'rate must be a finite number of at least 0; it is NaN',
    );
  });
});

describe('ema', () => {
  test('is the geometric sum of the weights it saw', () => {
    const weight = tf.variable(tf.scalar(0));
    const average = ema([weight], 0.5);
    for (const value of [8, 4]) {
      weight.assign(tf.scalar(value));
      average.update();
    }
    expect(average.averages[0]?.dataSync()[0]).toBe(0.25 * 8 + 0.5 * 4);
  });

  test('swaps the averages in and the weights back, and does not learn from itself', () => {
    const weight = tf.variable(tf.tensor1d([1, 2]));
    const average = ema([weight], 0.5);
    weight.assign(tf.tensor1d([3, 6]));
    average.update();
    average.swap();
    expect([...weight.dataSync()]).toEqual([2, 4]);
    expect(() => average.update()).toThrow('swap() them back');
    average.swap();
    expect([...weight.dataSync()]).toEqual([3, 6]);
    weight.assign(tf.tensor1d([0, 0]));
    expect([...(average.averages[0]?.dataSync() ?? [])]).toEqual([2, 4]);
  });

  test('holds as many tensors after a hundred updates as after one', () => {
    const weight = tf.variable(tf.scalar(1));
    const average = ema([weight]);
    average.update();
    const held = tf.memory().numTensors;
    for (let step = 0; step < 100; step++) average.update();
    average.swap();
    average.swap();
    expect(tf.memory().numTensors).toBe(held);
    average.dispose();
    expect(tf.memory().numTensors).toBe(held - 1);
    expect(() => ema([weight], 1)).toThrow('decay must be a finite number in [0, 1); it is 1');
  });
});
