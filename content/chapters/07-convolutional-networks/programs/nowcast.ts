/**
 * @title A network for the next hour
 * @seeds 10
 * @expect table "Florence, one hour ahead" cell "this hour again" "test (mm)" > 1
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, fss, plot, random, rmse, setLearningRate, steps, table, warmupCosine } from 'lab';

// Three hours of rain in, the next one out, as before.
const seed = 5; // any
const { split, variables } = await dataset('stage-iv');
const all = tf.tensor3d(variables.rain.values, [23, 118, 87]);
const parts = split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const hours = (targets: ArrayLike<number>) => {
  const before = (back: number): tf.Tensor => all.gather(Array.from(targets, (t) => t - back));
  return {
    x: tf.stack([1, 2, 3].map(before), 3) as tf.Tensor4D,
    y: before(0),
    truth: variables.rain.take(targets),
  };
};
const train = hours(parts.train.slice(3));
const [validation, test] = [hours(parts.validation), hours(parts.test)];

/** Power of the waves along the rows of [hours, 118, 87]: over 80 columns, faded out at both ends. */
const spectrum = (f: tf.Tensor) =>
  tf.tidy(() => {
    const fade = tf
      .range(0.5, 80)
      .mul(Math.PI / 80)
      .sin()
      .square();
    const wave = tf.spectral.rfft(f.reshape([-1, 87]).slice([0, 4], [-1, 80]).mul(fade));
    return tf.add(tf.real(wave).square(), tf.imag(wave).square()).mean(0).slice(1, 39);
  });
const x = { label: 'wavelength (km)', log: true };
const power = plot({ title: 'Waves in the rain of the test hours', x, y: 'power (mm²)', log: true });
async function draw(name: string, f: tf.Tensor, role: 'truth' | 'baseline' | 'forecast' | 'error') {
  const values = await spectrum(f).data();
  power.set(
    name,
    Array.from(values, (_, k) => 320 / (k + 1)),
    values,
    { role },
  );
}
await draw('truth', test.y, 'truth');

type Forecast = (x: tf.Tensor4D) => tf.Tensor;
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast, role: 'baseline' | 'forecast' | 'error') {
  const [chosen, f] = await Promise.all([validation, test].map(({ x }) => tf.tidy(() => forecast(x)).data()));
  if (!chosen || !f) return;
  const near = { threshold: 5, window: 5, shape: [parts.test.length, 118, 87] };
  const scores = [csi(f, test.truth, { threshold: 1 }), csi(f, test.truth, near), fss(f, test.truth, near)];
  rows.push([name, rmse(chosen, validation.truth), rmse(f, test.truth), ...scores]);
  const columns = ['forecast', 'validation (mm)', 'test (mm)', 'CSI 1 mm', 'CSI 5 mm', 'FSS 5 mm'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
  await draw(
    name,
    tf.tidy(() => forecast(test.x)),
    role,
  );
}
const last = (x: tf.Tensor4D): tf.Tensor4D => x.slice([0, 0, 0, 0], [-1, -1, -1, 1]);
await show('this hour again', last, 'baseline');
await show('this hour, smoothed', (x) => last(x).avgPool(15, 1, 'same'), 'baseline');

// Three layers of 5 × 5, 8 channels: each forecast sees 13 × 13 cells of three hours. It learns from pieces of 40 × 40.
type Loss = (forecast: tf.Tensor, truth: tf.Tensor) => tf.Tensor;
async function trained(loss: Loss, total = 200): Promise<Forecast> {
  const rng = random(seed);
  const layers = [
    [3, 8],
    [8, 8],
    [8, 1],
  ].map(([from = 0, to = 0]) => ({
    w: tf.variable(tf.randomNormal([5, 5, from, to], 0, Math.sqrt(2 / (25 * from)), 'float32', rng.seed())),
    b: tf.variable(tf.zeros([to])),
  }));
  const network = (x: tf.Tensor4D) => {
    let a: tf.Tensor = x.log1p().div(1.5);
    for (const [l, { w, b }] of layers.entries())
      a = tf.conv2d((l > 0 ? a.relu() : a) as tf.Tensor4D, w as tf.Tensor4D, 1, 'same').add(b);
    return a.mul(8).squeeze([3]); // mm
  };
  const [rate, optimizer] = [warmupCosine({ peak: 0.003, total }), tf.train.adam(0.003)];
  for await (const step of steps(total)) {
    setLearningRate(optimizer, rate(step));
    const places = Array.from({ length: 8 }, () => [rng.integer(8), rng.integer(79), rng.integer(48)]);
    const cut = (f: tf.Tensor) => tf.concat(places.map((at) => f.slice(at, [1, 40, 40])));
    optimizer.minimize(() => loss(network(cut(train.x) as tf.Tensor4D), cut(train.y)).asScalar());
  }
  return (x) => network(x).relu();
}
await show('network', await trained((f, y) => f.sub(y).square().mean()), 'forecast');
await show(
  'network, logarithm',
  await trained((f, y) => f.relu().log1p().sub(y.log1p()).square().mean()),
  'error',
);
