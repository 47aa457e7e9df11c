import * as tf from '@tensorflow/tfjs';
import { type GradFunc, setGradient } from './register.ts';
import { summedTo } from './summed.ts';

/** The gradient of a product without the copies that TensorFlow.js makes to have both factors in float32. */
export function registerArithmeticGradients(): void {
  const stock = tf.getGradient(tf.Multiply);
  if (!stock) return;
  setGradient(tf.Multiply, { inputsToSave: ['a', 'b'] }, (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    if (a.dtype !== 'float32' || b.dtype !== 'float32')
      return stock.gradFunc(dy, saved, attrs as unknown as tf.NamedAttrMap) as ReturnType<GradFunc>;
    return {
      a: () => summedTo(tf.mul(dy, b), a.shape),
      b: () => summedTo(tf.mul(dy, a), b.shape),
    };
  });
}
