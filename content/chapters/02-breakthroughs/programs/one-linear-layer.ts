/**
 * @title The smallest data-driven forecasts
 * @expect table "Error of the forecast, 1991 and 1992" cell "1 month" "one number (m/s)" < 2.05
 * @expect table "Error of the forecast, 1991 and 1992" cell "1 month" "linear layer (m/s)" > 2.3
 * @expect table "Error of the forecast, 1991 and 1992" cell "6 months" "one number (m/s)" > 2.1
 * @expect plot "Training the layer, 1 month ahead" series "train" last < 1.2
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, latitudeWeights, log, plot, rmse, steps, table } from 'lab';

// Anomalies of u on every fourth point: 19 × 36 points, 10° apart.
const winds = await dataset('fnoc-winds');
const all = winds.anomalies('u');
const { latitude } = winds.axes;
const rows = Array.from({ length: 19 }, (_, i) => 4 * i);
const columns = Array.from({ length: 36 }, (_, i) => 4 * i);
const latitudes = rows.map((row) => latitude[row] ?? Number.NaN);
const points = rows.length * columns.length;
const field = (month: number) =>
  rows.flatMap((row) => columns.map((c) => all[(month * 73 + row) * 144 + c] ?? Number.NaN));
// Small cells near the poles count little; the mean weight is 1.
const rowWeights = latitudeWeights(latitudes);
const weights = tf.tensor1d(rows.flatMap((_, row) => columns.map(() => rowWeights[row] ?? 0)));
const error = (guess: tf.Tensor, truth: tf.Tensor) =>
  guess.sub(truth).square().mul(weights).mean().asScalar();

const training = plot({ title: 'Training the layer, 1 month ahead', x: 'step', y: 'RMSE (m/s)' });
const result: (string | number)[][] = [];
for (const lead of [1, 2, 3, 6]) {
  const fields = (part: 'train' | 'test', side: 'inputs' | 'targets') =>
    tf.tensor2d(winds.windows(part, { inputs: 1, lead }).map((pair) => field(pair[side][0] ?? 0)));
  const [x, y] = [fields('train', 'inputs'), fields('train', 'targets')];
  const [xTest, yTest] = [fields('test', 'inputs'), fields('test', 'targets')];

  // One number for the whole globe: the forecast is α times
  // today's anomaly. Least squares has a formula.
  const [product, square] = [x.mul(y).mul(weights).sum(), x.square().mul(weights).sum()];
  const alpha = product.div(square);

  // A linear layer: every point of the forecast is a weighted sum
  // of all points of today.
  const W = tf.variable(tf.zeros([points, points]));
  const optimizer = tf.train.adam(0.002);
  for await (const step of steps(25)) {
    optimizer.minimize(() => error(x.matMul(W), y), false, [W]);
    if (lead > 1 || step % 2 > 0) continue;
    tf.tidy(() => training.add('train', step, error(x.matMul(W), y).sqrt()));
    tf.tidy(() => training.add('test', step, error(xTest.matMul(W), yTest).sqrt()));
  }

  const truth = await yTest.data();
  const score = async (guess: tf.Tensor) =>
    rmse(await guess.data(), truth, { shape: [yTest.shape[0], 19, 36], latitudes });
  const [one = Number.NaN] = await alpha.data();
  log(`${lead} months: α = ${one.toFixed(2)}; the layer has ${W.size} weights and ${x.shape[0]} examples`);
  result.push([
    lead === 1 ? '1 month' : `${lead} months`,
    await score(xTest), // the anomaly stays
    await score(xTest.mul(0)), // no anomaly
    await score(xTest.mul(alpha)),
    await score(xTest.matMul(W)),
  ]);
  tf.dispose([x, y, xTest, yTest, W, alpha]);
  optimizer.dispose();
}
table({
  title: 'Error of the forecast, 1991 and 1992',
  columns: ['lead time', 'kept anomaly (m/s)', 'climatology (m/s)', 'one number (m/s)', 'linear layer (m/s)'],
  rows: result,
  decimals: 2,
});
