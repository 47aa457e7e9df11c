/**
 * @title Dropout, noise and augmentation, five seeds
 * @seeds 10
 * @expect table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" > 2.2
 * @expect table "One year of Irish wind" cell "dropout" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "noise on the inputs" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "augmentation" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "nothing" "1975–78 (m/s)"
 *   > table "One year of Irish wind" cell "persistence" "1975–78 (m/s)" in every seed
 * @expect table "One year of Irish wind" cell "dropout" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "augmentation" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "One year of Irish wind" cell "noise on the inputs" "1975–78 (m/s)"
 *   < table "One year of Irish wind" cell "augmentation" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect mean over seeds of table "One year of Irish wind" cell "nothing" "1975–78 (m/s)" between 2.25 and 2.4
 * @expect mean over seeds of table "One year of Irish wind" cell "dropout" "1975–78 (m/s)" between 2.03 and 2.09
 * @expect mean over seeds of table "One year of Irish wind" cell "noise on the inputs" "1975–78 (m/s)" between 2.04 and 2.1
 * @expect mean over seeds of table "One year of Irish wind" cell "augmentation" "1975–78 (m/s)" between 2.12 and 2.18
 * @small "steps(300)" = "steps(25)"
 * @expect-small table "One year of Irish wind" cell "nothing" "1973–74 (m/s)" < 2.4
 * @expect-small table "One year of Irish wind" cell "dropout" "1973–74 (m/s)" < 2.5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, meanAndSpread, random, steps, table, type Window } from 'lab';

const dropout = 0.3; // @knob 0..0.9 step 0.1 share that is dropped
const noise = 1; // @knob 0..3 step 0.25 noise, in spreads
const stretch = 0.8; // @knob 0..0.9 step 0.1 stretched by up to
const off = { l2: 0, dropout: 0, noise: 0, stretch: 0 };
const cases = {
  ...{ nothing: {}, dropout: { dropout }, 'noise on the inputs': { noise } },
  augmentation: { stretch }, // add rows, combine
};
const seed = 8; // @knob any seed
// Data and network of the last program.
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

async function trainFive(switches: Partial<typeof off>) {
  const { l2, dropout, noise, stretch } = { ...off, ...switches };
  const rng = random(seed);
  const layer = (inputs: number, outputs: number) => {
    const start = tf.randomNormal([5, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    return { w: tf.variable(start), b: tf.variable(tf.zeros([5, 1, outputs])) };
  };
  const layers = [layer(36, 32), layer(32, 32), layer(32, 1)];
  const network = (x: tf.Tensor, drop = 0) => {
    let a = x.sub(meanX).div(stdX);
    for (const [l, { w, b }] of layers.entries()) {
      if (l > 0) a = a.relu();
      if (l > 0 && drop > 0) a = tf.dropout(a, drop, undefined, rng.seed());
      a = a.matMul(w).add(b);
    }
    return a.squeeze([2]).mul(stdY).add(meanY); // m/s, shape [5, examples]
  };
  const optimizer = tf.train.adam(0.003);
  for await (const _ of steps(300)) {
    optimizer.minimize(() => {
      const rows = tf.tensor1d(Int32Array.from({ length: 5 * 64 }, () => rng.integer(train.y.size)));
      let [x, y] = [train.x.gather(rows).reshape([5, 64, 36]), train.y.gather(rows).reshape([5, 64])];
      if (noise > 0) x = x.add(tf.randomNormal(x.shape, 0, noise, 'float32', rng.seed()).mul(stdX));
      if (stretch > 0) {
        const factor = tf.randomUniform([5, 64], 1 - stretch, 1 + stretch, 'float32', rng.seed());
        [x, y] = [x.mul(factor.expandDims(2)), y.mul(factor)]; // the same weather, stronger or weaker
      }
      const loss = network(x, dropout).sub(y).div(stdY).square().mean(1).sum();
      return loss.add(tf.addN(layers.map(({ w }) => w.square().sum())).mul(l2)).asScalar();
    });
  }
  return (x: tf.Tensor2D) => network(x.expandDims(0).tile([5, 1, 1])); // nothing is dropped in use
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
for (const [name, switches] of Object.entries(cases)) await show(name, await trainFive(switches));
