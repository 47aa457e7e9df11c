/**
 * @title Penalties and early stopping, five seeds
 * @expect table "Held-out error, 1975–78" cell "persistence" "mean of five (m/s)" > 2.2
 * @expect table "Held-out error, 1975–78" cell "nothing" "mean of five (m/s)" > 2.21
 * @expect table "Held-out error, 1975–78" cell "L2" "mean of five (m/s)" < 2.03
 * @expect table "Held-out error, 1975–78" cell "L1" "mean of five (m/s)" < 2.03
 * @expect table "Held-out error, 1975–78" cell "early stopping" "mean of five (m/s)" < 2.15
 * @expect table "Held-out error, 1975–78" cell "no hidden layer" "mean of five (m/s)" < 2.12
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, meanAndSpread, random, steps, table, type Window } from 'lab';

// The switches. Change them, add rows, combine: { l2: 0.06, until: 80 }.
const off = { hidden: 32, l2: 0, l1: 0, until: 300 };
const cases: Record<string, Partial<typeof off>> = {
  nothing: {},
  L2: { l2: 0.06 },
  L1: { l1: 0.01 },
  'early stopping': { until: 80 },
  '3 neurons a layer': { hidden: 3 },
  'no hidden layer': { hidden: 0 },
};

// Three days at twelve stations in, the next day at Dublin out.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs }) => Array.from(windSpeed.take(inputs)))), // [examples, 36]
  y: tf.tensor1d(windows.map(({ targets }) => windSpeed.take(targets)[6] ?? Number.NaN)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-365)); // 1972
const test = examples(irish.windows('test', { inputs: 3 })); // 1975 to 1978
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];
const rmse = async (guess: () => tf.Tensor) =>
  Array.from(await tf.tidy(() => guess().sub(test.y).square().mean(-1).sqrt()).data()); // m/s

/** Five networks from five starts, side by side along a first axis: the error of each on the test years. */
async function trainFive(switches: Partial<typeof off>): Promise<number[]> {
  const { hidden, l2, l1, until } = { ...off, ...switches };
  const rng = random(1);
  const layer = (inputs: number, outputs: number) => {
    const start = tf.randomNormal([5, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    return { w: tf.variable(start), b: tf.variable(tf.zeros([5, 1, outputs])) };
  };
  const layers = hidden > 0 ? [layer(36, hidden), layer(hidden, hidden), layer(hidden, 1)] : [layer(36, 1)];
  const network = (x: tf.Tensor) => {
    let a = x.sub(meanX).div(stdX);
    for (const [l, { w, b }] of layers.entries()) a = (l > 0 ? a.relu() : a).matMul(w).add(b);
    return a.squeeze([2]).mul(stdY).add(meanY); // m/s, shape [5, examples]
  };
  const optimizer = tf.train.adam(0.003);
  for await (const _ of steps(until)) {
    optimizer.minimize(() => {
      const rows = tf.tensor1d(Int32Array.from({ length: 5 * 64 }, () => rng.integer(train.y.size)));
      const [x, y] = [train.x.gather(rows).reshape([5, 64, 36]), train.y.gather(rows).reshape([5, 64])];
      let loss = network(x).sub(y).div(stdY).square().mean(1).sum();
      for (const { w } of layers) loss = loss.add(w.square().sum().mul(l2)).add(w.abs().sum().mul(l1));
      return loss.asScalar();
    });
  }
  return rmse(() => network(test.x.expandDims(0).tile([5, 1, 1])));
}

const rows: (string | number)[][] = [
  ['mean of 1972', ...(await rmse(() => meanY)), 0],
  ['persistence', ...(await rmse(() => test.x.slice([0, 24 + 6], [-1, 1]).squeeze([1]))), 0],
];
for (const [name, switches] of Object.entries(cases)) {
  const { mean, spread } = meanAndSpread(await trainFive(switches));
  rows.push([name, mean, spread]);
  const columns = ['switched on', 'mean of five (m/s)', 'spread (m/s)'];
  table({ title: 'Held-out error, 1975–78', columns, rows, decimals: 2 });
}
