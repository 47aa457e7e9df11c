import * as tf from '@tensorflow/tfjs';
import { type Derivatives, setGradient } from './register.ts';

/** The parts' gradients as a list; the engine hands on the one of a single part by itself. */
function listed(dy: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
  return Array.isArray(dy) ? dy : [dy];
}

/** Gradients of cumulative sums, of parts and of repetitions, which TensorFlow.js has wrong or only in part. */
export function registerMovementGradients(): void {
  // That of TensorFlow.js transposes the result along any axis but the last.
  setGradient(tf.Cumsum, {}, (dy, _, attrs) => {
    const { axis, exclusive, reverse } = attrs as unknown as tf.CumsumAttrs;
    return { x: () => tf.cumsum(dy, axis, exclusive, !reverse) };
  });

  setGradient(tf.Unpack, {}, (dy, _, attrs) => ({
    value: () => tf.stack(listed(dy), attrs['axis'] as number),
  }));

  setGradient(tf.SplitV, {}, (dy, _, attrs) => ({ x: () => tf.concat(listed(dy), attrs['axis'] as number) }));

  // TensorFlow.js takes an axis that is counted from the end for one of its own.
  const ofProduct = tf.getGradient(tf.Prod);
  if (ofProduct)
    setGradient(tf.Prod, { inputsToSave: ['x'] }, (dy, saved, attrs) => {
      const { shape } = saved[0] as tf.Tensor;
      const axis = tf.util.parseAxisParam((attrs['axis'] as number[] | null) ?? [...shape.keys()], shape);
      return ofProduct.gradFunc(dy, saved, { ...attrs, axis } as unknown as tf.NamedAttrMap) as Derivatives;
    });

  // One sum for each axis that was repeated, of tensors of any number of dimensions.
  setGradient(tf.Tile, { inputsToSave: ['x'] }, (dy, [x], attrs) => ({
    x: () => {
      const { shape } = x as tf.Tensor;
      let back = dy;
      for (const [axis, times] of (attrs['reps'] as number[]).entries()) {
        if (times === 1) continue;
        const [before, after] = [back.shape.slice(0, axis), back.shape.slice(axis + 1)];
        const width = (shape[axis] ?? 1) * tf.util.sizeFromShape(after);
        back = back
          .reshape([tf.util.sizeFromShape(before), times, width])
          .sum(1)
          .reshape([...before, shape[axis] ?? 1, ...after]);
      }
      return back.reshape(shape);
    },
  }));
}
