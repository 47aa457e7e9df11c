/**
 * @title Stations that look at stations
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import { attentionWeights, dataset, field, layerNorm, plot, random, ridge, steps, table } from 'lab';

const seed = 3; // @knob any seed
const known = 5; // days
const [width, heads, stepsTaken] = [24, 2, 300];

// Chapter 9's task: departures of five days at twelve stations, and wanted those of the next day.
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
await show('ridge, 5 days', (x) => flat(x).matMul(weights).add(fit.intercepts));

// A token is a station: its five days, and a learned list of numbers that says which one it is.
const split = (x: tf.Tensor) => x.reshape([-1, 12, heads, width / heads]).transpose([0, 2, 1, 3]);
const times = (x: tf.Tensor, w: tf.Tensor) =>
  x.reshape([-1, w.shape[0]!]).matMul(w).reshape([...x.shape.slice(0, -1), w.shape[1]!]);
function transformer(looks: 'learned' | 'even' | 'none') {
  const rng = random(seed);
  const draw = (rows: number, columns: number, size = 1) =>
    tf.variable(tf.randomNormal([rows, columns], 0, size / Math.sqrt(rows), 'float32', rng.seed()));
  const [place, embed, ask, answer, give] = [draw(12, width), draw(known, width), draw(width, width), draw(width, width), draw(width, width)];
  const [mix, up, down, read] = [draw(width, width, 0.5), draw(width, 2 * width), draw(2 * width, width, 0.5), draw(width, 1, 0.3)];
  const tokens = (x: tf.Tensor) => times(x.transpose([0, 2, 1]), embed).add(place);
  const shares = (x: tf.Tensor) => attentionWeights(split(times(x, ask)), split(times(x, answer)));
  const forecast = (x: tf.Tensor) => {
    let h: tf.Tensor = tokens(x);
    const n = layerNorm(h);
    const learned = shares(n);
    const taken = looks === 'learned' ? learned : learned.mul(0).add(looks === 'even' ? 1 / 12 : tf.eye(12));
    h = h.add(times(taken.matMul(split(times(n, give))).transpose([0, 2, 1, 3]).reshape(h.shape), mix));
    return times(h.add(times(times(layerNorm(h), up).relu(), down)), read).squeeze([2]);
  };
  return { forecast, shares: (x: tf.Tensor) => shares(layerNorm(tokens(x))) };
}
const chart = plot({ title: 'Training', x: 'step', y: 'error² of 64 days' });
for (const looks of ['none', 'even', 'learned'] as const) {
  const network = transformer(looks);
  const [rng, optimizer] = [random(seed), tf.train.adam(0.004)];
  for await (const step of steps(stepsTaken)) {
    const loss = optimizer.minimize(() => {
      const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.shape[0])));
      return network.forecast(train.x.gather(some)).sub(train.y.gather(some)).square().mean().asScalar();
    }, true);
    if (step % 10 === 0 && loss) chart.add(looks, step, loss);
  }
  await show(`looks: ${looks}`, network.forecast);
  if (looks === 'learned') {
    const names = { label: 'station', first: 1, last: 12 };
    field(tf.tidy(() => network.shares(test.x).mean([0, 1])) as tf.Tensor2D, { title: 'Who takes from whom', x: names, y: names, units: '', min: 0 });
  }
}
