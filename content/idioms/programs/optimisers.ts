/**
 * @title Optimisers
 * @expect table "Values" cell "Adam" "value" < 1
 */
import * as tf from '@tensorflow/tfjs';
import { adamw, rmsprop, table } from 'lab';

const bowl = (w: tf.Variable) => () => w.sub(1).square().mul(3).asScalar();
// Where each is after 20 steps from 4 towards 1.
const after20 = (optimizer: tf.Optimizer) => {
  const w = tf.variable(tf.scalar(4));
  for (let step = 0; step < 20; step++) optimizer.minimize(bowl(w), false, [w]);
  return w;
};

show({
  SGD: after20(tf.train.sgd(0.02)),
  momentum: after20(tf.train.momentum(0.02, 0.9)),
  RMSProp: after20(rmsprop(0.02, { decay: 0.9 })), // tf.train.rmsprop has ε under the root
  Adam: after20(tf.train.adam(0.2)),
  AdamW: after20(adamw(0.2, { weightDecay: 0.1 })),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
