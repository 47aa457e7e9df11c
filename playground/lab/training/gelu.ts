import { type Tensor, tidy } from '@tensorflow/tfjs';
import { wantTensor } from '../arguments/want-list.ts';

/**
 * The Gaussian error linear unit x Φ(x) = x/2 · (1 + erf(x/√2)) (Hendrycks and Gimpel 2016, arXiv:1606.08415), in its
 * exact form, not the one by tanh. TensorFlow.js computes erf to 1.5 · 10⁻⁷ (Abramowitz and Stegun, 7.1.26).
 *
 * @param x of any shape
 * @returns the shape of `x`
 * @throws TypeError for what is no tensor of numbers
 * @example
 * const y = gelu(tf.tensor1d([-1, 0, 1])).dataSync();
 * log(Array.from(y, (value) => value.toFixed(4)).join(', ')); // -0.1587, 0.0000, 0.8413
 */
export function gelu<T extends Tensor>(x: T): T {
  wantTensor('gelu', 'x', x);
  return tidy(() => x.mul(0.5).mul(x.mul(Math.SQRT1_2).erf().add(1)) as T);
}
