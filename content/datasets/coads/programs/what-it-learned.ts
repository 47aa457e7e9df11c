/**
 * @title What the network learned
 * @seeds 10
 * @expect table "What it learned" cell "share of saturation at 10 °C" "network"
 *   > table "What it learned" cell "share of saturation at 30 °C" "network" in every seed
 * @expect table "What it learned" cell "error from 0 to 5 °C" "network"
 *   < table "What it learned" cell "error from 0 to 5 °C" "formula" in every seed
 * @expect table "What it learned" cell "error above 30 °C" "network"
 *   < table "What it learned" cell "error above 30 °C" "formula" in every seed
 * @expect table "What it learned" cell "at 20 °C and 1025 hPa" "network"
 *   < table "What it learned" cell "at 20 °C and 1000 hPa" "network" * 0.9 in every seed
 * @expect table "What it learned" cell "at −40 °C" "formula" > 0
 * @expect table "What it learned" cell "at 40 °C" "network"
 *   < table "What it learned" cell "at 40 °C" "saturation" * 0.7 in every seed
 * @expect table "What it learned" cell "error below −10 °C" "network"
 *   > table "What it learned" cell "error below −10 °C" "formula" in 9 of 10 seeds
 * @expect table "What it learned" cell "at −40 °C" "network" < 0.2 in every seed
 * @small "steps(1500)" = "steps(120)"
 * @expect-small table "What it learned" cell "error from 0 to 5 °C" "network" < 0.7
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, random, steps, table } from 'lab';

// The network of chapter 4, trained once more in the same way.
const seed = 4; // @knob any seed
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const cells = ({ columns }: typeof split.train) => ({
  x: tf.stack([columns.airTemperature, columns.pressure], 1), // °C and hPa
  q: tf.tensor1d(columns.specificHumidity), // g/kg
});
const [train, test] = [cells(split.train), cells(split.test)];
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanQ, stdQ] = [train.q.mean(), tf.moments(train.q).variance.sqrt()];
const rng = random(seed);
const dense = (units: number, inputs: number, activation: 'tanh' | 'linear') => {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
  return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
};
const layers = [dense(32, 2, 'tanh'), dense(32, 32, 'tanh'), dense(1, 32, 'linear')];
const model = tf.sequential({ layers });
const network = (x: tf.Tensor) =>
  (model.apply(x.sub(meanX).div(stdX)) as tf.Tensor).squeeze([1]).mul(stdQ).add(meanQ);
const optimizer = tf.train.adam(0.003);
for await (const _ of steps(1500)) {
  optimizer.minimize(() => {
    const rows = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(split.train.count)));
    return network(train.x.gather(rows)).sub(train.q.gather(rows)).square().mean().asScalar();
  });
}

// Saturation by Bolton's formula; the rival takes eight tenths of it.
const saturation = (x: tf.Tensor) => {
  const [T, p] = tf.unstack(x, 1) as [tf.Tensor, tf.Tensor];
  const e = T.mul(17.67).div(T.add(243.5)).exp().mul(6.112);
  return e.mul(622).div(p.sub(e.mul(0.378)));
};
// Its answers at single places, and as a share of saturation.
const rows: (string | number | null)[][] = [];
for (const [name, T, p] of [
  ['at −40 °C', -40, 1013],
  ['at 20 °C and 1000 hPa', 20, 1000],
  ['at 20 °C and 1025 hPa', 20, 1025],
  ['at 30 °C', 30, 1013],
  ['at 40 °C', 40, 1013],
] as const) {
  const x = tf.tensor2d([[T, p]]);
  const [full = Number.NaN] = await saturation(x).data();
  rows.push([name, ...(await network(x).data()), 0.8 * full, full]);
}
for (const celsius of [-5, 10, 20, 25, 30]) {
  const x = tf.tensor2d([[celsius, 1013]]);
  const [share = Number.NaN] = await network(x).div(saturation(x)).data();
  rows.push([`share of saturation at ${String(celsius).replace('-', '−')} °C`, share, 0.8, 1]);
}

// Its error on held-out cells, by temperature.
const temperature = test.x.slice([0, 0], [-1, 1]).squeeze([1]);
for (const [name, low, high] of [
  ['error below −10 °C', -99, -10],
  ['error from 0 to 5 °C', 0, 5],
  ['error above 30 °C', 30, 99],
] as const) {
  const inside = temperature.greater(low).logicalAnd(temperature.lessEqual(high)).cast('float32');
  const error = (answer: tf.Tensor) => answer.sub(test.q).square().mul(inside).sum().div(inside.sum()).sqrt();
  const both = [error(network(test.x)), error(saturation(test.x).mul(0.8))];
  rows.push([name, ...(await tf.stack(both).data()), null]);
}
const columns = ['what (g/kg, or a share)', 'network', 'formula', 'saturation'];
table({ title: 'What it learned', columns, rows, decimals: 2 });
