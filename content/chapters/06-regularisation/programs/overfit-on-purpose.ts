/**
 * @title Overfit on purpose
 * @seeds 10
 * @expect plot "Training" series "train" last < 0.5
 * @expect plot "Training" series "validation" last > 2.3
 * @expect table "Validation, 1973–74" cell "network at its best" "RMSE (m/s)" < 2.08
 * @expect table "Validation, 1973–74" cell "network at the end" "RMSE (m/s)" > 2.3
 * @expect table "Validation, 1973–74" cell "persistence" "RMSE (m/s)" < 2.2
 * @expect table "Validation, 1973–74" cell "network at its best" "RMSE (m/s)"
 *   < table "Validation, 1973–74" cell "persistence" "RMSE (m/s)" in 9 of 10 seeds
 * @expect table "Validation, 1973–74" cell "network at the end" "RMSE (m/s)"
 *   > table "Validation, 1973–74" cell "persistence" "RMSE (m/s)" in 9 of 10 seeds
 * @expect table "Validation, 1973–74" cell "network at its best" "RMSE (m/s)"
 *   < table "Validation, 1973–74" cell "mean of 1972" "RMSE (m/s)" in 9 of 10 seeds
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table, type Window } from 'lab';

const year = 365; // examples to learn from; try 1461 and 4380
const hidden = 64; // neurons in each of two layers; try 2 and 8

// Three days of wind at twelve stations in, the next day's at Dublin out.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s, shape [days, 12]
const dublin = 6;
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs }) => Array.from(windSpeed.take(inputs)))), // [examples, 36]
  y: tf.tensor1d(windows.map(({ targets }) => windSpeed.take(targets)[dublin] ?? Number.NaN)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-year)); // the last of them: 1972
const validation = examples(irish.windows('validation', { inputs: 3 })); // 1973 and 1974
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];

const seed = 1; // any
const rng = random(seed);
const dense = (units: number, inputs: number, activation: 'relu' | 'linear') => {
  const kernelInitializer = tf.initializers.heNormal({ seed: rng.seed() });
  return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
};
const layers = [dense(hidden, 36, 'relu'), dense(hidden, hidden, 'relu'), dense(1, hidden, 'linear')];
const model = tf.sequential({ layers });
log(`${model.countParams()} parameters, ${train.y.size} examples`);
const network = (x: tf.Tensor) =>
  (model.apply(x.sub(meanX).div(stdX)) as tf.Tensor).squeeze([1]).mul(stdY).add(meanY); // m/s
const rmse = async (guess: (x: tf.Tensor2D) => tf.Tensor, { x, y }: typeof train) => {
  const [error = Number.NaN] = await tf.tidy(() => guess(x).sub(y).square().mean().sqrt()).data();
  return error;
};

const training = plot({ title: 'Training', x: 'step', y: 'error (m/s)' });
const optimizer = tf.train.adam(0.003);
let best = { error: Number.POSITIVE_INFINITY, step: 0 };
for await (const step of steps(800)) {
  optimizer.minimize(() => {
    const batch = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.size)));
    return network(train.x.gather(batch)).sub(train.y.gather(batch)).square().mean().asScalar();
  });
  if (step % 10 !== 9) continue;
  const error = await rmse(network, validation);
  training.add('train', step, await rmse(network, train));
  training.add('validation', step, error);
  if (error < best.error) best = { error, step };
}
log(`lowest validation error at step ${best.step + 1}`);
const today = (x: tf.Tensor2D) => x.slice([0, 24 + dublin], [-1, 1]).squeeze([1]);
const rows = [
  ['mean of 1972', await rmse(() => meanY, validation)],
  ['persistence', await rmse(today, validation)],
  ['network at its best', best.error],
  ['network at the end', await rmse(network, validation)],
];
table({ title: 'Validation, 1973–74', columns: ['model', 'RMSE (m/s)'], rows, decimals: 2 });
