/**
 * @title Winds between the points, solved
 * @expect table "Wind between points 10° apart" cell "ridge, one for all" "1991–92 (m/s)"
 *   < table "Wind between points 10° apart" cell "interpolation" "1991–92 (m/s)" * 0.99
 * @expect table "Wind between points 10° apart" cell "ridge, one for all, 4 × 4 points" "1991–92 (m/s)"
 *   < table "Wind between points 10° apart" cell "ridge, one for all" "1991–92 (m/s)" * 0.99
 * @expect table "Wind between points 10° apart" cell "ridge, each place" "1991–92 (m/s)"
 *   < table "Wind between points 10° apart" cell "ridge, one for all, 4 × 4 points" "1991–92 (m/s)" * 0.99
 * @small "places.filter(" = "places.filter((_, p) => p % 36 < 5).filter(",
 *   "offsets.flatMap((up)" = "[0, 1].flatMap((up)", "each = places" = "each = places.slice(1200, 1230)"
 * @expect-small table "Wind between points 10° apart" cell "ridge, one for all" "1991–92 (m/s)" < 1.0635
 * @expect-small table "Wind between points 10° apart" cell "ridge, one for all, 4 × 4 points" "1991–92 (m/s)" < 1.0615
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, latitudeWeights, plot, powerSpectrum, ridge, table } from 'lab';

// Anomalies of u and v (m/s) at 2.5°, of which every fourth point each way is known.
const winds = await dataset('fnoc-winds');
const { train, validation, test } = winds.split(); // 1982–88, July 1989 – June 1990, 1991–92
const [u, v] = [winds.anomalies('u'), winds.anomalies('v')];
const truth = tf.stack([tf.tensor3d(u, [132, 73, 144]), tf.tensor3d(v, [132, 73, 144])], 3);
const areas = tf.tensor1d(Array.from(latitudeWeights(winds.axes.latitude, 'area'))).reshape([73, 1, 1]);
const known = tf.stridedSlice(truth, [0, 0, 0, 0], [132, 73, 144, 2], [1, 4, 4, 1]); // [132, 19, 36, 2]
const around = { label: 'waves around the globe', log: true };
const waves = plot({ title: 'Waves, 60° S to 60° N, 1991–92', x: around, y: 'variance (m²/s²)', log: true });
const rows: (string | number)[][] = [];
async function show(name: string, forecast: tf.Tensor) {
  const band = forecast.gather(Array.from(test)).slice([0, 12], [-1, 49]).transpose([0, 3, 1, 2]);
  const variance = powerSpectrum(await band.data(), { rows: 49, columns: 144, periodic: true });
  for (let k = 1; k <= 72; k++) waves.add(name, k, variance[k] ?? Number.NaN);
  if (forecast === truth) return;
  const scores: number[] = [];
  for (const part of [validation, test]) {
    const error = tf.sub(forecast, truth).gather(Array.from(part)).square().mul(areas).mean().sqrt();
    scores.push((await error.data())[0] ?? Number.NaN);
  }
  rows.push([name, ...scores]);
  const columns = ['forecast', '1989–90 (m/s)', '1991–92 (m/s)'];
  table({ title: 'Wind between points 10° apart', columns, rows, decimals: 3 });
}
await show('truth', truth);
// The four corners of the cell that a point lies in, u and v: [132, 73, 36, 8].
const rowOf = (up: number) =>
  Array.from({ length: 73 }, (_, row) => Math.max(0, Math.min(18, Math.min(Math.floor(row / 4), 17) + up)));
const columnOf = (on: number) => Array.from({ length: 36 }, (_, column) => (column + on + 36) % 36);
const corner = (up: number, on: number) => known.gather(rowOf(up), 1).gather(columnOf(on), 2);
const corners = tf.concat([corner(0, 0), corner(0, 1), corner(1, 0), corner(1, 1)], 3);
// Bilinear interpolation in the four points that follow a known column.
const north = tf.tensor1d(rowOf(0).map((south, row) => row / 4 - south)).reshape([1, 73, 1, 1]);
const across = (from: number) => corners.slice([0, 0, 0, from], [-1, -1, -1, 2]);
const between = (a: tf.Tensor, b: tf.Tensor, share: tf.Tensor | number) => a.add(b.sub(a).mul(share));
const [west, east] = [between(across(0), across(4), north), between(across(2), across(6), north)];
const four = [0, 0.25, 0.5, 0.75].map((share) => between(west, east, share));
const straight = tf.concat(four, 3); // [132, 73, 36, 8]
await show('interpolation', straight.reshape(truth.shape));
// Ridge regression to what interpolation misses, with the same weights for all places of a group. Times the root of
// its area, an error counts in the fit as in the score. Of 0.01, 0.1 and 1 each penalty is best in 1989–90.
const root = areas.sqrt();
const listed = async (values: tf.Tensor) => (await values.mul(root).array()) as number[][][][];
const targets = await listed(truth.reshape(straight.shape).sub(straight));
function solved(inputs: number[][][][], groups: [number, number][][], penalty: number) {
  const answers = targets.map((month) => month.map((row) => row.map(() => Array<number>(8).fill(0))));
  for (const places of groups) {
    const from = (table: number[][][][], months: ArrayLike<number>) =>
      Array.from(months).flatMap((t) => places.map(([row, column]) => table[t]?.[row]?.[column] ?? []));
    const fit = ridge(from(inputs, train), from(targets, train), { penalty, intercept: false });
    for (const t of [...validation, ...test]) {
      const found = fit.predict(from(inputs, [t]));
      for (const [p, [row, column]] of places.entries())
        answers[t]?.[row]?.splice(column, 1, found.slice(8 * p, 8 * p + 8));
    }
  }
  return straight.add(tf.tensor4d(answers).div(root)).reshape(truth.shape);
}
const places = Array.from({ length: 73 * 36 }, (_, p): [number, number] => [Math.floor(p / 36), p % 36]);
const alike = [0, 1, 2, 3].map((offset) => places.filter(([row]) => row % 4 === offset));
const near = await listed(corners);
await show('ridge, one for all', solved(near, alike, 0.1));
const offsets = [-1, 0, 1, 2];
const patch = offsets.flatMap((up) => offsets.map((on) => corner(up, on))); // 16 points
await show('ridge, one for all, 4 × 4 points', solved(await listed(tf.concat(patch, 3)), alike, 0.1));
const each = places.map((place) => [place]);
await show('ridge, each place', solved(near, each, 1));
