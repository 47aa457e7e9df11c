/**
 * @title Pad a globe
 * @expect check "the columns go round" fails
 * @expect check "the size" passes
 */
import * as tf from '@tensorflow/tfjs';
import { field } from 'lab';

/**
 * Maps of the whole globe, [batch, latitude, longitude, channels], with `margin` more rows and columns on every side:
 * beyond the last column comes the first, beyond the first row the second and so on, as in a mirror.
 */
export function pad(x: tf.Tensor4D, margin: number): tf.Tensor4D {
  return x.pad([0, margin, margin, 0].map((n): [number, number] => [n, n]));
}

// Four rows and six columns, numbered.
const map = tf.range(1, 25).reshape([1, 4, 6, 1]) as tf.Tensor4D;
field(pad(map, 2).squeeze([0, 3]) as tf.Tensor2D, { title: 'Padded by two', units: '' });
