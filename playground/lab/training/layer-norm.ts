import { moments, type Tensor, tidy } from '@tensorflow/tfjs';

/**
 * Layer normalisation over the last dimension: (x − mean) / √(variance + ε) · gain + offset (Ba, Kiros and Hinton
 * 2016, arXiv:1607.06450). The variance is that of the row itself, with 1/n.
 *
 * @param x shape [..., width]
 * @param gain shape [width]; 1 without it
 * @param offset shape [width]; 0 without it
 * @param epsilon keeps a row of equal numbers finite
 * @returns the shape of `x`
 * @throws RangeError when `gain` or `offset` is not as wide as `x`
 * @example
 * const y = layerNorm(tf.tensor2d([[1, 2, 3], [10, 20, 30]]));
 * log(Array.from(y.dataSync(), (value) => value.toFixed(2)).join(', ')); // -1.22, 0.00, 1.22, -1.22, 0.00, 1.22
 */
export function layerNorm(x: Tensor, gain?: Tensor, offset?: Tensor, epsilon = 1e-5): Tensor {
  const width = x.shape.at(-1);
  for (const [name, given] of [['gain', gain] as const, ['offset', offset] as const]) {
    if (given && given.shape.join() !== String(width)) {
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
