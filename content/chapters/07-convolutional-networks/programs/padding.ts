/**
 * @title Zeros or the other side of the globe
 * @seeds 10
 * @expect table "Wind between the points" cell "climatology" "seam" > 2
 */
import * as tf from '@tensorflow/tfjs';
import {
  dataset,
  latitudeWeights,
  padPeriodic,
  plot,
  random,
  setLearningRate,
  steps,
  table,
  warmupCosine,
} from 'lab';

// The wind is known at every fourth point each way, 10° apart. What blows between? Anomalies of u and v, m/s.
const seed = 3; // any
const winds = await dataset('fnoc-winds');
const [rows, columns] = [winds.axes.latitude.length, winds.axes.longitude.length]; // 73, 144
const [u, v] = (['u', 'v'] as const).map((name) => tf.tensor3d(winds.anomalies(name), [132, rows, columns]));
const all = tf.stack([u as tf.Tensor, v as tf.Tensor], 3) as tf.Tensor4D;
const { train, validation, test } = winds.split(); // 1982–88, July 1989 to June 1990, 1991–92
const months = (positions: ArrayLike<number>) => all.gather(tf.tensor1d(Int32Array.from(positions)));
const known = tf.tidy(() => {
  const every4th = (n: number) => tf.range(0, n).mod(4).equal(0).toFloat();
  return every4th(rows)
    .reshape([1, rows, 1, 1])
    .mul(every4th(columns).reshape([1, 1, columns, 1]));
});
const areas = tf
  .tensor1d(Float32Array.from(latitudeWeights(winds.axes.latitude, 'area')))
  .reshape([1, rows, 1, 1]); // mean 1

// What lies beyond the first and the last column. Beyond the poles both have zeros.
type Pad = (x: tf.Tensor4D, margin: number) => tf.Tensor4D;
const zeros: Pad = (x, m) =>
  x.pad([
    [0, 0],
    [m, m],
    [m, m],
    [0, 0],
  ]);
const round: Pad = (x, m) => padPeriodic(x, [m, m]);

// Without learning: a tent of 7 × 7 fixed weights. As a convolution over the known points it interpolates linearly.
const tent = tf.tidy(() => {
  const side = tf.tensor1d([1, 2, 3, 4, 3, 2, 1]).div(4);
  return tf
    .outerProduct(side, side)
    .reshape([7, 7, 1, 1])
    .mul(tf.eye(2).reshape([1, 1, 2, 2])) as tf.Tensor4D;
});
const interpolated = (x: tf.Tensor4D, pad: Pad) => pad(x.mul(known), 3).conv2d(tent, 1, 'valid');

// Three layers of 5 × 5. Both paddings get the same first weights, the same months and the same steps.
async function trained(pad: Pad, name: string) {
  const rng = random(seed);
  const kernels = [
    [3, 8],
    [8, 8],
    [8, 2],
  ].map(([from = 0, to = 0]) =>
    tf.variable(tf.randomNormal([5, 5, from, to], 0, Math.sqrt(2 / (25 * from)), 'float32', rng.seed())),
  );
  const biases = [8, 8, 2].map((n) => tf.variable(tf.zeros([n])));
  const network = (x: tf.Tensor4D) => {
    let a = tf.concat([x.mul(known).div(2), known.tile([x.shape[0], 1, 1, 1])], 3) as tf.Tensor4D;
    for (const [l, kernel] of kernels.entries())
      a = pad(l > 0 ? a.relu() : a, 2)
        .conv2d(kernel as tf.Tensor4D, 1, 'valid')
        .add(biases[l] as tf.Tensor);
    return a.mul(2) as tf.Tensor4D;
  };
  const [total, optimizer] = [120, tf.train.adam(0.01)];
  const rate = warmupCosine({ peak: 0.01, total });
  for await (const step of steps(total)) {
    setLearningRate(optimizer, rate(step));
    const loss = optimizer.minimize(() => {
      const x = months([0, 1].map(() => train[rng.integer(train.length)] ?? 0));
      return network(x).sub(x).square().mul(areas).mean().asScalar();
    }, true);
    training.add(name, step, loss as tf.Scalar);
    loss?.dispose();
  }
  return network;
}
const training = plot({ title: 'Training', x: 'step', y: 'squared error (m²/s²)', log: true });

// Errors by longitude: over months, both components and latitudes, weighted by area.
const chart = plot({ title: 'Error by longitude', x: 'longitude (°)', y: 'error (m/s)' });
const lines: (string | number)[][] = [];
async function show(name: string, fill: (x: tf.Tensor4D) => tf.Tensor) {
  const squares = await Promise.all(
    [validation, test].map((part) =>
      tf
        .tidy(() => {
          const x = months(part);
          return fill(x).sub(x).square().mul(areas).mean([0, 1, 3]);
        })
        .data(),
    ),
  );
  const root = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values).reduce((a, b) => a + b, 0) / values.length);
  const [chosen = [], final = []] = squares.map((each) => Array.from(each));
  // Columns run from 20° E round to 17.5° E: the seam lies between the last and the first.
  const seam = (s: number[]) => [...s.slice(0, 4), ...s.slice(-4)];
  lines.push([name, root(chosen), root(seam(final)), root(final.slice(4, -4))]);
  table({
    title: 'Wind between the points',
    columns: ['forecast', 'validation', 'seam', 'elsewhere'],
    rows: lines,
    decimals: 3,
  });
  const turned = [...final.slice(64), ...final.slice(0, 64)];
  chart.set(
    name,
    turned.map((_, i) => -180 + 2.5 * i),
    turned.map(Math.sqrt),
  );
}
await show('climatology', (x) => tf.zerosLike(x));
await show('interpolation, zeros', (x) => interpolated(x, zeros));
await show('interpolation, round', (x) => interpolated(x, round));
await show('network, zeros', await trained(zeros, 'zeros'));
await show('network, round', await trained(round, 'round'));
