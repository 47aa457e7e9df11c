import * as tf from '@tensorflow/tfjs';
import { random } from '../../../playground/lab/random.ts';
import { adamw } from '../../../playground/lab/training/adamw.ts';

export const optimisers = {
  sgd: () => tf.train.sgd(0.05),
  momentum: () => tf.train.momentum(0.02, 0.9),
  nesterov: () => tf.train.momentum(0.02, 0.9, true),
  rmsprop: () => tf.train.rmsprop(0.003, 0.9, 0.5),
  // tfjs subtracts ε under the root of the centred rule; a negative one keeps it away from NaN.
  'centred rmsprop': () => tf.train.rmsprop(0.003, 0.95, 0.1, -1e-3, true),
  adam: () => tf.train.adam(0.003),
  adamw: () => adamw(0.003, { weightDecay: 0.1 }),
} satisfies Record<string, () => tf.Optimizer>;

export type OptimiserName = keyof typeof optimisers;

export interface Trained {
  /** The loss at every tenth step. */
  losses: number[];
  /** Weights at the end. */
  weights: number[][];
}

/** Trains a network of two layers with dropout on the present backend; what is random comes from a seed. */
export async function trainWith(name: OptimiserName, steps: number): Promise<Trained> {
  const rng = random(5);
  const draw = (shape: number[], scale: number): tf.Tensor =>
    tf.tensor(
      Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => scale * rng.normal()),
      shape,
    );
  const [x, y] = [draw([64, 7], 1), draw([64, 1], 1)];
  const weights = [draw([7, 33], 0.4), draw([33], 0.1), draw([33, 1], 0.2), draw([1], 0.1)].map((initial) =>
    tf.variable(initial),
  );
  const [w1, b1, w2, b2] = weights as [tf.Variable, tf.Variable, tf.Variable, tf.Variable];
  const optimizer = optimisers[name]();
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const keep = Float32Array.from({ length: 64 * 33 }, () => (rng.uniform() < 0.7 ? 1 / 0.7 : 0));
    const loss = optimizer.minimize(
      () => {
        const hidden = x
          .matMul(w1)
          .add(b1)
          .tanh()
          .mul(tf.tensor2d(keep, [64, 33]));
        return hidden.matMul(w2).add(b2).sub(y).square().mean() as tf.Scalar;
      },
      true,
      weights,
    );
    if (step % 10 === 9) losses.push((await loss?.data())?.[0] ?? Number.NaN);
    loss?.dispose();
  }
  const ends = await Promise.all(weights.map(async (weight) => [...(await weight.data())]));
  tf.dispose([...weights, x, y]);
  optimizer.dispose();
  return { losses, weights: ends };
}
