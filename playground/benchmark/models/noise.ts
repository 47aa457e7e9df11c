import * as tf from '@tensorflow/tfjs';
import { random } from '../../lab/random/random.ts';

/** A model with data of its own, trained by plain TensorFlow.js. */
export interface Reference {
  /** The loss over the one batch that it has. */
  loss: () => tf.Scalar;
}

/** Numbers of unit variance from a seed. */
export function noiseOf(seed: number, size: number): Float32Array<ArrayBuffer> {
  const rng = random(seed);
  return Float32Array.from({ length: size }, () => rng.normal());
}

export function noise(seed: number, shape: number[]): tf.Tensor {
  return tf.tensor(noiseOf(seed, tf.util.sizeFromShape(shape)), shape);
}

/** A matrix of weights to train, Glorot's normal initialisation. */
export function weights(seed: number, rows: number, columns: number): tf.Variable {
  return tf.tidy(() => tf.variable(noise(seed, [rows, columns]).mul(Math.sqrt(2 / (rows + columns)))));
}

/** A row of numbers to train, all the same at first. */
export function row(size: number, value: number): tf.Variable {
  return tf.tidy(() => tf.variable(tf.fill([size], value)));
}
