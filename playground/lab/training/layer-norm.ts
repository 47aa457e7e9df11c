import { moments, type Tensor, tidy } from '@tensorflow/tfjs';
import { wantNumber } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';

/**
 * Layer normalisation over the last dimension: (x − mean) / √(variance + ε) · gain + offset (Ba, Kiros and Hinton
 * 2016, arXiv:1607.06450). The variance is that of the row itself, with 1/n.
 *
 * @param x shape [..., width]
 * @param gain shape [width]; 1 without it
 * @param offset shape [width]; 0 without it
 * @param epsilon keeps a row of equal numbers finite
 * @returns the shape of `x`
 * @throws TypeError for what is no tensor of numbers; RangeError for a scalar, and when `gain` or `offset` is not as wide as `x`
 * @example
 * const y = layerNorm(tf.tensor2d([[1, 2, 3], [10, 20, 30]]));
 * log(Array.from(y.dataSync(), (value) => value.toFixed(2)).join(', '));
 * // -1.22, 0.00, 1.22, -1.22, 0.00, 1.22
 */
export function layerNorm(x: Tensor, gain?: Tensor, offset?: Tensor, epsilon = 1e-5): Tensor {
  wantTensor('layerNorm', 'x', x);
  wantNumber('layerNorm', 'epsilon', epsilon, ' of at least 0', (value) => value >= 0);
  const width = x.shape.at(-1);
  if (width === undefined) throw new RangeError('layerNorm: x is a scalar, which has no last dimension.');
  for (const [name, given] of [['gain', gain] as const, ['offset', offset] as const]) {
    if (given === undefined) continue;
    wantTensor('layerNorm', name, given);
    if (given.shape.join() !== String(width)) {
      throw new RangeError(
        `layerNorm: ${name} has the shape [${given.shape}]; x of shape [${x.shape}] needs [${width}].`,
      );
    }
  }
  return tidy(() => {
    const { mean, variance } = moments(x, -1, true);
    const normalised = x.sub(mean).mul(variance.add(epsilon).rsqrt());
    const scaled = gain ? normalised.mul(gain) : normalised;
    return offset ? scaled.add(offset) : scaled;
  });
}
