/**
 * @title Losses
 * @expect table "Values" cell "mean squared error" "value" > 0
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

const [truth, guess] = [tf.tensor1d([0, 1, 4]), tf.tensor1d([0.5, 3, 3])]; // the truth comes first
const wet = tf.tensor1d([1, 0, 1]); // it rained
const logOdds = tf.tensor1d([2, -1, 0.5]);
const classes = tf.oneHot(tf.tensor1d([2, 0], 'int32'), 3); // one row a case
const scores = tf.tensor2d([
  [0.1, 0.2, 1.5],
  [1, 0.3, -2],
]);

show({
  'mean squared error': tf.losses.meanSquaredError(truth, guess),
  'mean absolute error': tf.losses.absoluteDifference(truth, guess),
  Huber: tf.losses.huberLoss(truth, guess),
  'binary cross-entropy': tf.losses.sigmoidCrossEntropy(wet, logOdds),
  'cross-entropy': tf.losses.softmaxCrossEntropy(classes, scores),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
