/**
 * @title Zeros, or the other side of the globe
 * @seeds 10
 * @expect table "Wind between the points" cell "climatology" "seam (m/s)" > 2
 * @expect table "Wind between the points" cell "interpolation, round" "seam (m/s)"
 *   < table "Wind between the points" cell "interpolation, zeros" "seam (m/s)" * 0.9
 * @expect table "Wind between the points" cell "solved filter, round" "seam (m/s)"
 *   < table "Wind between the points" cell "solved filter, zeros" "seam (m/s)" * 0.9
 * @expect table "Wind between the points" cell "solved filter, round" "elsewhere (m/s)"
 *   < table "Wind between the points" cell "interpolation, round" "elsewhere (m/s)" * 0.97
 * @expect table "Wind between the points" cell "network, round" "seam (m/s)"
 *   < table "Wind between the points" cell "network, zeros" "seam (m/s)" * 0.9 in every seed
 * @expect table "Wind between the points" cell "solved filter, round" "seam (m/s)"
 *   < table "Wind between the points" cell "network, zeros" "seam (m/s)" * 0.95 in every seed
 * @expect table "Wind between the points" cell "network, round" "validation (m/s)"
 *   < table "Wind between the points" cell "network, zeros" "validation (m/s)" in every seed
 * @expect table "Wind between the points" cell "network, zeros" "seam (m/s)"
 *   < table "Wind between the points" cell "interpolation, zeros" "seam (m/s)" * 0.98 in every seed
 * @expect table "Wind between the points" cell "network, zeros" "seam (m/s)"
 *   < table "Wind between the points" cell "solved filter, zeros" "seam (m/s)" in 9 of 10 seeds
 * @expect table "Wind between the points" cell "network, round" "elsewhere (m/s)"
 *   < table "Wind between the points" cell "solved filter, round" "elsewhere (m/s)" in 9 of 10 seeds
 * @expect table "Wind between the points" cell "network, zeros" "elsewhere (m/s)"
 *   < table "Wind between the points" cell "network, round" "elsewhere (m/s)" * 1.01 in every seed
 * @expect mean over seeds of table "Wind between the points" cell "network, zeros" "seam (m/s)" between 1.3 and 1.36
 * @expect mean over seeds of table "Wind between the points" cell "network, round" "seam (m/s)" between 1.14 and 1.19
 * @expect mean over seeds of table "Wind between the points" cell "network, round" "elsewhere (m/s)" between 0.99 and 1.02
 * @expect plot "Error by longitude, 1991–92" series "network, round" at 17.5
 *   < plot "Error by longitude, 1991–92" series "network, zeros" at 17.5 * 0.8 in every seed
 */
import * as tf from '@tensorflow/tfjs';
import {
  dataset,
  latitudeWeights,
  leastSquares,
  padPeriodic,
  plot,
  random,
  rmse,
  setLearningRate,
  steps,
  table,
  warmupCosine,
} from 'lab';

// The wind is known at every fourth point each way, 10° apart. What blows between? Anomalies of u and v, m/s.
const seed = 3; // any
const budget = 200; // steps for each network: of 300 the last hundred took 0.001 m/s off the validation error
const winds = await dataset('fnoc-winds');
const [u, v] = [winds.anomalies('u'), winds.anomalies('v')];
const all = tf.stack([tf.tensor3d(u, [132, 73, 144]), tf.tensor3d(v, [132, 73, 144])], 3);
const { train, validation, test } = winds.split(); // 1982–88, July 1989 – June 1990, 1991–92
const months = (positions: ArrayLike<number>) => all.gather(Array.from(positions)) as tf.Tensor4D;
const areas = tf.tensor1d(Array.from(latitudeWeights(winds.axes.latitude, 'area'))).reshape([73, 1, 1]); // mean 1

// The known points are a map of 19 × 36. A forecast has 32 channels there: u and v of the 4 × 4 cells from each on.
const points = (x: tf.Tensor) => x.stridedSlice([0, 0, 0, 0], x.shape, [1, 4, 4, 1]) as tf.Tensor4D;
const turned = (x: tf.Tensor, shape: number[]) => x.reshape(shape).transpose([0, 1, 3, 2, 4]);
const cells = (x: tf.Tensor) =>
  turned(x, [-1, 19, 36, 4, 8]).reshape([-1, 76, 144, 2]).slice([0, 0], [-1, 73]);

// What lies beyond the first and the last column. Beyond the poles both have zeros.
type Pad = (x: tf.Tensor4D, margin: number) => tf.Tensor4D;
const zeros: Pad = (x, margin) => x.pad([0, margin, margin, 0].map((n): [number, number] => [n, n]));
const round: Pad = (x, margin) => padPeriodic(x, [margin, margin]);

