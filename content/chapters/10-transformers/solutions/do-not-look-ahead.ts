/**
 * @title Do not look ahead
 * @expect check "nothing of a later day" passes
 * @expect check "each row adds up to 1" passes
 * @expect check "as the equation says" passes
 */
import * as tf from '@tensorflow/tfjs';
import { field } from 'lab';

/**
 * The shares that each day takes from each, of queries and keys of the shape [days, width]. A day may look at itself and
 * at the days before it. The result has the shape [days, days]; each row adds up to 1.
 */
export function shares(queries: tf.Tensor2D, keys: tf.Tensor2D): tf.Tensor2D {
  const width = queries.shape[1];
  const scores = queries.matMul(keys.transpose()).div(Math.sqrt(width));
  const place = tf.range(0, queries.shape[0]);
  const later = tf.greater(place.expandDims(0), place.expandDims(1));
  return scores.sub(later.toFloat().mul(1e9)).softmax() as tf.Tensor2D;
}

const days = tf.randomNormal([6, 4], 0, 1, 'float32', 2) as tf.Tensor2D;
field(shares(days, days), {
  title: 'How much each day takes from each',
  x: { label: 'day that is asked', first: 1, last: 6 },
  y: { label: 'day that asks', first: 1, last: 6 },
  units: '',
  min: 0,
});
