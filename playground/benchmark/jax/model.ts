import { numpy as np } from '@jax-js/jax';
import { noiseOf } from '../models/noise.ts';

/** Weights in the order in which the model's twin in TensorFlow.js makes its own. */
export type Weights = np.Array[];

/** A reference model in jax-js. A jax-js function disposes of what it is given, so these take references of what they keep. */
export interface JaxModel {
  /** The batch; with weights of the twin's start it has the twin's losses. */
  data: np.Array[];
  loss: (weights: Weights, ...data: np.Array[]) => np.Array;
}

/** The numbers of the twin's `noise`. */
export const noise = (seed: number, shape: number[]): np.Array =>
  np.array(
    noiseOf(
      seed,
      shape.reduce((a, b) => a * b, 1),
    ),
    { shape },
  );

/** Hands out the weights one by one, so that a model reads like its twin. */
export function reader(weights: Weights): () => np.Array {
  let next = 0;
  return () => weights[next++] as np.Array;
}

/** Mean square of what is wrong with a guess. */
export const meanSquare = (guess: np.Array, y: np.Array): np.Array => np.square(guess.sub(y)).mean();

/** A layer over the last dimension. */
export function dense(x: np.Array, take: () => np.Array): np.Array {
  return np.matmul(x, take()).add(take());
}
