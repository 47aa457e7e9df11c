/**
 * @title Deeper, with shortcuts and without
 * @seeds 10
 * @expect table "Error on the year it learned" cell "32, plain" "RMSE (m/s)"
 *   > table "Error on the year it learned" cell "8, plain" "RMSE (m/s)" * 1.1 in every seed
 * @expect table "Error on the year it learned" cell "16, shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "4, shortcuts" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "16, shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "16, plain" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "32, shortcuts" "RMSE (m/s)"
 *   < table "Error on the year it learned" cell "32, plain" "RMSE (m/s)" in every seed
 * @expect table "Error on the year it learned" cell "32, plain" "days alike at the start"
 *   > table "Error on the year it learned" cell "4, plain" "days alike at the start" in every seed
 * @expect plot "Gradient at the start" series "plain" first
 *   < plot "Gradient at the start" series "plain" last in every seed
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, meanAndSpread, plot, random, steps, table } from 'lab';

// Ten networks at once: five without shortcuts and, from the same
// first weights and with the same examples, five with them.
const seed = 8; // any
const width = 24;
const shortcut = tf.tensor3d([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], [10, 1, 1]);

// Chapter 6's year: three days of wind at twelve stations in, the
// next day at Dublin out, all divided by their spread.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s
const days = irish.windows('train', { inputs: 3 }).slice(-365); // 1972
const wind = days.map(({ inputs }) => Array.from(windSpeed.take(inputs)));
const dublin = days.map(({ targets }) => windSpeed.take(targets)[6] ?? 0);
const scaled = (a: tf.Tensor) => a.sub(a.mean(0)).div(tf.moments(a, 0).variance.sqrt());
const [x, y] = [scaled(tf.tensor2d(wind)), scaled(tf.tensor1d(dublin))];
const spread = tf.moments(tf.tensor1d(dublin)).variance.sqrt(); // m/s

function network(depth: number, rng: ReturnType<typeof random>) {
  const start = (inputs: number, outputs: number) => {
    const w = tf.randomNormal([5, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    return tf.variable(w.tile([2, 1, 1])); // the same for both kinds
  };
  const [first, last] = [start(36, width), start(width, 1)];
  const layers = Array.from({ length: depth }, () => start(width, width));
  const biases = layers.map(() => tf.variable(tf.zeros([10, 1, width])));
  const hidden = (input: tf.Tensor) => {
    let h: tf.Tensor = tf.matMul(input.tile([10, 1, 1]), first);
    for (let l = 0; l < depth; l += 2) {
      let f = h; // what a block of two layers makes of h
      for (const k of [l, l + 1])
        f = f
          .relu()
          .matMul(layers[k] as tf.Tensor)
          .add(biases[k] as tf.Tensor);
      h = h.mul(shortcut).add(f);
    }
    return layerNorm(h);
  };
  const answer = (input: tf.Tensor) => hidden(input).matMul(last).squeeze([2]);
  return { layers, hidden, answer };
}

const chart = plot({ title: 'Gradient at the start', x: 'layer of 32', y: { label: 'norm', log: true } });
const rows: (string | number)[][] = [];
const kinds = (numbers: ArrayLike<number>) =>
  [0, 5].map((from) => meanAndSpread(Array.from(numbers).slice(from, from + 5)));
for (const depth of [4, 8, 16, 32]) {
  const rng = random(seed);
  const { layers, hidden, answer } = network(depth, rng);
  const errors = (days: tf.Tensor1D) =>
    answer(x.gather(days).expandDims(0)).sub(y.gather(days)).square().mean(1);
  const year = tf.range(0, 365, 1, 'int32');
  // How much the last layer makes all days alike, at the start: the mean cosine between two.
  const alike = kinds(await tf.tidy(() => hidden(x.expandDims(0)).mean(1).square().mean(1)).data());
  if (depth === 32) {
    const { grads } = tf.variableGrads(() => errors(year).sum().asScalar(), layers);
    for (const [l, w] of layers.entries()) {
      const norms = await (grads[w.name] as tf.Tensor).square().sum([1, 2]).sqrt().data();
      for (const [k, { mean }] of kinds(norms).entries())
        chart.add(k === 0 ? 'plain' : 'with shortcuts', l + 1, mean);
    }
  }
  const optimizer = tf.train.adam(0.003);
  for await (const _ of steps(120)) {
    const batch = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(365)));
    optimizer.minimize(() => errors(batch).sum().asScalar());
    batch.dispose();
  }
  const final = kinds(await tf.tidy(() => errors(year).sqrt().mul(spread)).data());
  for (const [k, kind] of ['plain', 'shortcuts'].entries()) {
    const { mean, spread } = final[k] ?? { mean: 0, spread: 0 };
    rows.push([`${depth}, ${kind}`, mean, spread, alike[k]?.mean ?? 0]);
  }
  const columns = ['layers', 'RMSE (m/s)', 'spread (m/s)', 'days alike at the start'];
  table({ title: 'Error on the year it learned', columns, rows, decimals: 3 });
}
