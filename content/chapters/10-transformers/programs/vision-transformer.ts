/**
 * @title Winds between the points, by patches
 * @seeds 5
 * @expect table "Wind between points 10° apart" cell "looks in windows" "1982–88 (m/s)"
 *   < table "Wind between points 10° apart" cell "looks nowhere" "1982–88 (m/s)" in every seed
 * @expect table "Wind between points 10° apart" cell "looks in windows" "1991–92 (m/s)"
 *   > table "Wind between points 10° apart" cell "looks nowhere" "1991–92 (m/s)" in every seed
 * @expect table "Wind between points 10° apart" cell "looks everywhere" "1982–88 (m/s)"
 *   < table "Wind between points 10° apart" cell "looks nowhere" "1982–88 (m/s)" in every seed
 * @expect table "Wind between points 10° apart" cell "looks everywhere" "1991–92 (m/s)"
 *   > table "Wind between points 10° apart" cell "looks nowhere" "1991–92 (m/s)" in every seed
 * @expect table "Wind between points 10° apart" cell "looks nowhere" "1991–92 (m/s)"
 *   < table "Wind between points 10° apart" cell "interpolation" "1991–92 (m/s)" in every seed
 * @small "steps(200)" = "steps(10)",
 *   "[train, validation, test]" = "[train.slice(0, 9), validation, test.slice(0, 9)]"
 * @expect-small table "Wind between points 10° apart" cell "looks nowhere" "1989–90 (m/s)" < 1.103
 * @expect-small table "Wind between points 10° apart" cell "looks in windows" "1989–90 (m/s)" < 1.103
 * @expect-small table "Wind between points 10° apart" cell "looks everywhere" "1989–90 (m/s)" < 1.103
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, latitudeWeights, layerNorm, random, scaledDotProductAttention, steps, table } from 'lab';

const seed = 3; // @knob any seed
const [width, heads] = [64, 4];

// Winds, known points and scores of chapter 8.
const winds = await dataset('fnoc-winds');
const { train, validation, test } = winds.split(); // 1982–88, July 1989 – June 1990, 1991–92
const [u, v] = [winds.anomalies('u'), winds.anomalies('v')];
const truth = tf.stack([tf.tensor3d(u, [132, 73, 144]), tf.tensor3d(v, [132, 73, 144])], 3);
const areas = tf.tensor1d(Array.from(latitudeWeights(winds.axes.latitude, 'area'))).reshape([73, 1, 1]);
const known = tf.stridedSlice(truth, [0, 0, 0, 0], [132, 73, 144, 2], [1, 4, 4, 1]) as tf.Tensor4D;
const ring = tf.concat([known, known.slice([0, 0, 0], [-1, -1, 1])], 2);
const straight = tf.image.resizeBilinear(ring, [73, 145], true).slice([0, 0, 0], [-1, 73, 144]);
type Forecast = (months: number[]) => tf.Tensor;
const squares = (forecast: Forecast, months: number[]) =>
  forecast(months).sub(truth.gather(months)).square().mul(areas);
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast) {
  const error = (months: Int32Array) => squares(forecast, Array.from(months)).mean().sqrt();
  const errors = [train, validation, test].map((months) => tf.tidy(() => error(months)));
  rows.push([name, ...(await tf.stack(errors).data())]);
  const columns = ['forecast', '1982–88 (m/s)', '1989–90 (m/s)', '1991–92 (m/s)'];
  table({ title: 'Wind between points 10° apart', columns, rows, decimals: 3 });
}
await show('interpolation', (months) => straight.gather(months));

// A token is a patch of 3 × 3 known points, u and v; 6 × 12 patches cover the map, all but the north pole.
const patches = known.slice([0, 0], [-1, 18]).reshape([132, 6, 3, 12, 3, 2]).transpose([0, 1, 3, 2, 4, 5]);
const points = patches.reshape([132, 72, 18]).div(2);
// 2 × 4 windows of 3 × 3 patches: from the order of the map to that of the windows, and back.
const turned = (x: tf.Tensor) => x.reshape([-1, 2, 3, 4, 3, width]).transpose([0, 1, 3, 2, 4, 5]);
for (const looks of ['nowhere', 'in windows', 'everywhere'] as const) {
  const rng = random(seed);
  const dense = (units: number, activation: 'linear' | 'relu' = 'linear') => {
    const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
    const layer = tf.layers.dense({ units, activation, kernelInitializer });
    return (x: tf.Tensor) => layer.apply(x) as tf.Tensor;
  };
  const place = tf.variable(tf.randomNormal([72, width], 0, 0.3, 'float32', rng.seed()));
  const [embed, read] = [dense(width), tf.variable(tf.zeros([width, 288]))];
  const layers = [1, 2].map(() => {
    const [ask, answer, give, mix] = [dense(width), dense(width), dense(width), dense(width)];
    const [widen, narrow] = [dense(2 * width, 'relu'), dense(width)];
    const attend = (x: tf.Tensor) => scaledDotProductAttention(ask(x), answer(x), give(x), { heads });
    const within = (x: tf.Tensor) => turned(attend(turned(x).reshape([-1, 9, width]))).reshape(x.shape);
    const look = { nowhere: give, 'in windows': within, everywhere: attend }[looks];
    return (x: tf.Tensor) => {
      const heard = x.add(mix(look(layerNorm(x))));
      return heard.add(narrow(widen(layerNorm(heard))));
    };
  });
  // Each token answers with 12 × 12 corrections to the interpolation, u and v, which begin as 0.
  const network = (months: number[]) => {
    const tokens = layers.reduce((x, layer) => layer(x), embed(points.gather(months)).add(place));
    const blocks = tokens.reshape([-1, width]).matMul(read).reshape([-1, 6, 12, 12, 12, 2]);
    const map = blocks.transpose([0, 1, 3, 2, 4, 5]).reshape([-1, 72, 144, 2]);
    return straight.gather(months).add(tf.concat([map, tf.zeros([months.length, 1, 144, 2])], 1));
  };
  network([0]); // layers make their weights when they are first used
  const optimizer = tf.train.adam(0.002);
  for await (const _ of steps(200)) {
    const months = [1, 2, 3, 4].map(() => train[rng.integer(train.length)] ?? 0);
    optimizer.minimize(() => squares(network, months).mean().asScalar());
  }
  await show(`looks ${looks}`, network);
}
