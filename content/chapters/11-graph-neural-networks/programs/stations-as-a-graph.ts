/**
 * @title Stations as a graph
 * @seeds 10
 * @expect table "Next day, twelve stations" cell "edges as learned" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)" * 1.02 in every seed
 * @expect table "Next day, twelve stations" cell "edges to all" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "no edges" "1975–78 (m/s)" in 9 of 10 seeds
 * @expect table "Next day, twelve stations" cell "edges to all" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "edges to 150 km" "1975–78 (m/s)" in 9 of 10 seeds
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, greatCircle, layerNorm, log, random, ridge, steps, table } from 'lab';

const seed = 3; // any
const [known, width] = [5, 24]; // days; numbers a station
// Chapter 9's task: departures from normal at twelve stations on five days, and wanted the next day's.
const irish = await dataset('irish-wind');
const departures = irish.anomalies('windSpeed');
const { deviation, standardise } = irish.standardiser('windSpeed', departures);
const values = standardise(departures);
const day = (d: number) => Array.from(values.subarray(12 * d, 12 * d + 12));
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = tf.tensor3d(windows.map(({ inputs }) => Array.from(inputs, day))).transpose([0, 2, 1]);
  return { x, y: tf.tensor2d(windows.map(({ targets: [d = 0] }) => day(d))) }; // x: [examples, 12, days]
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
// Graphs: in row i, what share of what station i hears comes from each. Without edges each hears itself.
const km = irish.stations.map((a) =>
  irish.stations.map((b) => greatCircle(a.latitude, a.longitude, b.latitude, b.longitude)),
);
const within = (most: number) => {
  const edges = tf.tensor2d(km.map((row, i) => row.map((far, j) => Number(i !== j && far < most))));
  return edges.div(edges.sum(1, true));
};
const [none, near, all] = [tf.eye(12), within(150), within(1000)];
const graphs = { 'no edges': none, 'edges to 150 km': near, 'edges to all': all, 'edges as learned': null };
for (const [name, given] of Object.entries(graphs)) {
  const rng = random(seed);
  const dense = (units: number, activation: 'linear' | 'relu' = 'linear') => {
    const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
    const layer = tf.layers.dense({ units, activation, kernelInitializer });
    return (x: tf.Tensor) => layer.apply(x) as tf.Tensor;
  };
  const [embed, give, mix] = [dense(width), dense(width), dense(width)];
  const [widen, narrow, read] = [dense(2 * width, 'relu'), dense(width), dense(1)];
  const place = tf.variable(tf.randomNormal([12, width], 0, 1, 'float32', rng.seed()));
  const scores = tf.variable(tf.zeros([12, 12]));
  const shares = () => given ?? scores.sub(none.mul(1e9)).softmax();
  const forecast = (x: tf.Tensor) => {
    const own = embed(x).add(place); // and learned numbers that say which of the twelve it is
    const heard = own.add(mix(tf.matMul(shares().mul(tf.ones([x.shape[0], 1, 1])), give(layerNorm(own)))));
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
  await show(name, forecast);
  if (given) continue;
  log('as learned, from within 150 km:', (await shares().mul(near.greater(0)).sum(1).mean().data())[0]);
  field(shares(), { title: 'Who (row) hears whom (column)', units: '', min: 0 });
}
