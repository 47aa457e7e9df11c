/**
 * @title Stations that look at stations
 * @seeds 10
 * @expect table "Next day, twelve stations" cell "looks as learned" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)" * 1.005 in every seed
 * @expect table "Next day, twelve stations" cell "looks as learned" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)" * 1.08 in every seed
 * @expect table "Next day, twelve stations" cell "looks as learned" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "looks evenly" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "Next day, twelve stations" cell "looks evenly" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "looks nowhere" "1975–78 (m/s)" in every seed
 * @small "steps(300)" = "steps(20)",
 *   "irish.windows(part, { inputs: known })" = "irish.windows(part, { inputs: known }).filter((_, i) => i % 4 === 0)"
 * @expect-small table "Next day, twelve stations" cell "looks nowhere" "1973–74 (m/s)" < 2.3
 * @expect-small table "Next day, twelve stations" cell "looks as learned" "1973–74 (m/s)" < 2.3
 */
import * as tf from '@tensorflow/tfjs';
import { attentionWeights, dataset, field, layerNorm, random, ridge, steps, table } from 'lab';

const seed = 3; // @knob any seed
const known = 5; // days
const width = 24; // @knob 4..64 log numbers a station

// Chapter 9's task: departures from normal at twelve stations on five days, and wanted the next day's.
const irish = await dataset('irish-wind');
const departures = irish.anomalies('windSpeed');
const { deviation, standardise } = irish.standardiser('windSpeed', departures);
const days = tf.tensor(standardise(departures), [departures.length / 12, 12]);
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = days.gather(windows.map(({ inputs }) => inputs));
  return { x, y: days.gather(windows.map(({ targets }) => targets)).squeeze([1]) as tf.Tensor2D };
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
await show('persistence', (x) => x.slice([0, known - 1], [-1, 1]).squeeze([1]));
const flat = (x: tf.Tensor) => x.reshape([-1, 12 * known]) as tf.Tensor2D;
const fit = ridge(await flat(train.x).array(), await train.y.array(), { penalty: 0.03 });
const weights = tf.tensor2d(fit.weights, [12 * known, 12]);
await show('ridge, 5 days', (x) => flat(x).matMul(weights).add(fit.intercepts));

for (const looks of ['nowhere', 'evenly', 'as learned']) {
  const rng = random(seed);
  const dense = (units: number, activation: 'linear' | 'relu' = 'linear') => {
    const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
    const layer = tf.layers.dense({ units, activation, kernelInitializer });
    return (x: tf.Tensor) => layer.apply(x) as tf.Tensor;
  };
  const [embed, ask, answer, give] = [dense(width), dense(width), dense(width), dense(width)];
  const [mix, widen, narrow, read] = [dense(width), dense(2 * width, 'relu'), dense(width), dense(1)];
  // A token is a station: its five days, and learned numbers that say which of the twelve it is.
  const place = tf.variable(tf.randomNormal([12, width], 0, 1, 'float32', rng.seed()));
  const tokens = (x: tf.Tensor) => embed(x.transpose([0, 2, 1])).add(place);
  const shares = (x: tf.Tensor) => attentionWeights(ask(x), answer(x));
  const look = (x: tf.Tensor) => {
    if (looks === 'as learned') return shares(x).matMul(give(x));
    return looks === 'evenly' ? give(x).mean(1, true) : give(x);
  };
  const forecast = (x: tf.Tensor) => {
    const heard = tokens(x).add(mix(look(layerNorm(tokens(x)))));
    return read(heard.add(narrow(widen(layerNorm(heard))))).squeeze([2]);
  };
  forecast(test.x); // layers make their weights when they are first used
  const optimizer = tf.train.adam(0.004);
  for await (const _ of steps(300)) {
    optimizer.minimize(() => {
      const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(train.y.shape[0])));
      return forecast(train.x.gather(some)).sub(train.y.gather(some)).square().mean().asScalar();
    });
  }
  await show(`looks ${looks}`, forecast);
  if (looks !== 'as learned') continue;
  const mean = tf.tidy(() => shares(layerNorm(tokens(validation.x))).mean(0)) as tf.Tensor2D;
  const stations = { first: 1, last: 12 };
  const axes = { x: { label: 'is asked', ...stations }, y: { label: 'asks', ...stations } };
  field(mean, { title: 'Who takes from whom', ...axes, units: '', min: 0 });
}
