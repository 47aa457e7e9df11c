/**
 * @title One step of an LSTM
 * @expect check "one step" passes
 * @expect check "a shut door keeps" passes
 * @expect check "the gradient passes" passes
 */
import * as tf from '@tensorflow/tfjs';
import { log } from 'lab';

/**
 * One step of an LSTM. gates has the four sums W x + U h + b of the step, in the order input gate, forget gate,
 * output gate, candidate; cell is c of the step before. All have the shape [examples, units].
 */
export function step(gates: tf.Tensor[], cell: tf.Tensor): { h: tf.Tensor; c: tf.Tensor } {
  const [i, f, o, g] = gates as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const c = f.sigmoid().mul(cell).add(i.sigmoid().mul(g.tanh()));
  return { h: o.sigmoid().mul(c.tanh()), c };
}

const sums = [0, 1, 2, 3].map((k) => tf.tensor2d([[k - 1, 1 - k]]));
const { h, c } = step(sums, tf.tensor2d([[1, -1]]));
log('h', h, 'c', c);
