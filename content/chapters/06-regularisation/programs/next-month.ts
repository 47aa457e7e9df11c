/**
 * @title Next month's wind, or a leak
 * @seeds 10
 * @expect table "Error, root mean square" cell "random split" "validation (m/s)" < 0.4
 * @expect table "Error, root mean square" cell "random split" "1975–78 (m/s)" > 0.9
 * @expect table "Error, root mean square" cell "split by time" "validation (m/s)" > 0.95
 * @expect table "Error, root mean square" cell "split by time" "1975–78 (m/s)" > 0.95
 * @expect table "Error, root mean square" cell "climatology" "1975–78 (m/s)" < 0.85
 * @expect table "Error, root mean square" cell "random split" "validation (m/s)"
 *   < table "Error, root mean square" cell "climatology" "validation (m/s)" * 0.5 in every seed
 * @expect table "Error, root mean square" cell "random split" "1975–78 (m/s)"
 *   > table "Error, root mean square" cell "climatology" "1975–78 (m/s)" in every seed
 * @expect table "Error, root mean square" cell "split by time" "validation (m/s)"
 *   > table "Error, root mean square" cell "climatology" "validation (m/s)" in every seed
 * @expect table "Error, root mean square" cell "split by time" "1975–78 (m/s)"
 *   > table "Error, root mean square" cell "climatology" "1975–78 (m/s)" in every seed
 * @expect plot "Training" series "split by time: validation" min
 *   < table "Error, root mean square" cell "climatology" "validation (m/s)" * 1.1 in 9 of 10 seeds
 * @expect plot "Training" series "split by time: validation" min
 *   > table "Error, root mean square" cell "climatology" "validation (m/s)" * 0.9 in 9 of 10 seeds
 * @expect plot "Training" series "split by time: validation" last
 *   > plot "Training" series "split by time: validation" min * 1.2 in 9 of 10 seeds
 * @expect plot "Training" series "random split: validation" last
 *   < plot "Training" series "random split: validation" min * 1.1 in 9 of 10 seeds
 * @small "steps(800)" = "steps(60)",
 *   "irish.windows('train', { inputs: 30, targets: 30 })" = "irish.windows('train', { inputs: 30, targets: 30 }).filter((_, i) => i % 4 === 0)",
 *   "irish.windows('test', { inputs: 30, targets: 30 })" = "irish.windows('test', { inputs: 30, targets: 30 }).filter((_, i) => i % 4 === 0)"
 * @expect-small table "Error, root mean square" cell "random split" "validation (m/s)" < 0.75
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, rmse, steps, table, type Window } from 'lab';

// An example: the mean wind of the last 30 days at each of twelve
// stations and the season; wanted is the mean of the next 30 days
// over all Ireland. One example begins every day.
const irish = await dataset('irish-wind');
const { windSpeed } = irish.variables; // m/s, shape [days, 12]
const mean = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length;
const wanted = ({ targets }: Window) => mean(windSpeed.take(targets));
const told = ({ inputs, targets: [day = 0] }: Window) => {
  const winds = windSpeed.take(inputs);
  const stations = Array.from({ length: 12 }, (_, s) => mean(winds.filter((_, i) => i % 12 === s)));
  const season = (2 * Math.PI * day) / 365.25;
  return [...stations.map((wind) => (wind - 5.4) / 1.5), Math.cos(season), Math.sin(season)];
};
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(windows.map(told)),
  y: tf.tensor1d(windows.map(wanted)),
});

const all = irish.windows('train', { inputs: 30, targets: 30 }); // 1961 to 1972
const later = irish.windows('test', { inputs: 30, targets: 30 }); // 1975 to 1978
const cut = Math.floor(0.8 * all.length);
const seed = 1; // @knob any seed
const shuffled = random(seed).shuffle(all);
const splits = {
  'random split': { learn: shuffled.slice(0, cut), check: shuffled.slice(cut) },
  // 60 days apart, two examples have no day in common.
  'split by time': { learn: all.slice(0, cut), check: all.slice(cut + 60) },
};
const training = plot({ title: 'Training', x: 'step', y: 'error (m/s)' });
const rows: (string | number)[][] = [];
for (const [name, { learn, check }] of Object.entries(splits)) {
  const [train, validation, test] = [examples(learn), examples(check), examples(later)];
  const rng = random(seed + 1);
  const dense = (units: number, inputs: number, activation: 'relu' | 'linear') => {
    const kernelInitializer = tf.initializers.heNormal({ seed: rng.seed() });
    return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
  };
  const layers = [dense(64, 14, 'relu'), dense(64, 64, 'relu'), dense(1, 64, 'linear')];
  const model = tf.sequential({ layers });
  const squares = (x: tf.Tensor, y: tf.Tensor) =>
    (model.apply(x) as tf.Tensor).squeeze([1]).add(5.4).sub(y).square().mean().asScalar();
  const error = async ({ x, y }: typeof train) =>
    (await tf.tidy(() => squares(x, y).sqrt()).data())[0] ?? Number.NaN;
  const optimizer = tf.train.adam(0.003);
  for await (const step of steps(800)) {
    optimizer.minimize(() => {
      const batch = tf.tensor1d(Int32Array.from({ length: 128 }, () => rng.integer(learn.length)));
      return squares(train.x.gather(batch), train.y.gather(batch));
    });
    if (step % 20 !== 19) continue;
    training.add(`${name}: train`, step, await error(train));
    training.add(`${name}: validation`, step, await error(validation), { style: 'dashed' });
  }
  rows.push([name, await error(train), await error(validation), await error(test)]);
}

// The rival: what is normal for the time of the year, 1961 to 1972.
const normal = irish.climatology('windSpeed');
const usual = (windows: Window[]) =>
  rmse(
    windows.map(({ targets }) => mean(normal.take(targets))),
    windows.map(wanted),
  );
const { learn, check } = splits['split by time'];
rows.push(['climatology', usual(learn), usual(check), usual(later)]);
const columns = ['model', 'train (m/s)', 'validation (m/s)', '1975–78 (m/s)'];
table({ title: 'Error, root mean square', columns, rows, decimals: 2 });
