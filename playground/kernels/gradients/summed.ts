import * as tf from '@tensorflow/tfjs';

/** Sums a gradient over the axes that broadcasting added or stretched. */
export function summedTo(x: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, x.shape);
  return axes.length === 0 ? x : tf.sum(x, axes).reshape(shape);
}
