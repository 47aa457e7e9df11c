/**
 * @title Next month's wind, or a leak
 * @expect table "Error, root mean square" cell "random split" "validation (m/s)" < 0.4
 * @expect table "Error, root mean square" cell "random split" "1975–78 (m/s)" > 0.95
 * @expect table "Error, root mean square" cell "split by time" "validation (m/s)" > 0.95
 * @expect table "Error, root mean square" cell "split by time" "1975–78 (m/s)" > 0.95
 * @expect table "Error, root mean square" cell "climatology" "1975–78 (m/s)" < 0.85
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, steps, table, type Window } from 'lab';

// An example: the mean wind of the last 30 days at each of twelve
// stations and the season; wanted is the mean of the next 30 days
// over all Ireland. One example begins every day.
const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values; // m/s, shape [days, 12]
const meanOf = (days: Int32Array, of: (day: number) => number) =>
  days.reduce((sum, day) => sum + of(day), 0) / days.length;
const ireland = (day: number) => wind.subarray(day * 12, day * 12 + 12).reduce((a, b) => a + b) / 12;
const examples = (windows: Window[]) => ({
  x: tf.tensor2d(
    windows.map(({ inputs, targets: [day = 0] }) => {
      const stations = Array.from({ length: 12 }, (_, s) => meanOf(inputs, (d) => wind[d * 12 + s] ?? 0));
      const season = (2 * Math.PI * day) / 365.25;
      return [...stations.map((mean) => (mean - 5.4) / 1.5), Math.cos(season), Math.sin(season)];
    }),
  ),
  y: tf.tensor1d(windows.map(({ targets }) => meanOf(targets, ireland))), // m/s
});

const all = irish.windows('train', { inputs: 30, targets: 30 }); // 1961 to 1972
const later = irish.windows('test', { inputs: 30, targets: 30 }); // 1975 to 1978
const cut = Math.floor(0.8 * all.length);
const shuffled = random(1).shuffle(all);
const splits = {
  'random split': [shuffled.slice(0, cut), shuffled.slice(cut)],
  // 60 days apart, two examples have no day in common.
  'split by time': [all.slice(0, cut), all.slice(cut + 60)],
} as const;

const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'error (root mean square)', units: 'm/s' },
});
const rows: [string, number, number, number][] = [];
for (const [name, [learn, holdBack]] of Object.entries(splits)) {
  const [train, validation, test] = [examples(learn), examples(holdBack), examples(later)];
  const rng = random(2);
  const dense = (units: number, activation: 'relu' | 'linear', inputShape?: number[]) =>
    tf.layers.dense({
      units,
      activation,
      ...(inputShape && { inputShape }),
      kernelInitializer: tf.initializers.heNormal({ seed: rng.seed() }),
    });
  const network = tf.sequential({ layers: [dense(64, 'relu', [14]), dense(64, 'relu'), dense(1, 'linear')] });
  const loss = ({ x, y }: typeof train) =>
    (network.apply(x) as tf.Tensor).squeeze([1]).add(5.4).sub(y).square().mean().asScalar();
  const rmse = async (set: typeof train) =>
    Math.sqrt((await tf.tidy(() => loss(set)).data())[0] ?? Number.NaN);
  const optimizer = tf.train.adam(0.003);
  for await (const step of steps(800)) {
    optimizer.minimize(() => {
      const batch = tf.tensor1d(Int32Array.from({ length: 128 }, () => rng.integer(learn.length)));
      return loss({ x: train.x.gather(batch), y: train.y.gather(batch) } as typeof train);
    });
    if (step % 20 !== 19) continue;
    training.add(`${name}: train`, step, await rmse(train));
    training.add(`${name}: validation`, step, await rmse(validation), { style: 'dashed' });
  }
  rows.push([name, await rmse(train), await rmse(validation), await rmse(test)]);
}

// What is normal for the time of the year, from 1961 to 1972.
const normal = irish.climatology('windSpeed');
const usual = (windows: readonly Window[]) =>
  Math.sqrt(
    windows.reduce((sum, { targets }) => {
      const expected = normal.take(targets).reduce((a, b) => a + b) / (12 * targets.length);
      return sum + (expected - meanOf(targets, ireland)) ** 2;
    }, 0) / windows.length,
  );
rows.push([
  'climatology',
  usual(splits['split by time'][0]),
  usual(splits['split by time'][1]),
  usual(later),
]);
table({
  title: 'Error, root mean square',
  columns: ['model', 'train (m/s)', 'validation (m/s)', '1975–78 (m/s)'],
  rows: rows.map(([name, ...errors]) => [name, ...errors.map((error) => Number(error.toFixed(2)))]),
});
