/**
 * @title Seven methods, five seeds
 * @expect table "Held-out error, 1975–78" cell "persistence" "mean of five (m/s)" > 2.2
 * @expect table "Held-out error, 1975–78" cell "nothing" "mean of five (m/s)" > 2.21
 * @expect table "Held-out error, 1975–78" cell "L2" "mean of five (m/s)" < 2.03
 * @expect table "Held-out error, 1975–78" cell "L1" "mean of five (m/s)" < 2.03
 * @expect table "Held-out error, 1975–78" cell "dropout" "mean of five (m/s)" < 2.12
 * @expect table "Held-out error, 1975–78" cell "batch normalisation" "mean of five (m/s)" > 2.25
 * @expect table "Held-out error, 1975–78" cell "early stopping" "mean of five (m/s)" < 2.15
 * @expect table "Held-out error, 1975–78" cell "noise on the inputs" "mean of five (m/s)" < 2.11
 * @expect table "Held-out error, 1975–78" cell "augmentation" "mean of five (m/s)" < 2.18
 * @expect table "Held-out error, 1975–78" cell "no hidden layer" "mean of five (m/s)" < 2.12
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, random, steps, table, type Window } from 'lab';

// What is switched on, and how strongly. Change it, add
// rows, combine: { l2: 0.06, early: true }.
const off = { hidden: 32, l2: 0, l1: 0, dropout: 0, batchNorm: false, early: false, noise: 0, stretch: 0 };
const cases: Record<string, Partial<typeof off>> = {
  nothing: {},
  L2: { l2: 0.06 },
  L1: { l1: 0.01 },
  dropout: { dropout: 0.3 },
  'batch normalisation': { batchNorm: true },
  'early stopping': { early: true },
  'noise on the inputs': { noise: 1 },
  augmentation: { stretch: 0.8 },
  '3 neurons a layer': { hidden: 3 },
  'no hidden layer': { hidden: 0 },
};

// Three days at twelve stations in, the next day at Dublin out; 1972 to learn from.
const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values; // m/s, shape [days, 12]
const [seeds, batch, dublin] = [5, 64, 6];
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(({ inputs: [day = 0] }) => Array.from(wind.subarray(day * 12, (day + 3) * 12)))),
  y: tf.tensor1d(windows.map(({ targets: [day = 0] }) => wind[day * 12 + dublin] ?? 0)),
});
const train = examples(irish.windows('train', { inputs: 3 }).slice(-365));
const validation = examples(irish.windows('validation', { inputs: 3 }));
const test = examples(irish.windows('test', { inputs: 3 }));
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()];
const [meanY, stdY] = [train.y.mean(), tf.moments(train.y).variance.sqrt()];

/** Five networks from five starts, trained side by side along a first axis: the RMSE of each on the test years. */
async function trainFive(switches: Partial<typeof off>): Promise<Float32Array> {
  const { hidden, l2, l1, dropout, batchNorm, early, noise, stretch } = { ...off, ...switches };
  const rng = random(1);
  const sizes = hidden > 0 ? [36, hidden, hidden, 1] : [36, 1];
  const layers = sizes.slice(1).map((outputs, l) => {
    const inputs = sizes[l] ?? 1;
    const w = tf.randomNormal([seeds, inputs, outputs], 0, Math.sqrt(2 / inputs), 'float32', rng.seed());
    const scale = tf.ones([seeds, 1, outputs]);
    return { w: tf.variable(w), b: tf.variable(tf.zeros([seeds, 1, outputs])), scale: tf.variable(scale) };
  });
  // `statistics` holds mean and variance of each layer; where it has none, those of `x` are taken.
  type Moments = ReturnType<typeof tf.moments>;
  const network = (x: tf.Tensor, statistics: Moments[], drop: number) => {
    let a: tf.Tensor = x.sub(meanX).div(stdX);
    for (const [l, { w, b, scale }] of layers.entries()) {
      const last = l === layers.length - 1;
      a = a.matMul(w);
      if (batchNorm && !last) {
        statistics[l] ??= tf.moments(a, 1, true);
        a = a.sub(statistics[l].mean).div(statistics[l].variance.add(1e-5).sqrt()).mul(scale);
      }
      a = last ? a.add(b) : a.add(b).relu();
      if (drop > 0 && !last) a = tf.dropout(a, drop, undefined, rng.seed());
    }
    return a.squeeze([2]).mul(stdY).add(meanY); // m/s, shape [seeds, examples]
  };
  const stacked = (x: tf.Tensor) => x.expandDims(0).tile([seeds, 1, 1]);
  const rmse = async ({ x, y }: typeof train) =>
    (await tf
      .tidy(() => {
        const statistics: Moments[] = [];
        if (batchNorm) network(stacked(train.x), statistics, 0); // those of the whole training year
        return network(stacked(x), statistics, 0).sub(y).square().mean(1).sqrt();
      })
      .data()) as Float32Array;

  const optimizer = tf.train.adam(0.003);
  const lowest = new Float32Array(seeds).fill(Number.POSITIVE_INFINITY);
  const atLowest = new Float32Array(seeds);
  for await (const step of steps(300)) {
    optimizer.minimize(() => {
      const rows = tf.tensor1d(Int32Array.from({ length: seeds * batch }, () => rng.integer(train.y.size)));
      let x = train.x.gather(rows).reshape([seeds, batch, 36]);
      let y = train.y.gather(rows).reshape([seeds, batch]);
      if (noise > 0) x = x.add(tf.randomNormal(x.shape, 0, noise, 'float32', rng.seed()).mul(stdX));
      if (stretch > 0) {
        // A stronger wind today goes with a stronger wind tomorrow: all by one factor.
        const factor = tf.randomUniform([seeds, batch], 1 - stretch, 1 + stretch, 'float32', rng.seed());
        [x, y] = [x.mul(factor.expandDims(2)), y.mul(factor)];
      }
      let loss = network(x, [], dropout).sub(y).div(stdY).square().mean(1).sum();
      for (const { w } of layers) loss = loss.add(w.square().sum().mul(l2)).add(w.abs().sum().mul(l1));
      return loss.asScalar();
    });
    if (!early || step % 20 !== 19) continue;
    // Each network is judged at the step at which it was best on the validation years.
    const [now, then] = [await rmse(validation), await rmse(test)];
    for (const [seed, error] of now.entries()) {
      if (error >= (lowest[seed] ?? 0)) continue;
      lowest[seed] = error;
      atLowest[seed] = then[seed] ?? Number.NaN;
    }
  }
  return early ? atLowest : rmse(test);
}

const today = tf.tidy(() => test.x.slice([0, 24 + dublin], [-1, 1]).squeeze([1]));
const single = async (guess: tf.Tensor) =>
  Number((await guess.sub(test.y).square().mean().sqrt().data())[0]?.toFixed(2));
const rows: [string, number, number][] = [
  ['mean of 1972', await single(meanY), 0],
  ['persistence', await single(today), 0],
];
for (const [name, switches] of Object.entries(cases)) {
  const errors = Array.from(await trainFive(switches));
  const mean = errors.reduce((a, b) => a + b) / seeds;
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (seeds - 1));
  rows.push([name, Number(mean.toFixed(2)), Number(spread.toFixed(2))]);
  table({
    title: 'Held-out error, 1975–78',
    columns: ['switched on', 'mean of five (m/s)', 'spread (m/s)'],
    rows,
  });
}
