import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';

/** The numbers `step` places further on along the middle axis, and noughts behind the last. */
function shifted(x: tf.Tensor3D, step: number): tf.Tensor3D {
  const [before, count, after] = x.shape;
  if (step >= count) return tf.zerosLike(x);
  const rest = x.slice([0, step, 0], [before, count - step, after]);
  return rest.pad([
    [0, 0],
    [0, step],
    [0, 0],
  ]);
}

/**
 * The sums r with rᵢ = dyᵢ + xᵢ₊₁ · rᵢ₊₁, in as many steps as the length has binary digits: each takes sums over twice as
 * many terms. Nothing is divided, so noughts in x do no harm.
 */
function weightedSums(dy: tf.Tensor3D, x: tf.Tensor3D): tf.Tensor3D {
  let [sums, factors] = [dy, shifted(x, 1)];
  for (let step = 1; step < x.shape[1]; step *= 2) {
    sums = sums.add(factors.mul(shifted(sums, step)));
    factors = factors.mul(shifted(factors, step));
  }
  return sums;
}

/**
 * The gradient of `tf.cumprod`, which TensorFlow.js lacks, right where numbers are nought too: with y = cumprod(x),
 * ∂L/∂xᵢ = (x₀ ⋯ xᵢ₋₁) · Σₖ≥ᵢ dyₖ · (xᵢ₊₁ ⋯ xₖ).
 */
export function registerCumulativeProductGradient(): void {
  setGradient(tf.Cumprod, { inputsToSave: ['x'] }, (given, [saved], attrs) => ({
    x: () => {
      const { exclusive, reverse, axis } = attrs as unknown as tf.CumprodAttrs;
      const x = saved as tf.Tensor;
      if (x.size === 0) return tf.zerosLike(x);
      const [along = 0] = tf.util.parseAxisParam(axis, x.shape);
      const sizeOf = (shape: number[]): number => tf.util.sizeFromShape(shape);
      const folded = [sizeOf(x.shape.slice(0, along)), x.shape[along] ?? 1, sizeOf(x.shape.slice(along + 1))];
      const forwards = (tensor: tf.Tensor): tf.Tensor3D => {
        const rows = tensor.reshape(folded) as tf.Tensor3D;
        return reverse ? rows.reverse(1) : rows;
      };
      const numbers = forwards(x);
      // A product that leaves out its own place is the one of the place before.
      const dy = exclusive ? shifted(forwards(given), 1) : forwards(given);
      const gradient = numbers.cumprod(1, true).mul(weightedSums(dy, numbers));
      return (reverse ? gradient.reverse(1) : gradient).reshape(x.shape);
    },
  }));
}