// A linear filter of the 4 × 4 points around a cell: by hand, as a tent in each direction, or solved for the best.
const around = (x: tf.Tensor, pad: Pad, weights: tf.Tensor) =>
  tf
    .conv2d(pad(points(x), 2), weights.reshape([4, 4, 2, 32]) as tf.Tensor4D, 1, 'valid')
    .slice([0, 1, 1], [-1, 19, 36]);
const side = tf.relu(tf.sub(1, tf.abs(tf.sub(tf.tensor2d([-1, 0, 1, 2], [4, 1]), tf.range(0, 1, 0.25)))));
const both = tf.outerProduct(side.flatten(), side.flatten()).reshape([4, 4, 4, 4]).transpose([0, 2, 1, 3]);
const tent = tf
  .outerProduct(both.flatten(), tf.eye(2).flatten())
  .reshape([16, 16, 2, 2])
  .transpose([0, 2, 1, 3]);
async function solved(pad: Pad): Promise<tf.Tensor> {
  const x = months(train);
  const truth = turned(x.slice([0, 0], [-1, 72]), [-1, 18, 4, 36, 8]).reshape([-1, 18, 36, 32]);
  const size = areas.slice(2, 71).stridedSlice([0], [71], [4]).reshape([18, 1, 1]).sqrt(); // a large cell counts more
  const list = (f: tf.Tensor) => f.slice([0, 0], [-1, 18]).mul(size).reshape([-1, 32]).array();
  const [inputs, targets] = [await list(around(x, pad, tf.eye(32))), await list(truth)] as number[][][];
  return tf.tensor(leastSquares(inputs ?? [], targets ?? [], { intercept: false }).weights);
}

// Three layers of 3 × 3 over the points correct the solved filter; the last starts at zero. Both paddings get the same
// first weights, the same months and the same steps.
async function trained(pad: Pad, best: tf.Tensor) {
  const rng = random(seed);
  const layer = (from: number, to: number) => {
    const start = tf.randomNormal([3, 3, from, to], 0, Math.sqrt(2 / (9 * from)), 'float32', rng.seed());
    return { w: tf.variable(start as tf.Tensor4D), b: tf.variable(tf.zeros([to])) };
  };
  const layers = [layer(3, 16), layer(16, 16), layer(16, 32)];
  layers[2]?.w.assign(tf.zeros([3, 3, 16, 32]));
  const network = (x: tf.Tensor4D) => {
    const known = points(x);
    let a: tf.Tensor = tf.concat([known.div(2), tf.ones([x.shape[0], 19, 36, 1])], 3); // 1: here the map has a point
    for (const [l, { w, b }] of layers.entries())
      a = tf.conv2d(pad((l > 0 ? a.relu() : a) as tf.Tensor4D, 1), w, 1, 'valid').add(b);
    return cells(around(x, pad, best).add(a));
  };
  const [rate, optimizer] = [warmupCosine({ peak: 0.002, total: budget }), tf.train.adam(0.002)];
  for await (const step of steps(budget)) {
    setLearningRate(optimizer, rate(step));
    const x = months(Array.from({ length: 4 }, () => train[rng.integer(train.length)] ?? 0));
    optimizer.minimize(() => network(x).sub(x).square().mul(areas).mean().asScalar());
    x.dispose();
  }
  return network;
}

// Errors by longitude, over months, both components and latitudes. The grid runs from 20° E round to 17.5° E.
const chart = plot({ title: 'Error by longitude, 1991–92', x: 'longitude (°)', y: 'error (m/s)' });
const rows: (string | number)[][] = [];
const root = (squares: ArrayLike<number>) =>
  rmse(Array.from(squares, Math.sqrt), new Float32Array(squares.length));
async function show(name: string, fill: (x: tf.Tensor4D) => tf.Tensor) {
  const errors = (x: tf.Tensor4D) => tf.tidy(() => fill(x).sub(x).square().mul(areas).mean([0, 1, 3])).data();
  const [chosen, final] = [await errors(months(validation)), Array.from(await errors(months(test)))];
  const seam = [...final.slice(0, 4), ...final.slice(-4)];
  rows.push([name, root(chosen), root(seam), root(final.slice(4, -4))]);
  const columns = ['forecast', 'validation (m/s)', 'seam (m/s)', 'elsewhere (m/s)'];
  table({ title: 'Wind between the points', columns, rows, decimals: 3 });
  const west = [...final.slice(64), ...final.slice(0, 64)]; // from 180° W on
  const degrees = west.map((_, k) => 2.5 * k - 180);
  chart.set(name, degrees, west.map(Math.sqrt));
}
await show('climatology', (x) => x.zerosLike());
for (const [name, pad] of Object.entries({ zeros, round }))
  await show(`interpolation, ${name}`, (x) => cells(around(x, pad, tent)));
for (const [name, pad] of Object.entries({ zeros, round })) {
  const best = await solved(pad);
  await show(`solved filter, ${name}`, (x) => cells(around(x, pad, best)));
  await show(`network, ${name}`, await trained(pad, best));
}
