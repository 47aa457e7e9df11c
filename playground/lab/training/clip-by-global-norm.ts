import { addN, type NamedTensorMap, type Scalar, scalar, sqrt, tidy } from '@tensorflow/tfjs';
import { wantAnyNumber, wantOptions } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';

/**
 * Scales all gradients by one factor, so that their common norm √(Σ g²) is at most `maximum`; their direction stays
 * (Pascanu, Mikolov and Bengio 2013, arXiv:1211.5063). Smaller gradients pass unchanged. A norm that is not finite
 * makes the gradients NaN, so that the loss shows it.
 *
 * @param gradients as `tf.variableGrads` gives them, of any shapes; they stay the caller's
 * @param maximum a positive number
 * @returns new tensors of the same shapes, and the norm before clipping; the caller disposes of both
 * @throws TypeError for what is no tensor or no number; RangeError when there is no gradient or `maximum` is not positive
 * @example
 * const w = tf.variable(tf.tensor1d([3, 4]));
 * const optimizer: tf.Optimizer = tf.train.sgd(1);
 * const { value, grads } = tf.variableGrads(() => w.square().sum().div(2).asScalar());
 * const { clipped, norm } = clipByGlobalNorm(grads, 1);
 * optimizer.applyGradients(clipped);
 * const weights = Array.from(w.dataSync(), (weight) => weight.toFixed(2));
 * log(norm.dataSync()[0], weights.join(', ')); // 5 2.40, 3.20
 * tf.dispose([value, grads, clipped, norm]);
 */
export function clipByGlobalNorm(
  gradients: NamedTensorMap,
  maximum: number,
): { clipped: NamedTensorMap; norm: Scalar } {
  wantOptions('clipByGlobalNorm', 'gradients', gradients);
  wantAnyNumber('clipByGlobalNorm', 'maximum', maximum);
  const given = Object.entries(gradients);
  for (const [name, gradient] of given) {
    wantTensor('clipByGlobalNorm', `the gradient of "${name}"`, gradient);
    if (gradient.dtype !== 'float32') {
      throw new TypeError(
        `clipByGlobalNorm: the gradient of "${name}" is of ${gradient.dtype}, not of float32.`,
      );
    }
  }
  if (given.length === 0) throw new RangeError('clipByGlobalNorm: there is no gradient to clip.');
  if (!(maximum > 0)) throw new RangeError(`clipByGlobalNorm: maximum is ${maximum}; it must be positive.`);
  return tidy(() => {
    const norm = sqrt(addN(given.map(([, gradient]) => gradient.square().sum()))) as Scalar;
    const factor = scalar(maximum).div(norm.maximum(maximum));
    // Infinity/infinity is NaN, but a finite number over infinity is 0 and would hide the overflow.
    const honest = factor.add(norm.sub(norm));
    const clipped = Object.fromEntries(given.map(([name, gradient]) => [name, gradient.mul(honest)]));
    return { clipped, norm };
  });
}
