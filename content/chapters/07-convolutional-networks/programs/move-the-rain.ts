/**
 * @title Move the rain, or smooth it
 * @expect table "Florence, one hour ahead" cell "this hour again" "RMSE" > 1
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, field, fss, log, rmse, table } from 'lab';

// Rain of 23 hours, mm in the hour, on 118 × 87 cells of about 4 km. What falls in the next hour?
const stage = await dataset('stage-iv');
const { rain } = stage.variables;
const parts = stage.split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const train = Array.from(parts.train).slice(3); // as the network will, look back three hours
const hour = (t: number) => tf.tensor4d(rain.take([t]), [1, 118, 87, 1]);
type Forecast = (t: number) => tf.Tensor; // the rain of hour t, from hours before t
const errorOn = (hours: number[], forecast: Forecast) =>
  tf.tidy(() => tf.stack(hours.map((t) => forecast(t).sub(hour(t)).square().mean())).mean().sqrt()).data();

const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast) {
  const [chosen = 0] = await errorOn(Array.from(parts.validation), forecast);
  const final = await tf.tidy(() => tf.concat(Array.from(parts.test, (t) => forecast(t).flatten()))).data();
  const truth = rain.take(parts.test);
  const near = { threshold: 5, window: 5, shape: [parts.test.length, 118, 87] };
  const scores = [csi(final, truth, { threshold: 1 }), csi(final, truth, near), fss(final, truth, near)];
  rows.push([name, chosen, rmse(final, truth), ...scores]);
  const columns = ['forecast', 'validation RMSE', 'RMSE', 'CSI 1', 'CSI 5', 'FSS 5'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
}

/** A weighted mean over the surroundings, a bell with this standard deviation in cells; none of it beyond the edge. */
function smooth(x: tf.Tensor4D, cells: number): tf.Tensor4D {
  const reach = Math.ceil(2.5 * cells);
  const bell = tf.range(-reach, reach + 1).div(cells).square().div(-2).exp();
  const blur = (y: tf.Tensor4D) =>
    y.conv2d(bell.reshape([-1, 1, 1, 1]) as tf.Tensor4D, 1, 'same').conv2d(bell.reshape([1, -1, 1, 1]) as tf.Tensor4D, 1, 'same');
  return blur(x).div(blur(tf.onesLike(x)));
}

/** Rain that has moved by u cells to the east and v to the north: each cell looks where its rain came from. */
function moved(x: tf.Tensor4D, u: tf.Tensor, v: tf.Tensor): tf.Tensor4D {
  const y = tf.range(0, 118).reshape([118, 1]).sub(v).clipByValue(0, 117).flatten();
  const z = tf.range(0, 87).reshape([1, 87]).sub(u).clipByValue(0, 86).flatten();
  const [below, left] = [y.floor(), z.floor()];
  const [up, right] = [y.sub(below), z.sub(left)];
  const at = (row: tf.Tensor, column: tf.Tensor) =>
    x.flatten().gather(row.minimum(117).mul(87).add(column.minimum(86)).toInt());
  const [south, north] = [below, below.add(1)].map((row) =>
    at(row, left).mul(tf.sub(1, right)).add(at(row, left.add(1)).mul(right)),
  ) as [tf.Tensor, tf.Tensor];
  return south.mul(tf.sub(1, up)).add(north.mul(up)).reshape([1, 118, 87, 1]);
}

/** Optical flow (Lucas and Kanade): the motion that explains best, around each cell, how the second field differs. */
function flow(before: tf.Tensor4D, now: tf.Tensor4D, around: number): [tf.Tensor, tf.Tensor] {
  const mean = before.add(now).div(2) as tf.Tensor4D;
  const slope = (shape: [number, number, number, number]) => mean.conv2d(tf.tensor4d([-0.5, 0, 0.5], shape), 1, 'same');
  const [x, y, change] = [slope([1, 3, 1, 1]), slope([3, 1, 1, 1]), now.sub(before)];
  const sum = (a: tf.Tensor, b: tf.Tensor) => smooth(a.mul(b) as tf.Tensor4D, around).squeeze([0, 3]);
  const [xx, xy, yy] = [sum(x, x).add(1e-3), sum(x, y), sum(y, y).add(1e-3)];
  const [xt, yt] = [sum(x, change), sum(y, change)];
  const determinant = xx.mul(yy).sub(xy.square());
  return [xy.mul(yt).sub(yy.mul(xt)).div(determinant), xy.mul(xt).sub(xx.mul(yt)).div(determinant)];
}
