/**
 * @title Shapes and layout
 * @expect table "Values" cell "sum, same size" "value" < 0
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

// Maps are [batch, height, width, channels]; a kernel is
// [height, width, in, out].
const maps = tf.sin(tf.range(0, 32)).reshape([1, 4, 4, 2]) as tf.Tensor4D;
const kernel = tf.cos(tf.range(0, 18)).reshape([3, 3, 2, 1]) as tf.Tensor4D;
const same = tf.conv2d(maps, kernel, 1, 'same');
// 'same' needs one row and one column more here, and puts
// them below and to the right.
const halved = tf.conv2d(maps, kernel, 2, 'same'); // [1, 2, 2, 1]

show({
  'sum, same size': same.sum(),
  'row 1, column 2': same.slice([0, 1, 2, 0], [1, 1, 1, 1]),
  'sum, half size': halved.sum(),
});

function show(values: Record<string, tf.Tensor>): void {
  const rows = Object.entries(values).map(([name, value]) => [name, value.dataSync()[0] ?? Number.NaN]);
  table({ title: 'Values', columns: ['what', 'value'], rows });
}
