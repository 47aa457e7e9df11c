/**
 * @title Deeper, with shortcuts and without
 * @seeds 10
 * @expect table "Error on the year it learned" cell "32, plain" "RMSE (m/s)"
 *   > table "Error on the year it learned" cell "8, plain" "RMSE (m/s)" * 1.1 in every seed
 * @expect table "Error on the year it learned" cell "16, with shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "4, with shortcuts" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "16, with shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "16, plain" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "32, with shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "32, plain" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "32, plain" "days alike at the start"
 *   > table "Error on the year it learned" cell "4, plain" "days alike at the start" in every seed
 * @expect table "Error on the year it learned" cell "32, with shortcuts" "days alike at the start"
 *   < table "Error on the year it learned" cell "32, plain" "days alike at the start" in every seed
 * @expect table "Error on the year it learned" cell "4, plain" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "4, with shortcuts" "RMSE (m/s)" in every seed
 * @expect plot "Gradient at the start" series "plain" first
 *   < plot "Gradient at the start" series "plain" last in every seed
 * @small "steps(120)" = "steps(6)"
 * @expect-small table "Error on the year it learned" cell "4, plain" "RMSE (m/s)" < 2.6
 * @expect-small table "Error on the year it learned" cell "4, with shortcuts" "RMSE (m/s)" < 2.6
 * @expect-small table "Error on the year it learned" cell "32, with shortcuts" "RMSE (m/s)" < 2.6
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, leastSquares, meanAndSpread, plot, random, steps, table } from 'lab';

// Ten networks at once: five without shortcuts and, from the same
// first weights and with the same examples, five with them.
const seed = 8; // @knob any seed
const width = 24; // @knob 4..64 log numbers a layer
const shortcut = tf.tensor3d([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [10, 1, 1]);
// Chapter 6's year: three days of wind at twelve stations in,
// the next day at Dublin out, all divided by their spread.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s
const windows = irish.windows('train', { inputs: 3 }).slice(-365); // 1972
const before = windows.map(({ inputs }) => Array.from(windSpeed.take(inputs)));
const after = windows.map(({ targets }) => windSpeed.take(targets)[6] ?? Number.NaN);
const [wind, dublin] = [tf.tensor2d(before), tf.tensor1d(after)];
const spreadOf = (a: tf.Tensor) => tf.moments(a, 0).variance.sqrt();
const [x, y] = [wind, dublin].map((a) => a.sub(a.mean(0)).div(spreadOf(a))) as [tf.Tensor, tf.Tensor];

function build(depth: number, rng: ReturnType<typeof random>) {
  const start = (inputs: number, outputs: number) => {
    const w = tf.randomNormal([5, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    return tf.variable(w.tile([2, 1, 1])); // the same for both kinds
  };
  const bias = () => tf.variable(tf.zeros([10, 1, width]));
  const [first, last] = [start(36, width), start(width, 1)];
  const layers = Array.from({ length: depth }, () => ({ w: start(width, width), b: bias() }));
  const hidden = (input: tf.Tensor) => {
    let h: tf.Tensor = tf.matMul(input.expandDims(0).tile([10, 1, 1]), first);
    for (let l = 0; l < depth; l += 2) {
      let f = h; // what a block of two layers makes of h
      for (const { w, b } of layers.slice(l, l + 2)) f = f.relu().matMul(w).add(b);
      h = h.mul(shortcut).add(f);
    }
    return layerNorm(h);
  };
  const squares = (days: tf.Tensor1D) =>
    hidden(x.gather(days)).matMul(last).squeeze([2]).sub(y.gather(days)).square().mean(1);
  return { weights: layers.map(({ w }) => w), hidden, squares };
}
const chart = plot({ title: 'Gradient at the start', x: 'layer of 32', y: { label: 'norm', log: true } });
const solved = tf.sub(leastSquares(before, after).predict(before), dublin).square().mean().sqrt();
const rows: (string | number | null)[][] = [['least squares', (await solved.data())[0] ?? null, null, null]];
const kinds = ['plain', 'with shortcuts'];
const byKind = async (ten: tf.Tensor) => {
  const numbers = Array.from(await ten.data());
  return [meanAndSpread(numbers.slice(0, 5)), meanAndSpread(numbers.slice(5))];
};
for (const depth of [4, 8, 16, 32]) {
  const rng = random(seed);
  const { weights, hidden, squares } = build(depth, rng);
  const year = tf.range(0, 365, 1, 'int32');
  const { grads } = tf.variableGrads(() => squares(year).sum().asScalar(), weights);
  for (const [l, { name }] of depth === 32 ? weights.entries() : []) {
    const norms = await byKind((grads[name] as tf.Tensor).square().sum([1, 2]).sqrt());
    for (const [k, { mean }] of norms.entries()) chart.add(kinds[k] ?? '', l + 1, mean);
  }
  // How alike the normalised last layer makes all days at the start: the mean cosine between two.
  const alike = await byKind(hidden(x).mean(1).square().mean(1));
  const optimizer = tf.train.adam(0.003);
  for await (const _ of steps(120)) {
    const batch = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(365)));
    optimizer.minimize(() => squares(batch).sum().asScalar());
    batch.dispose();
  }
  for (const [k, { mean, spread }] of (await byKind(squares(year).sqrt().mul(spreadOf(dublin)))).entries())
    rows.push([`${depth}, ${kinds[k]}`, mean, spread, alike[k]?.mean ?? Number.NaN]);
  const columns = ['layers', 'RMSE (m/s)', 'spread (m/s)', 'days alike at the start'];
  table({ title: 'Error on the year it learned', columns, rows, decimals: 3 });
}
