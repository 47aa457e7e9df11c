import * as tf from '@tensorflow/tfjs';
import { check, random } from 'lab';
import { pad } from 'program';

const rng = random(7);
const map = tf.randomNormal([2, 5, 8, 3], 0, 1, 'float32', rng.seed()) as tf.Tensor4D;
const padded = pad(map, 2);
const right = padded.shape.join() === '2,9,12,3';
check('the size', right, `[2, 5, 8, 3] with a margin of 2 becomes [2, 9, 12, 3]; this is [${padded.shape}].`);

/** Whether two tensors hold the same numbers. */
const same = async (a: tf.Tensor, b: tf.Tensor): Promise<boolean> =>
  a.shape.join() === b.shape.join() && ((await a.sub(b).abs().max().data())[0] ?? 1) < 1e-5;
const part = (y: number, x: number, height: number, width: number) =>
  right ? padded.slice([0, y, x, 0], [2, height, width, 3]) : padded;

check(
  'the columns go round',
  (await same(part(2, 0, 5, 2), map.slice([0, 0, 6, 0], [2, 5, 2, 3]))) &&
    (await same(part(2, 10, 5, 2), map.slice([0, 0, 0, 0], [2, 5, 2, 3]))),
  'West of the first column lie the last two, in their order, and east of the last one the first two.',
);
check(
  'the rows are mirrored',
  (await same(part(0, 2, 2, 8), map.slice([0, 1, 0, 0], [2, 2, 8, 3]).reverse(1))) &&
    (await same(part(7, 2, 2, 8), map.slice([0, 2, 0, 0], [2, 2, 8, 3]).reverse(1))),
  'Before the rows 0, 1, 2 come 2 and 1: the outermost row is not repeated. `tf.mirrorPad` has the mode "reflect".',
);

// A convolution of the turned map is the turned convolution, all round.
const kernel = tf.randomNormal([5, 5, 3, 1], 0, 1, 'float32', rng.seed()) as tf.Tensor4D;
const turned = (x: tf.Tensor4D): tf.Tensor4D =>
  tf.concat([x.slice([0, 0, 3, 0], [-1, -1, 5, -1]), x.slice([0, 0, 0, 0], [-1, -1, 3, -1])], 2);
const filtered = (x: tf.Tensor4D): tf.Tensor4D => tf.conv2d(pad(x, 2), kernel, 1, 'valid');
check(
  'it does not matter where the array begins',
  right && (await same(turned(filtered(map)), filtered(turned(map)))),
  'Turn the map by three columns and filter it, or filter it and turn the result: both should be the same, corners too.',
);
