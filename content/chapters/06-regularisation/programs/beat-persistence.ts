/**
 * @title Beat persistence with one year
 * @expect check "learned from 1972 alone" passes
 * @expect check "below 2.00 m/s on 1973–74" fails
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, steps, type Window } from 'lab';

// As before: three days of wind at twelve stations, the next day's at Dublin.
const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values;
export const days = irish.windows('train', { inputs: 3 }).slice(-365); // 1972, and nothing else
/** Winds of the known days, shape [windows, 36], and of the next day at Dublin, m/s. */
export const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs: [day = 0] }) => Array.from(wind.subarray(day * 12, (day + 3) * 12)))),
  y: tf.tensor1d(windows.map(({ targets: [day = 0] }) => wind[day * 12 + 6] ?? 0)),
});
const train = examples(days);
const validation = examples(irish.windows('validation', { inputs: 3 }));
const { mean, variance } = tf.moments(train.x, 0);

const rng = random(6);
const dense = (units: number, inputs: number, bend: 'relu' | 'linear') =>
  tf.layers.dense({
    units,
    inputShape: [inputs],
    activation: bend,
    kernelInitializer: tf.initializers.heNormal({ seed: rng.seed() }),
  });
const layers = [dense(64, 36, 'relu'), dense(64, 64, 'relu'), dense(1, 64, 'linear')];
const network = tf.sequential({ layers });
/** The forecast for Dublin, m/s: what the check calls with the winds of other years. */
export const forecast = (x: tf.Tensor): tf.Tensor =>
  (network.apply(x.sub(mean).div(variance.sqrt())) as tf.Tensor).squeeze([1]).mul(2.5).add(5);

/** What training makes small. `network.trainableWeights` has the weights and biases; `read()` gives their values. */
const loss = (x: tf.Tensor, y: tf.Tensor): tf.Scalar => {
  const error = forecast(x).sub(y).div(2.5).square().mean();
  return error.asScalar();
};

const training = plot({ title: 'Training', x: 'step', y: { label: 'squared error', units: 'm²/s²' } });
const optimizer = tf.train.adam(0.003);
for await (const step of steps(400)) {
  optimizer.minimize(() => {
    const rows = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.size)));
    return loss(train.x.gather(rows), train.y.gather(rows));
  });
  if (step % 10 !== 9) continue;
  for (const [name, { x, y }] of Object.entries({ train, validation })) {
    const error = tf.tidy(() => forecast(x).sub(y).square().mean().asScalar());
    training.add(name, step, error);
    error.dispose();
  }
}
