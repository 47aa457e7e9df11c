/**
 * @title Move the rain
 * @expect log "the training hours move by" < 0
 * @expect log "the test hours would move by" > log "the training hours move by"
 * @expect table "Florence, one hour ahead" cell "one shift for all" "test (mm)"
 *   > table "Florence, one hour ahead" cell "this hour again" "test (mm)"
 * @expect table "Florence, one hour ahead" cell "one shift for all" "CSI 1 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 1 mm"
 * @expect table "Florence, one hour ahead" cell "one shift for all" "CSI 5 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 5 mm"
 * @expect table "Florence, one hour ahead" cell "one shift for all" "FSS 5 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "FSS 5 mm"
 * @expect table "Florence, one hour ahead" cell "optical flow" "val. (mm)"
 *   < table "Florence, one hour ahead" cell "this hour again" "val. (mm)"
 * @expect table "Florence, one hour ahead" cell "optical flow" "test (mm)"
 *   < table "Florence, one hour ahead" cell "this hour again" "test (mm)"
 * @expect table "Florence, one hour ahead" cell "optical flow" "CSI 1 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 1 mm"
 * @expect table "Florence, one hour ahead" cell "optical flow" "CSI 5 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "CSI 5 mm"
 * @expect table "Florence, one hour ahead" cell "optical flow" "FSS 5 mm"
 *   > table "Florence, one hour ahead" cell "this hour again" "FSS 5 mm"
 * @small "length: 99" = "length: 66", "[11, 21, 31, 41, 61, 81]" = "[11]"
 * @expect-small table "Florence, one hour ahead" cell "one shift for all" "test (mm)" < 7.9
 * @expect-small table "Florence, one hour ahead" cell "optical flow" "test (mm)" < 7.6
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, fss, log, rmse, table } from 'lab';

// Three hours of rain in, the next one out: mm in the hour, 118 × 87 cells of about 4 km.
const { split, variables } = await dataset('stage-iv');
const all = tf.tensor3d(variables.rain.values, [23, 118, 87]);
const parts = split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const hours = (targets: ArrayLike<number>) => {
  const before = (back: number): tf.Tensor => all.gather(Array.from(targets, (t) => t - back));
  const x = tf.stack([1, 2, 3].map(before), 3) as tf.Tensor4D;
  return { x, y: before(0), truth: variables.rain.take(targets) };
};
const [train, validation, test] = [hours(parts.train.slice(3)), hours(parts.validation), hours(parts.test)];
const ago = (x: tf.Tensor, back: number) => x.slice([0, 0, 0, back - 1], [-1, -1, -1, 1]);

/** Lucas and Kanade: the motion, cells an hour, that best explains around each cell how one hour became the next. */
const sobel = tf.tensor4d([-1, -1, 0, -2, 1, -1, -2, 0, 0, 0, 2, 0, -1, 1, 0, 2, 1, 1], [3, 3, 1, 2]);
function flow(before: tf.Tensor, now: tf.Tensor, side: number) {
  const slopes = tf.conv2d(before.add(now).div(16) as tf.Tensor4D, sobel, 1, 'valid');
  const ring = [0, 1, 1, 0].map((cells): [number, number] => [cells, cells]);
  const [x, y, t] = [...slopes.pad(ring).split(2, 3), now.sub(before)] as [tf.Tensor, tf.Tensor, tf.Tensor];
  const mean = (a: tf.Tensor, b: tf.Tensor) => tf.avgPool(a.mul(b) as tf.Tensor4D, side, 1, 'same');
  const [xx, xy, yy, xt, yt] = [mean(x, x), mean(x, y), mean(y, y), mean(x, t), mean(y, t)];
  const determinant = xx.mul(yy).sub(xy.square()).add(1e-6);
  const solved = (a: tf.Tensor, b: tf.Tensor) => a.sub(b).div(determinant);
  return [solved(xy.mul(yt), yy.mul(xt)), solved(xy.mul(xt), xx.mul(yt))] as const; // u, v
}
/** Each cell takes the rain of the cell that it came from. */
function moved(f: tf.Tensor, u: tf.Tensor | number, v: tf.Tensor | number): tf.Tensor {
  const y = tf.range(0, 118).reshape([118, 1, 1]).sub(v).round().clipByValue(0, 117);
  const x = tf.range(0, 87).reshape([87, 1]).sub(u).round().clipByValue(0, 86);
  const from = tf.add(tf.zerosLike(f), y.mul(87).add(x)).toInt();
  const flat = [-1, 118 * 87];
  return tf.gather(f.reshape(flat), from.reshape(flat), 1, 1);
}
type Forecast = (x: tf.Tensor4D) => tf.Tensor;
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast) {
  const [chosen, f] = [await forecast(validation.x).data(), await forecast(test.x).data()];
  const near = { threshold: 5, window: 5, shape: [parts.test.length, 118, 87] };
  const scores = [csi(f, test.truth, { threshold: 1 }), csi(f, test.truth, near), fss(f, test.truth, near)];
  rows.push([name, rmse(chosen, validation.truth), rmse(f, test.truth), ...scores]);
  const columns = ['forecast', 'val. (mm)', 'test (mm)', 'CSI 1 mm', 'CSI 5 mm', 'FSS 5 mm'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
}
/** Of some candidates, the one with the smallest error. */
async function best<T>(
  candidates: T[],
  forecast: (x: tf.Tensor4D, by: T) => tf.Tensor,
  { x, truth } = validation,
) {
  const errors: number[] = [];
  for (const by of candidates) errors.push(rmse(await tf.tidy(() => forecast(x, by)).data(), truth));
  return candidates[errors.indexOf(Math.min(...errors))] as T;
}
await show('this hour again', (x) => ago(x, 1));
const shifted = (x: tf.Tensor, { u, v }: { u: number; v: number }) => moved(ago(x, 1), u, v);
const shifts = Array.from({ length: 99 }, (_, i) => ({ u: (i % 11) - 7, v: Math.floor(i / 11) - 4 }));
const shift = await best(shifts, shifted, train);
log('the training hours move by', shift.u, 'cells to the east and', shift.v, 'to the north');
await show('one shift for all', (x) => shifted(x, shift));
const later = await best(shifts, shifted, test); // only to see why: no forecast knows it
log('the test hours would move by', later.u, 'cells to the east and', later.v, 'to the north');

const seen = (x: tf.Tensor, back: number) => tf.avgPool(ago(x, back).log1p() as tf.Tensor4D, 3, 1, 'same');
const flowed = (x: tf.Tensor, side: number) => moved(ago(x, 1), ...flow(seen(x, 2), seen(x, 1), side));
const side = await best([11, 21, 31, 41, 61, 81], flowed);
log('optical flow over squares of', side, 'cells');
await show('optical flow', (x) => flowed(x, side));
