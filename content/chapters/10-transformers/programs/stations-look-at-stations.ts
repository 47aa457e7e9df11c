/**
 * @title Stations that look at stations
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import { attentionWeights, dataset, field, layerNorm, log, random, ridge, steps, table } from 'lab';

const seed = 3; // any
const known = 5; // days
const [width, heads] = [24, 2];

// Chapter 9's task: the departures of five days at twelve stations, and wanted those of the next day.
const irish = await dataset('irish-wind');
const departures = irish.anomalies('windSpeed');
const { deviation, standardise } = irish.standardiser('windSpeed', departures);
const values = standardise(departures);
const day = (d: number) => Array.from(values.subarray(12 * d, 12 * d + 12));
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = tf.tensor3d(windows.map(({ inputs }) => Array.from(inputs, day)));
  return { x, y: tf.tensor2d(windows.map(({ targets: [d = 0] }) => day(d))) };
};
const [train, validation, test] = [examples('train'), examples('validation'), examples('test')];
const rows: (string | number)[][] = [];
async function show(name: string, forecast: (x: tf.Tensor) => tf.Tensor) {
  const errors = [train, validation, test].map(({ x, y }) =>
    tf.tidy(() => forecast(x).sub(y).square().mean().sqrt().mul(deviation)),
  );
  rows.push([name, ...(await tf.stack(errors).data())]);
  const columns = ['forecast', '1961–72 (m/s)', '1973–74 (m/s)', '1975–78 (m/s)'];
  table({ title: 'Next day, twelve stations', columns, rows, decimals: 3 });
}
const flat = (x: tf.Tensor) => x.reshape([-1, 12 * known]) as tf.Tensor2D;
const fit = ridge(await flat(train.x).array(), await train.y.array(), { penalty: 0.03 });
const weights = tf.tensor2d(fit.weights, [12 * known, 12]);
await show('ridge', (x) => flat(x).matMul(weights).add(fit.intercepts));

// A token is a station: its five days, and a list of numbers that says which station it is.
const rng = random(seed);
const draw = (rows: number, columns: number, size = 1) =>
  tf.variable(tf.randomNormal([rows, columns], 0, size / Math.sqrt(rows), 'float32', rng.seed()));
const place = tf.variable(tf.randomNormal([12, width], 0, 0.3, 'float32', rng.seed()));
const [embed, ask, answer, give, mix] = [draw(known, width), draw(width, width), draw(width, width), draw(width, width), draw(width, width, 0.5)];
const [up, down, read] = [draw(width, 2 * width), draw(2 * width, width, 0.5), draw(width, 1, 0.3)];
const times = (x: tf.Tensor, w: tf.Tensor) =>
  x.reshape([-1, w.shape[0] ?? 0]).matMul(w).reshape([...x.shape.slice(0, -1), w.shape[1] ?? 0]);
const split = (x: tf.Tensor) => x.reshape([-1, 12, heads, width / heads]).transpose([0, 2, 1, 3]);
const looks = (x: tf.Tensor) => attentionWeights(split(times(x, ask)), split(times(x, answer)));
const tokens = (x: tf.Tensor) => times(x.transpose([0, 2, 1]), embed).add(place);
function network(x: tf.Tensor) {
  let h = tokens(x);
  const n = layerNorm(h);
  const heard = looks(n).matMul(split(times(n, give))).transpose([0, 2, 1, 3]).reshape(h.shape);
  h = h.add(times(heard, mix));
  h = h.add(times(times(layerNorm(h), up).relu(), down));
  return times(h, read).squeeze([2]);
}
const optimizer = tf.train.adam(0.004);
for await (const step of steps(300)) {
  optimizer.minimize(() => {
    const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.shape[0] ?? 1)));
    return network(train.x.gather(some)).sub(train.y.gather(some)).square().mean().asScalar();
  });
  if (step % 100 === 99) await show(`transformer ${step + 1}`, network);
}
const looked = tf.tidy(() => looks(layerNorm(tokens(test.x))).mean([0, 1]));
field(looked as tf.Tensor2D, { title: 'Who looks at whom', units: '', min: 0 });
const some = (await looked.array()) as number[][];
for (const [i, row] of some.entries()) log(i, row.map((v) => v.toFixed(2)).join(' '));
