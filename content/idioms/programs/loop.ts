/**
 * @title The loop of training
 * @expect table "Values" cell "loss after 200 steps" "value" < 0.1
 */
import * as tf from '@tensorflow/tfjs';
import { steps, table } from 'lab';

const x = tf.linspace(-2, 3, 51).reshape([51, 1]);
const y = x.sin();
const hidden = tf.layers.dense({ units: 8, inputShape: [1], activation: 'tanh' });
const model = tf.sequential({ layers: [hidden, tf.layers.dense({ units: 1 })] });
model.setWeights([tf.linspace(-1, 1, 8).reshape([1, 8]), tf.zeros([8]), tf.fill([8, 1], 0.1), tf.zeros([1])]);
const loss = () => tf.losses.meanSquaredError(y, model.apply(x) as tf.Tensor).asScalar();
const start = loss();
const optimizer = tf.train.adam(0.01);
for await (const _ of steps(200)) {
  optimizer.minimize(loss); // forwards, backwards, step
}

show({ 'loss at the start': start, 'loss after 200 steps': loss() });

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
