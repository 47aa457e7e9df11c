import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';
import { summedTo } from './summed.ts';

/** `a`, then `b`, where the gradient of the result goes to the one that was taken. */
function ofExtreme(kernelName: string, isFirst: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): void {
  setGradient(kernelName, { inputsToSave: ['a', 'b'] }, (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    return {
      a: () => summedTo(dy.mul(isFirst(a, b).toFloat()), a.shape),
      b: () => summedTo(dy.mul(isFirst(a, b).logicalNot().toFloat()), b.shape),
    };
  });
}

/**
 * Gradients of operations of two tensors, one of which may be repeated: those of TensorFlow.js forget to sum over the
 * repetitions.
 */
export function registerBroadcastGradients(): void {
  ofExtreme(tf.Maximum, tf.greaterEqual);
  ofExtreme(tf.Minimum, tf.lessEqual);
  setGradient(tf.SquaredDifference, { inputsToSave: ['a', 'b'] }, (dy, saved) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const towards = (from: tf.Tensor, to: tf.Tensor) => () =>
      summedTo(dy.mul(tf.mul(2, tf.sub(from, to))), from.shape);
    return { a: towards(a, b), b: towards(b, a) };
  });
  setGradient(tf.BatchMatMul, { inputsToSave: ['a', 'b'] }, (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const { transposeA: turnA, transposeB: turnB } = attrs as unknown as tf.BatchMatMulAttrs;
    const product = (...given: Parameters<typeof tf.matMul>): tf.Tensor => tf.matMul(...given);
    return {
      a: () => summedTo(turnA ? product(b, dy, turnB, true) : product(dy, b, false, !turnB), a.shape),
      b: () => summedTo(turnB ? product(dy, a, true, turnA) : product(a, dy, !turnA, false), b.shape),
    };
  });
}
