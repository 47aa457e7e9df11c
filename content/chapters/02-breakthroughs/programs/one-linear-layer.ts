/**
 * @title A linear layer
 * @expect table "Error in 1991 and 1992" cell "1 month" "climatology (m/s)" > 2.1
 * @expect table "Error in 1991 and 1992" cell "1 month" "least squares (m/s)" > 2.6
 * @expect table "Error in 1991 and 1992" cell "1 month" "with a penalty (m/s)" < 2.15
 * @expect table "Error in 1991 and 1992" cell "1 month" "with a penalty (m/s)" > 2.05
 * @expect table "Error in 1991 and 1992" cell "6 months" "least squares (m/s)" > 2.6
 * @expect table "Error in 1991 and 1992" cell "1 month" "least squares (m/s)"
 *   > table "Error in 1991 and 1992" cell "1 month" "climatology (m/s)"
 * @expect table "Error in 1991 and 1992" cell "1 month" "with a penalty (m/s)"
 *   < table "Error in 1991 and 1992" cell "1 month" "climatology (m/s)"
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, leastSquares, log, plot, rmse, steps, table } from 'lab';

// Anomalies of u on every fourth point: 19 × 36 points, 10° apart.
const winds = await dataset('fnoc-winds');
const all = winds.anomalies('u');
const rows = Array.from({ length: 19 }, (_, i) => 4 * i);
const columns = Array.from({ length: 36 }, (_, i) => 4 * i);
const latitudes = rows.map((row) => winds.axes.latitude[row] ?? Number.NaN);
const points = rows.length * columns.length;
const field = (month: number) =>
  rows.flatMap((row) => columns.map((c) => all[(month * 73 + row) * 144 + c] ?? Number.NaN));
const score = (guess: tf.Tensor, truth: tf.Tensor) =>
  rmse(guess.dataSync(), truth.dataSync(), { shape: [truth.shape[0] ?? 0, 19, 36], latitudes });

// Every point of the forecast is a weighted sum of all points
// of today. A penalty on the squares of the weights keeps
// them small.
const penalties = [1, 10, 100, 1000, 3000, 10_000, 30_000, 100_000]; // (m/s)²
const curve = plot({
  title: 'The layer, 1 month ahead',
  x: { label: 'penalty', units: '(m/s)²', log: true },
  y: 'RMSE (m/s)',
});
const result: (string | number)[][] = [];
for (const lead of [1, 2, 3, 6]) {
  const fields = (part: 'train' | 'validation' | 'test', side: 'inputs' | 'targets') =>
    tf.tensor2d(winds.windows(part, { inputs: 1, lead }).map((pair) => field(pair[side][0] ?? 0)));
  const [x, y] = [fields('train', 'inputs'), fields('train', 'targets')];
  const [xLater, yLater] = [fields('validation', 'inputs'), fields('validation', 'targets')];
  const [xTest, yTest] = [fields('test', 'inputs'), fields('test', 'targets')];
  const examples = x.shape[0];

  // Solved, not trained. The weights are sums of the months
  // seen, so there is one unknown for each pair of month and
  // point.
  const alike = (months: tf.Tensor2D) => tf.matMul(months, x, false, true) as tf.Tensor2D;
  let [best, chosen, unpenalised] = [Number.POSITIVE_INFINITY, Number.NaN, Number.NaN];
  for await (const step of steps(penalties.length)) {
    const penalty = penalties[step] ?? 1;
    const system = alike(x).add(tf.eye(examples).mul(penalty)).arraySync() as number[][];
    const solved = leastSquares(system, y.arraySync(), { intercept: false });
    const guess = (months: tf.Tensor2D) =>
      tf.tensor2d(Float32Array.from(solved.predict(alike(months).arraySync())), [months.shape[0], points]);
    const later = score(guess(xLater), yLater);
    if (lead === 1) {
      curve.add('train', penalty, score(guess(x), y));
      curve.add('validation', penalty, later);
    }
    if (step === 0) unpenalised = score(guess(xTest), yTest);
    // The validation months choose; the test months only judge.
    if (later < best) [best, chosen] = [later, score(guess(xTest), yTest)];
  }
  const name = lead === 1 ? '1 month' : `${lead} months`;
  result.push([name, score(tf.zerosLike(yTest), yTest), unpenalised, chosen]);
  if (lead === 1) log(`${points ** 2} weights, ${examples} examples`);
}
const units = ['climatology (m/s)', 'least squares (m/s)', 'with a penalty (m/s)'];
table({ title: 'Error in 1991 and 1992', columns: ['lead time', ...units], rows: result, decimals: 2 });
