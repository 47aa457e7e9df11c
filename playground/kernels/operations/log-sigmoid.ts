import * as tf from '@tensorflow/tfjs';

/**
 * The logarithm of the sigmoid, −log(1 + e⁻ˣ). That of tfjs 4.22 has a gradient that reads its argument after the engine
 * has released it.
 *
 * @param x any shape
 * @returns the same shape, in float32
 */
export function logSigmoid<T extends tf.Tensor>(x: T | tf.TensorLike): T {
  const given = x instanceof tf.Tensor ? x : tf.tensor(x);
  return tf.tidy(() => tf.neg(tf.softplus(tf.neg(given.toFloat())))) as T;
}

/** Gives it to tensors as a method. */
export function mendLogSigmoid(): void {
  tf.Tensor.prototype.logSigmoid = function (this: tf.Tensor) {
    return logSigmoid(this);
  } as typeof tf.Tensor.prototype.logSigmoid;
}
