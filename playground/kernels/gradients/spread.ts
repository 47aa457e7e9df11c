import * as tf from '@tensorflow/tfjs';

/**
 * Puts the entries of an axis back where a slice took them from, with noughts elsewhere.
 *
 * @param x any shape
 * @param start index of the first entry in the longer axis
 * @param step distance of entries there, negative if they run backwards
 * @param size length of the longer axis
 */
export function spread(x: tf.Tensor, axis: number, start: number, step: number, size: number): tf.Tensor {
  const count = x.shape[axis] ?? 0;
  if (count === size && start === 0 && step === 1) return x;
  if (count === 0) return tf.zeros(x.shape.map((length, other) => (other === axis ? size : length)));
  if (step < 0) return spread(x.reverse(axis), axis, start + (count - 1) * step, -step, size);
  const [outer, inner] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
  const [before, after] = [tf.util.sizeFromShape(outer), tf.util.sizeFromShape(inner)];
  let spaced: tf.Tensor = x.reshape([before, count, after]);
  if (step > 1) {
    // Each entry in a row of its own, noughts behind it; those behind the last are cut off.
    spaced = x
      .reshape([before, count, 1, after])
      .pad([
        [0, 0],
        [0, 0],
        [0, step - 1],
        [0, 0],
      ])
      .reshape([before, count * step, after])
      .slice([0, 0, 0], [before, (count - 1) * step + 1, after]);
  }
  return spaced
    .pad([
      [0, 0],
      [start, size - start - (spaced.shape[1] ?? 0)],
      [0, 0],
    ])
    .reshape([...outer, size, ...inner]);
}
