/**
 * @title Memory
 * @expect table "Values" cell "tensors left" "value" < 1
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

const x = tf.ones([100]);
const before = tf.memory().numTensors;
// Memory of the graphics processor is freed by hand: tidy()
// frees what was made in it but what it returns.
const total = tf.tidy(() => x.mul(2).add(1).sum());
const kept = tf.memory().numTensors - before; // the sum; without tidy, three
const sum = total.dataSync()[0] ?? Number.NaN;
total.dispose();
const left = tf.memory().numTensors - before;

show({ sum: tf.scalar(sum), 'tensors kept': tf.scalar(kept), 'tensors left': tf.scalar(left) });

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
