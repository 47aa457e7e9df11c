/**
 * @title Pad a globe
 * @expect check "the size" passes
 * @expect check "the columns go round" passes
 * @expect check "the rows are mirrored" passes
 * @expect check "it does not matter where the array begins" passes
 */
import * as tf from '@tensorflow/tfjs';
import { field } from 'lab';

/**
 * Maps of the whole globe, [batch, latitude, longitude, channels], with `margin` more rows and columns on every side:
 * beyond the last column comes the first, beyond the first row the second and so on, as in a mirror.
 */
export function pad(x: tf.Tensor4D, margin: number): tf.Tensor4D {
  const last = x.slice([0, 0, x.shape[2] - margin, 0], [-1, -1, margin, -1]);
  const first = x.slice([0, 0, 0, 0], [-1, -1, margin, -1]);
  const round = tf.concat([last, x, first], 2);
  const rows = [0, margin, 0, 0].map((n): [number, number] => [n, n]);
  return tf.mirrorPad(round, rows, 'reflect') as tf.Tensor4D;
}

// Four rows and six columns, numbered.
const map = tf.range(1, 25).reshape([1, 4, 6, 1]) as tf.Tensor4D;
field(pad(map, 2).squeeze([0, 3]) as tf.Tensor2D, { title: 'Padded by two', units: '' });
