/**
 * @title Penalties and early stopping, five seeds
 * @seeds 10
 * @expect table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" > 2.2
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)" < 1.96
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L2" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L1" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "early stopping" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "3 neurons a layer" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "nothing" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L2 and L1" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L2, stopped early" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "L2" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "early stopping" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "One year of Irish wind" cell "L2" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "3 neurons a layer" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "One year of Irish wind" cell "L2" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L2 and L1" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "One year of Irish wind" cell "L2" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "L2, stopped early" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "One year of Irish wind" cell "L2" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "L1" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "early stopping" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "3 neurons a layer" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in 8 of 10 seeds
 * @expect table "One year of Irish wind" cell "nothing" "1975–78 (m/s)"
 *   > table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "ridge, solved" "1973–74 (m/s)"
 *   < table "One year of Irish wind" cell "L2" "1973–74 (m/s)" in every seed
 * @expect mean over seeds of table "One year of Irish wind" cell "nothing" "1975–78 (m/s)" between 2.25 and 2.4
 * @expect mean over seeds of table "One year of Irish wind" cell "L2" "1975–78 (m/s)" between 1.96 and 1.99
 * @expect mean over seeds of table "One year of Irish wind" cell "L1" "1975–78 (m/s)" between 1.99 and 2.03
 * @expect mean over seeds of table "One year of Irish wind" cell "early stopping" "1975–78 (m/s)" between 2.1 and 2.18
 * @expect mean over seeds of table "One year of Irish wind" cell "3 neurons a layer" "1975–78 (m/s)" between 2.1 and 2.22
 * @expect mean over seeds of table "One year of Irish wind" cell "L2 and L1" "1975–78 (m/s)" between 1.98 and 2.1
 * @expect mean over seeds of table "One year of Irish wind" cell "L2, stopped early" "1975–78 (m/s)" between 1.98 and 2.1
 * @small "until: 300" = "until: 30", until = 20
 * @expect-small table "One year of Irish wind" cell "L2" "1973–74 (m/s)" < 2.3
 * @expect-small table "One year of Irish wind" cell "3 neurons a layer" "1973–74 (m/s)" < 2.6
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, meanAndSpread, random, ridge, steps, table, type Window } from 'lab';

// Strengths, and the rows that have them. Add rows, combine.
const l2 = 0.06; // @knob 0..0.3 step 0.01 price of L2
const l1 = 0.015; // @knob 0..0.1 step 0.005 price of L1
const until = 80; // @knob 10..300 step 10 stopped after, steps
const off = { hidden: 32, l2: 0, l1: 0, until: 300 };
const cases = {
  ...{ nothing: {}, L2: { l2 }, L1: { l1 }, 'early stopping': { until }, '3 neurons a layer': { hidden: 3 } },
  ...{ 'L2 and L1': { l2, l1 }, 'L2, stopped early': { l2, until } },
};
const seed = 8; // @knob any seed

// Three days at twelve stations in, the next day at Dublin out.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs }) => Array.from(windSpeed.take(inputs)))), // [examples, 36]
  y: tf.tensor1d(windows.map(({ targets }) => windSpeed.take(targets)[6] ?? Number.NaN)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-365)); // 1972
const validation = examples(irish.windows('validation', { inputs: 3 })); // 1973–74, to choose on
const test = examples(irish.windows('test', { inputs: 3 })); // 1975–78, the verdict
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];
const scaled = <T extends tf.Tensor>(x: T): T => x.sub(meanX).div(stdX);

// Five networks from five starts, side by side along a first axis.
async function trainFive(switches: Partial<typeof off>) {
  const { hidden, l2, l1, until } = { ...off, ...switches };
  const rng = random(seed);
  const layer = (inputs: number, outputs: number) => {
    const start = tf.randomNormal([5, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    return { w: tf.variable(start), b: tf.variable(tf.zeros([5, 1, outputs])) };
  };
  const layers = [layer(36, hidden), layer(hidden, hidden), layer(hidden, 1)];
  const network = (x: tf.Tensor) => {
    let a = scaled(x);
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
  return (x: tf.Tensor2D) => network(x.expandDims(0).tile([5, 1, 1]));
}

const rows: (string | number | null)[][] = [];
async function show(name: string, forecast: (x: tf.Tensor2D) => tf.Tensor) {
  const errors = ({ x, y }: typeof test) =>
    tf.tidy(() => forecast(x).sub(y).square().mean(-1).sqrt().flatten()).data();
  const [chosen, final] = [meanAndSpread(await errors(validation)), meanAndSpread(await errors(test))];
  rows.push([name, chosen.mean, final.mean, Number.isNaN(final.spread) ? null : final.spread]);
  const columns = ['model', '1973–74 (m/s)', '1975–78 (m/s)', 'spread (m/s)'];
  table({ title: 'One year of Irish wind', columns, rows, decimals: 2 });
}
await show('persistence', (x) => x.slice([0, 24 + 6], [-1, 1]).squeeze([1]));
const { weights, intercepts } = ridge(await scaled(train.x).array(), await train.y.data(), { penalty: 0.06 });
await show('ridge, solved', (x) => scaled(x).dot(tf.tensor1d(weights)).add(intercepts));
for (const [name, switches] of Object.entries(cases)) await show(name, await trainFive(switches));
