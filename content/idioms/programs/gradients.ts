/**
 * @title Gradients
 * @expect table "Values" cell "∂L/∂w" "value" < 0
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

const [x, y] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([2, 4, 7])];
const [w, b] = [tf.variable(tf.scalar(0.5)), tf.variable(tf.scalar(0))];
// A function says what is to be differentiated.
const loss = () => x.mul(w).add(b).sub(y).square().mean().asScalar();
const { value, grads } = tf.variableGrads(loss);
// A gradient is a tensor: it can be differentiated again.
const cube = (t: tf.Tensor) => t.pow(3).sum();
const second = tf.grad((t: tf.Tensor) => tf.grad(cube)(t).sum());

show({
  L: value,
  '∂L/∂w': grads[w.name] as tf.Tensor,
  '∂L/∂b': grads[b.name] as tf.Tensor,
  'second derivative of t³ at 2': second(tf.scalar(2)),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
