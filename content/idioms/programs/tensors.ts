/**
 * @title Tensors
 * @expect table "Values" cell "sum" "value" > 15
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

const x = tf.tensor2d([
  [1, 2, 3],
  [4, 5, 6],
]); // 32-bit floats
const y = x.mul(2).add(1).sqrt(); // methods; x stays as it is
const product = x.matMul(x.transpose()); // [2, 2]
const columns = y.mean(0); // over the first axis
const joined = tf.concat([x, y], 1); // [2, 6]

show({
  sum: y.sum(),
  'product, row 0, column 1': product.slice([0, 1], [1, 1]),
  'mean of column 2': columns.gather([2]),
  'columns of both': tf.scalar(joined.shape[1] ?? 0),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
