/**
 * @title Deeper, with shortcuts and without
 * @expect table "Error on the year it learned" cell "32" "plain (m/s)"
 *   > table "Error on the year it learned" cell "4" "plain (m/s)" * 1.1
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
        f = f.relu().matMul(layers[k] as tf.Tensor).add(biases[k] as tf.Tensor);
      h = h.mul(shortcut).add(f);
    }
    return layerNorm(h);
  };
  const answer = (input: tf.Tensor) => hidden(input).matMul(last).squeeze([2]);
  return { layers, hidden, answer };
}

const lines = plot({ title: 'Gradient at the start', x: 'layer of 32', y: { label: 'norm', log: true } });
const rows: (string | number)[][] = [];
for (const depth of [4, 8, 16, 32]) {
  const rng = random(seed);
  const { layers, hidden, answer } = network(depth, rng);
  const errors = (rows: tf.Tensor1D) =>
    answer(x.gather(rows).expandDims(0)).sub(y.gather(rows)).square().mean(1);
  const year = tf.range(0, 365, 1, 'int32');
  if (depth === 32) {
    const { grads } = tf.variableGrads(() => errors(year).sum().asScalar(), layers);
    for (const [l, w] of layers.entries()) {
      const norms = await (grads[w.name] as tf.Tensor).square().sum([1, 2]).sqrt().data();
      lines.add('plain', l + 1, meanAndSpread(norms.slice(0, 5)).mean);
      lines.add('with shortcuts', l + 1, meanAndSpread(norms.slice(5)).mean);
    }
  }
  // The mean cosine between what the network makes of two days, at the start.
  const alike = await tf.tidy(() => hidden(x.expandDims(0)).mean(1).square().mean(1)).data();
  const optimizer = tf.train.adam(0.003);
  for await (const _ of steps(120)) {
    const batch = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(365)));
    optimizer.minimize(() => errors(batch).sum().asScalar());
    batch.dispose();
  }
  const e = await tf.tidy(() => errors(year).sqrt().mul(spread)).data();
  const [plain, residual] = [meanAndSpread(e.slice(0, 5)), meanAndSpread(e.slice(5))];
  rows.push([String(depth), plain.mean, plain.spread, residual.mean, residual.spread]);
  const columns = ['layers', 'plain (m/s)', 'spread', 'with shortcuts (m/s)', 'spread of these'];
  table({ title: 'Error on the year it learned', columns, rows, decimals: 3 });
}
