/**
 * @title Smooth the rain, and ridge
 * @expect table "Florence, one hour ahead" cell "this hour again" "test (mm)" > 1
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, fss, log, plot, ridge, rmse, table } from 'lab';

// Three hours of rain in, the next one out: mm in the hour, 118 × 87 cells of about 4 km.
const { split, variables } = await dataset('stage-iv');
const all = tf.tensor3d(variables.rain.values, [23, 118, 87]);
const parts = split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const hours = (targets: ArrayLike<number>) => {
  const before = (back: number): tf.Tensor => all.gather(Array.from(targets, (t) => t - back));
  return { x: tf.stack([1, 2, 3].map(before), 3) as tf.Tensor4D, truth: variables.rain.take(targets) };
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
async function draw(name: string, f: tf.Tensor, role: 'truth' | 'baseline' | 'forecast') {
  const values = await spectrum(f).data();
  power.set(
    name,
    Array.from(values, (_, k) => 320 / (k + 1)),
    values,
    { role },
  );
}
await draw('truth', all.gather(Array.from(parts.test)), 'truth');

type Forecast = (x: tf.Tensor4D) => tf.Tensor;
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast, role: 'baseline' | 'forecast') {
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
/** Of some candidates, the one with the smallest error on the validation hours. */
async function best<T>(candidates: T[], forecast: (candidate: T) => Forecast): Promise<T> {
  const errors: number[] = [];
  for (const candidate of candidates)
    errors.push(rmse(await tf.tidy(() => forecast(candidate)(validation.x)).data(), validation.truth));
  return candidates[errors.indexOf(Math.min(...errors))] as T;
}

// The last hour again, and a mean over squares of it.
const last = (x: tf.Tensor4D): tf.Tensor4D => x.slice([0, 0, 0, 0], [-1, -1, -1, 1]);
const mean = (side: number) => (x: tf.Tensor4D) => last(x).avgPool(side, 1, 'same');
const side = await best([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21], mean);
log(`best mean: over squares of ${side} cells`);
await show('this hour again', last, 'baseline');
await show('this hour, smoothed', mean(side), 'baseline');

// Ridge regression on 5 × 5 cells of three hours, learned at every third cell each way: 75 weights, a filter.
const take = tf.eye(75).reshape([5, 5, 3, 75]) as tf.Tensor4D;
const inputs = (await train.x.conv2d(take, 3, 'same').reshape([-1, 75]).array()) as number[][];
const targets = tf.tensor4d(train.truth, [parts.train.length - 3, 118, 87, 1]);
const outputs = await targets.conv2d(tf.ones([1, 1, 1, 1]), 3, 'same').data();
const filter = (penalty: number): Forecast => {
  const { weights, intercepts } = ridge(inputs, outputs, { penalty });
  return (x) =>
    x
      .conv2d(tf.tensor4d(weights, [5, 5, 3, 1]), 1, 'same')
      .add(intercepts[0] ?? 0)
      .relu();
};
const penalty = await best([10, 30, 100, 300], filter);
log(`ridge: λ = ${penalty}`);
await show('ridge, solved', filter(penalty), 'forecast');
