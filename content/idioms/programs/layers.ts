/**
 * @title Layers and modules
 * @expect table "Values" cell "parameters" "value" > 16
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

// A layer learns the size of its inputs from inputShape, and
// keeps weights of shape [in, out].
const first = tf.layers.dense({ units: 4, inputShape: [2], activation: 'tanh' });
const second = tf.layers.dense({ units: 1 });
const model = tf.sequential({ layers: [first, second] });
first.setWeights([tf.linspace(-1, 1, 8).reshape([2, 4]), tf.zeros([4])]);
second.setWeights([tf.linspace(-1, 1, 4).reshape([4, 1]), tf.ones([1])]);
const x = tf.tensor2d([
  [1, 2],
  [-3, 0.5],
]);
// predict(x) gives the same values, and the same gradients.
const answers = model.apply(x) as tf.Tensor;

show({
  parameters: tf.scalar(model.countParams()),
  'answer to the first row': answers.slice([0], [1]),
  'answer to the second row': answers.slice([1], [1]),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
