import * as tf from '@tensorflow/tfjs';
import { setGradient } from './register.ts';
import { spread } from './spread.ts';

/** Some entries along one axis. */
function along(x: tf.Tensor, axis: number, start: number, count: number): tf.Tensor {
  const begin = x.shape.map((_, other) => (other === axis ? start : 0));
  const size = x.shape.map((length, other) => (other === axis ? count : length));
  return tf.slice(x, begin, size);
}

/** The gradient of padding by mirror images; that of TensorFlow.js forgets what the images were copied from. */
export function registerMirrorPadGradient(): void {
  setGradient(tf.MirrorPad, { inputsToSave: ['x'] }, (dy, [x], attrs) => ({
    x: () => {
      const { paddings, mode } = attrs as unknown as tf.MirrorPadAttrs;
      const border = mode === 'reflect' ? 1 : 0;
      let back = dy;
      for (const [axis, [before, after]] of paddings.entries()) {
        const size = x?.shape[axis] ?? 0;
        const parts = [along(back, axis, before, size)];
        if (before > 0) parts.push(spread(along(back, axis, 0, before).reverse(axis), axis, border, 1, size));
        if (after > 0) {
          const image = along(back, axis, before + size, after).reverse(axis);
          parts.push(spread(image, axis, size - border - after, 1, size));
        }
        back = tf.addN(parts);
      }
      return back;
    },
  }));
}
