import * as tf from '@tensorflow/tfjs';
import { check, random } from 'lab';
import { pad } from 'program';

const rng = random(7);
const map = tf.randomNormal([2, 5, 8, 3], 0, 1, 'float32', rng.seed()) as tf.Tensor4D;
const margins = [2, 1, 3];
const shapes = margins.map((margin) => pad(map, margin).shape.join(', '));
const wrong = margins.findIndex((margin, i) => shapes[i] !== `2, ${5 + 2 * margin}, ${8 + 2 * margin}, 3`);
const right = wrong === -1;
const shown = Math.max(0, wrong); // the first wrong one, or the first
const margin = margins[shown] ?? 2;
check(
  'the size',
  right,
  `[2, 5, 8, 3] with a margin of ${margin} becomes [2, ${5 + 2 * margin}, ${8 + 2 * margin}, 3]; this is [${shapes[shown]}].`,
);

/** Whether two tensors hold the same numbers. */
const same = async (a: tf.Tensor, b: tf.Tensor): Promise<boolean> =>
  a.shape.join() === b.shape.join() && ((await a.sub(b).abs().max().data())[0] ?? 1) < 1e-5;
/** Whether it holds with every margin. */
const always = async (holds: (padded: tf.Tensor4D, margin: number) => Promise<boolean>): Promise<boolean> =>
  right && (await Promise.all(margins.map((m) => holds(pad(map, m), m)))).every(Boolean);

check(
  'the columns go round',
  await always(
    async (padded, m) =>
      (await same(padded.slice([0, m, 0, 0], [2, 5, m, 3]), map.slice([0, 0, 8 - m, 0], [2, 5, m, 3]))) &&
      (await same(padded.slice([0, m, 8 + m, 0], [2, 5, m, 3]), map.slice([0, 0, 0, 0], [2, 5, m, 3]))),
  ),
  'West of the first column lie the last ones, as many as the margin, in their order, and east of the last one the first.',
);
check(
  'the rows are mirrored',
  await always(
    async (padded, m) =>
      (await same(
        padded.slice([0, 0, m, 0], [2, m, 8, 3]),
        map.slice([0, 1, 0, 0], [2, m, 8, 3]).reverse(1),
      )) &&
      (await same(
        padded.slice([0, 5 + m, m, 0], [2, m, 8, 3]),
        map.slice([0, 4 - m, 0, 0], [2, m, 8, 3]).reverse(1),
      )),
  ),
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
