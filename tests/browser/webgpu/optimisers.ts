import * as tf from '@tensorflow/tfjs';
import { random } from '../../../playground/lab/random/random.ts';
import { adamw } from '../../../playground/lab/training/adamw.ts';
import { rmsprop } from '../../../playground/lab/training/rmsprop.ts';

export const optimisers = {
  sgd: () => tf.train.sgd(0.05),
  momentum: () => tf.train.momentum(0.02, 0.9),
  nesterov: () => tf.train.momentum(0.02, 0.9, true),
  rmsprop: () => tf.train.rmsprop(0.003, 0.9, 0.5),
  // tfjs subtracts ε under the root of the centred rule; a negative one keeps it away from NaN.
  'centred rmsprop': () => tf.train.rmsprop(0.003, 0.95, 0.1, -1e-3, true),
  adam: () => tf.train.adam(0.003),
  adamw: () => adamw(0.003, { weightDecay: 0.1 }),
  'rmsprop of lab': () => rmsprop(0.003),
  'rmsprop of lab with momentum': () => rmsprop(0.003, { decay: 0.9, momentum: 0.5 }),
} satisfies Record<string, () => tf.Optimizer>;

export type OptimiserName = keyof typeof optimisers;

export interface Trained {
  /** The distance to the targets at every twentieth step. */
  losses: number[];
  /** Weights at the end. */
  weights: number[][];
}

/**
 * Moves weights of several shapes towards targets on the present backend, each element in about two steps of three;
 * what is random comes from a seed.
 */
export async function trainWith(name: OptimiserName, steps: number): Promise<Trained> {
  const rng = random(5);
  const draw = (shape: number[], one: () => number): tf.Tensor =>
    tf.tensor(Array.from({ length: shape.reduce((a, b) => a * b, 1) }, one), shape);
  const shapes = [[7, 33], [33], [33, 1], [1]];
  const weights = shapes.map((shape) => tf.variable(draw(shape, () => rng.normal())));
  const targets = shapes.map((shape) => draw(shape, () => rng.normal()));
  const optimizer = optimisers[name]();
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const gradients = tf.tidy(() =>
      weights.map((weight, index) => {
        const taken = draw(weight.shape, () => (rng.uniform() < 0.7 ? 1 : 0));
        return { name: weight.name, tensor: weight.sub(targets[index] as tf.Tensor).mul(taken) };
      }),
    );
    optimizer.applyGradients(gradients);
    tf.dispose(gradients);
    if (step % 20 === 19) {
      const loss = tf.tidy(() =>
        tf.addN(
          weights.map((w, i) =>
            w
              .sub(targets[i] as tf.Tensor)
              .square()
              .mean(),
          ),
        ),
      );
      losses.push((await loss.data())[0] ?? Number.NaN);
      loss.dispose();
    }
  }
  const ends = await Promise.all(weights.map(async (weight) => [...(await weight.data())]));
  tf.dispose([...weights, ...targets]);
  optimizer.dispose();
  return { losses, weights: ends };
}
