/**
 * @title Stations as a graph
 * @seeds 10
 * @expect table "Next day, twelve stations" cell "no edges" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1973–74 (m/s)" in every seed
 * @expect table "Next day, twelve stations" cell "edges to 150 km" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1973–74 (m/s)" in every seed
 * @expect table "Next day, twelve stations" cell "edges to all" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1973–74 (m/s)" in every seed
 * @expect table "Next day, twelve stations" cell "edges as learned" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1973–74 (m/s)" in every seed
 * @expect table "Next day, twelve stations" cell "no edges" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "edges to 150 km" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "edges to all" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "edges as learned" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "ridge, 5 days" "1975–78 (m/s)"
 * @small "steps(300)" = "steps(20)",
 *   "irish.windows(part, { inputs: known })" = "irish.windows(part, { inputs: known }).filter((_, i) => i % 4 === 0)"
 * @expect-small table "Next day, twelve stations" cell "no edges" "1973–74 (m/s)" < 2.25
 * @expect-small table "Next day, twelve stations" cell "edges to all" "1973–74 (m/s)" < 2.25
 * @expect-small table "Next day, twelve stations" cell "edges as learned" "1973–74 (m/s)" < 2.25
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, greatCircle, layerNorm, log, random, ridge, saveModel, steps, table } from 'lab';

const seed = 3; // @knob any seed
const [known, width] = [5, 24]; // days; numbers a station
// Chapter 9's task: departures from normal at twelve stations on five days, and wanted the next day's.
const irish = await dataset('irish-wind');
const { deviation, standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
const values = standardise(irish.anomalies('windSpeed'));
const day = (d: number) => Array.from(values.subarray(12 * d, 12 * d + 12));
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = tf.tensor3d(windows.map(({ inputs }) => Array.from(inputs, day))).transpose([2, 0, 1]);
  return { x, y: tf.tensor2d(windows.map(({ targets: [d = 0] }) => day(d))).transpose() }; // x: [12, examples, days]
};
const [train, validation, test] = [examples('train'), examples('validation'), examples('test')];
const rows: (string | number)[][] = [];
const squares = (forecasts: tf.Tensor, y: tf.Tensor) => tf.squaredDifference(forecasts, y).mean([1, 2]); // one each
async function show(forecasts: string[], forecast: (x: tf.Tensor) => tf.Tensor) {
  const errors = ({ x, y }: typeof train) => tf.tidy(() => squares(forecast(x), y).sqrt().mul(deviation));
  const numbers = (await tf.stack([train, validation, test].map(errors), 1).array()) as number[][];
  rows.push(...numbers.map((row, k) => [forecasts[k] ?? '', ...row]));
  const columns = ['forecast', '1961–72 (m/s)', '1973–74 (m/s)', '1975–78 (m/s)'];
  table({ title: 'Next day, twelve stations', columns, rows, decimals: 3 });
}
const flat = (x: tf.Tensor) => x.transpose([1, 0, 2]).reshape([-1, 12 * known]) as tf.Tensor2D;
const [inputs, targets] = [await flat(train.x).array(), await train.y.transpose<tf.Tensor2D>().array()];
const fit = ridge(inputs, targets, { penalty: 0.03 });
const solved = tf.tensor2d(fit.weights, [12 * known, 12]);
await show(['ridge, 5 days'], (x) => flat(x).matMul(solved).add(fit.intercepts).transpose().expandDims(0));
// Graphs: in row i, what share of what station i hears comes from each. Without edges each hears itself.
const at = irish.stations.map(({ latitude, longitude }) => [latitude, longitude] as const);
const km = at.map((a) => at.map((b) => greatCircle(...a, ...b)));
const within = (most: number) => {
  const edges = tf.tensor2d(km.map((row, i) => row.map((far, j) => Number(i !== j && far < most))));
  return edges.div(edges.sum(1, true));
};
const [none, near, all] = [tf.eye(12), within(150), within(1000)];
const scores = tf.variable(tf.zeros([12, 12]));
const learned = () => scores.sub(none.mul(1e9)).softmax();
// Four networks, trained at once, which differ in the graph alone: their first weights are the same.
const rng = random(seed);
const draw = (from: number, to: number, size = Math.sqrt(2 / (from + to))) =>
  tf.variable(tf.randomNormal([1, from, to], 0, size, 'float32', rng.seed()).tile([4, 1, 1]));
const weights: tf.Tensor[] = [];
const dense = (from: number, to: number) => {
  const [kernel, offset] = [draw(from, to), tf.variable(tf.zeros([4, 1, to]))];
  weights.push(kernel, offset);
  return (x: tf.Tensor) => x.matMul(kernel).add(offset); // x: [4, 12 · examples, from]
};
const [embed, give, mix] = [dense(known, width), dense(width, width), dense(width, width)];
const [widen, narrow, read] = [dense(width, 2 * width), dense(2 * width, width), dense(width, 1)];
const place = draw(12, width, 1); // numbers that are learned and say which of the twelve it is
const forecast = (x: tf.Tensor) => {
  const wind = embed(x.reshape([1, -1, known]).tile([4, 1, 1])).reshape([4, 12, -1, width]);
  const own = wind.add(place.expandDims(2)).reshape([4, -1, width]);
  const sent = give(layerNorm(own)).reshape([4, 12, -1]);
  const heard = own.add(mix(tf.stack([none, near, all, learned()]).matMul(sent).reshape([4, -1, width])));
  return read(heard.add(narrow(widen(layerNorm(heard)).relu()))).reshape([4, 12, -1]);
};
const adam = tf.train.adam(0.004);
for await (const _ of steps(300)) {
  const some = Array.from({ length: 64 }, () => rng.integer(train.y.shape[1] ?? 1));
  adam.minimize(() => squares(forecast(train.x.gather(some, 1)), train.y.gather(some, 1)).sum<tf.Scalar>());
}
await show(['no edges', 'edges to 150 km', 'edges to all', 'edges as learned'], forecast);
const third = [...weights, place].map((weight) => weight.gather(2)); // of the four networks
await saveModel('edges-to-all', third, { '1973–74 (m/s)': Number(rows.at(-2)?.[2]) });
log('as learned, from within 150 km:', (await learned().mul(near.greater(0)).sum(1).mean().data())[0]);
field(learned(), { title: 'Who (row) hears whom (column)', units: '', min: 0 });
