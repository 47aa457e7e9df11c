/**
 * @title Overfit on purpose
 * @expect plot "Training" series "train" last < 0.5
 * @expect plot "Training" series "validation" last > 2.3
 * @expect table "Validation, 1973–74" cell "network at its best" "RMSE (m/s)" < 2.08
 * @expect table "Validation, 1973–74" cell "network at the end" "RMSE (m/s)" > 2.3
 * @expect table "Validation, 1973–74" cell "persistence" "RMSE (m/s)" < 2.2
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table, type Window } from 'lab';

const year = 365; // examples to learn from; try 1461 and 4380
const hidden = 64; // neurons in each of two layers; try 2 and 8

// Three days of wind at twelve stations, and the next day's wind at Dublin.
const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values; // m/s, shape [days, 12]
const dublin = 6;
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs: [day = 0] }) => Array.from(wind.subarray(day * 12, (day + 3) * 12)))),
  y: tf.tensor1d(windows.map(({ targets: [day = 0] }) => wind[day * 12 + dublin] ?? 0)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-year)); // the last of them: 1972
const validation = examples(irish.windows('validation', { inputs: 3 })); // 1973 and 1974
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];

const rng = random(1);
const start = () => tf.initializers.heNormal({ seed: rng.seed() });
const layers = tf.sequential({
  layers: [
    tf.layers.dense({ units: hidden, activation: 'relu', kernelInitializer: start(), inputShape: [36] }),
    tf.layers.dense({ units: hidden, activation: 'relu', kernelInitializer: start() }),
    tf.layers.dense({ units: 1, kernelInitializer: start() }),
  ],
});
log(`${layers.countParams()} parameters, ${train.y.size} examples`);
const network = (x: tf.Tensor) =>
  (layers.apply(x.sub(meanX).div(stdX)) as tf.Tensor).squeeze([1]).mul(stdY).add(meanY);
const rmse = async (guess: () => tf.Tensor, y: tf.Tensor) => {
  const [value = Number.NaN] = await tf.tidy(() => guess().sub(y).square().mean().sqrt()).data();
  return value;
};

const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'error (root mean square)', units: 'm/s' },
});
const optimizer = tf.train.adam(0.003);
let best = { error: Number.POSITIVE_INFINITY, step: 0 };
let last = 0;
for await (const step of steps(800)) {
  optimizer.minimize(() => {
    const batch = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.size)));
    return network(train.x.gather(batch)).sub(train.y.gather(batch)).square().mean().asScalar();
  });
  if (step % 10 !== 9) continue;
  last = await rmse(() => network(validation.x), validation.y);
  training.add('train', step, await rmse(() => network(train.x), train.y));
  training.add('validation', step, last);
  if (last < best.error) best = { error: last, step };
}
log(`lowest validation error at step ${best.step + 1}`);
const today = () => validation.x.slice([0, 24 + dublin], [-1, 1]).squeeze([1]);
const rows: [string, number][] = [
  ['mean of 1972', await rmse(() => meanY, validation.y)],
  ['persistence', await rmse(today, validation.y)],
  ['network at its best', best.error],
  ['network at the end', last],
];
table({
  title: 'Validation, 1973–74',
  columns: ['model', 'RMSE (m/s)'],
  rows: rows.map(([name, error]) => [name, Number(error.toFixed(2))]),
});
