/**
 * @title Overfit on purpose
 * @seeds 10
 * @expect plot "Training" series "train" last < 0.6
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
 * @small "steps(800)" = "steps(150)"
 * @expect-small plot "Training" series "train" last < 1.4
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, live, log, plot, random, steps, table, type Window } from 'lab';

const year = 365; // @knob 365..4380 step 365 days to learn from
const hidden = 64; // @knob 1..128 log neurons in each of two layers

// Three days of wind at twelve stations in, the next day's at Dublin out.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s, shape [days, 12]
const dublin = 6;
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windSpeed.take(windows.flatMap(({ inputs }) => [...inputs])), [windows.length, 36]),
  y: tf.tensor1d(windows.map(({ targets }) => windSpeed.take(targets)[dublin] ?? Number.NaN)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-year)); // the last of them: 1972
const validation = examples(irish.windows('validation', { inputs: 3 })); // 1973 and 1974
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];

const seed = 1; // @knob any seed
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

// Every third of the days that it learns from, and as many that it
// has never seen: what it says of them, and what came.
const answers = plot({ title: 'Forecast and truth', x: 'wind that came (m/s)', y: 'forecast (m/s)' });
answers.set('as it came', [0, 25], [0, 25], { role: 'truth', style: 'dashed' });
async function draw() {
  for (const [name, { x, y }] of Object.entries({ train, validation })) {
    const days = (_: number, i: number) => i % Math.ceil(y.size / 122) === 0;
    const [came, said] = [await y.data<'float32'>(), await network(x).data<'float32'>()];
    answers.set(name, came.filter(days), said.filter(days), { style: 'points' });
  }
}

const training = plot({ title: 'Training', x: 'step', y: 'error (m/s)' });
const optimizer = tf.train.adam(0.003);
let best = { error: Number.POSITIVE_INFINITY, step: 0 };
for await (const step of live(steps(800), draw)) {
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
