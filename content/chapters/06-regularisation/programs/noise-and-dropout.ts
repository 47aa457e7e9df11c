/**
 * @title Dropout, noise and augmentation, five seeds
 * @expect table "Held-out error, 1975–78" cell "persistence" "mean of five (m/s)" > 2.2
 * @expect table "Held-out error, 1975–78" cell "nothing" "mean of five (m/s)" > 2.21
 * @expect table "Held-out error, 1975–78" cell "dropout" "mean of five (m/s)" < 2.12
 * @expect table "Held-out error, 1975–78" cell "noise on the inputs" "mean of five (m/s)" < 2.11
 * @expect table "Held-out error, 1975–78" cell "augmentation" "mean of five (m/s)" < 2.18
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, meanAndSpread, random, steps, table, type Window } from 'lab';

// The switches. Change them, add rows, combine: { l2: 0.06, noise: 1 }.
const off = { l2: 0, dropout: 0, noise: 0, stretch: 0 };
const cases: Record<string, Partial<typeof off>> = {
  nothing: {},
  dropout: { dropout: 0.3 },
  'noise on the inputs': { noise: 1 },
  augmentation: { stretch: 0.8 },
};

// Data and network of the last program.
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

async function trainFive(switches: Partial<typeof off>): Promise<number[]> {
  const { l2, dropout, noise, stretch } = { ...off, ...switches };
  const rng = random(1);
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
  return rmse(() => network(test.x.expandDims(0).tile([5, 1, 1]))); // nothing is dropped in use
}

const rows: (string | number)[][] = [];
rows.push(['persistence', ...(await rmse(() => test.x.slice([0, 24 + 6], [-1, 1]).squeeze([1]))), 0]);
for (const [name, switches] of Object.entries(cases)) {
  const { mean, spread } = meanAndSpread(await trainFive(switches));
  rows.push([name, mean, spread]);
  const columns = ['switched on', 'mean of five (m/s)', 'spread (m/s)'];
  table({ title: 'Held-out error, 1975–78', columns, rows, decimals: 2 });
}
