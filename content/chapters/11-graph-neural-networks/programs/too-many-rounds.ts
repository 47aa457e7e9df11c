/**
 * @title Too many rounds
 * @seeds 10
 * @expect table "Next day, by depth" cell "16, edges, plain" "alike at the start"
 *   > table "Next day, by depth" cell "16, edges, shortcuts" "alike at the start" in every seed
 * @expect table "Next day, by depth" cell "16, edges, shortcuts" "alike at the start"
 *   > table "Next day, by depth" cell "16, no edges, shortcuts" "alike at the start" in every seed
 * @expect table "Next day, by depth" cell "16, no edges, plain" "alike at the start"
 *   > table "Next day, by depth" cell "16, no edges, shortcuts" "alike at the start" in every seed
 * @expect table "Next day, by depth" cell "16, edges, plain" "1973–74 (m/s)"
 *   > table "Next day, by depth" cell "1, edges, plain" "1973–74 (m/s)" in 8 of 10 seeds
 * @expect table "Next day, by depth" cell "1, edges, plain" "1973–74 (m/s)"
 *   > table "Next day, by depth" cell "1, no edges, plain" "1973–74 (m/s)" in 9 of 10 seeds
 * @expect table "Next day, by depth" cell "1, no edges, plain" "1973–74 (m/s)"
 *   > table "Next day, by depth" cell "1, no edges, shortcuts" "1973–74 (m/s)" in 8 of 10 seeds
 * @expect table "Next day, by depth" cell "16, edges, plain" "1973–74 (m/s)"
 *   > table "Next day, by depth" cell "16, no edges, plain" "1973–74 (m/s)" in 8 of 10 seeds
 * @expect table "Next day, by depth" cell "16, edges, shortcuts" "1973–74 (m/s)"
 *   < table "Next day, by depth" cell "16, edges, plain" "1973–74 (m/s)" in every seed
 * @expect table "Next day, by depth" cell "16, no edges, shortcuts" "1973–74 (m/s)"
 *   < table "Next day, by depth" cell "16, no edges, plain" "1973–74 (m/s)" in every seed
 * @expect table "Next day, by depth" cell "16, no edges, shortcuts" "1973–74 (m/s)"
 *   < table "Next day, by depth" cell "16, edges, shortcuts" "1973–74 (m/s)" in every seed
 * @small "steps(120)" = "steps(12)",
 *   "irish.windows(part, { inputs: known })" = "irish.windows(part, { inputs: known }).filter((_, i) => i % 4 === 0)"
 * @expect-small table "Next day, by depth" cell "4, edges, shortcuts" "1973–74 (m/s)" < 2.36
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, greatCircle, layerNorm, plot, random, steps, table } from 'lab';

const seed = 6; // @knob any seed
const [known, width] = [5, 16]; // days; numbers a station
const kinds = ['no edges, plain', 'edges, plain', 'no edges, shortcuts', 'edges, shortcuts']; // trained at once
const shortcut = tf.tensor3d([0, 0, 1, 1], [4, 1, 1]);
// Chapter 9's task. Stations come first here: x is [12, examples, days].
const irish = await dataset('irish-wind');
const { deviation, standardise } = irish.standardiser('windSpeed', irish.anomalies('windSpeed'));
const values = standardise(irish.anomalies('windSpeed'));
const day = (d: number) => Array.from(values.subarray(12 * d, 12 * d + 12));
const examples = (part: 'train' | 'validation') => {
  const windows = irish.windows(part, { inputs: known });
  const x = tf.tensor3d(windows.map(({ inputs }) => Array.from(inputs, day))).transpose([2, 0, 1]);
  return { x, y: tf.tensor2d(windows.map(({ targets: [d = 0] }) => day(d))).transpose() };
};
const [train, validation] = [examples('train'), examples('validation')];
// The graph of stations less than 150 km apart, each with itself, as Kipf and Welling divide it.
const joined = irish.stations.map((a) =>
  irish.stations.map((b) => Number(greatCircle(a.latitude, a.longitude, b.latitude, b.longitude) < 150)),
);
const degree = tf.tensor2d(joined).sum(1);
const gcn = tf.tensor2d(joined).div(degree.sqrt()).div(degree.sqrt().expandDims(1));
const graph = tf.stack([tf.eye(12), gcn, tf.eye(12), gcn]); // [4, 12, 12]
// How alike the states of two stations are on one day: the mean cosine over all pairs, each with itself too.
const alike = (state: tf.Tensor) =>
  tf.mean(tf.square(layerNorm(state).reshape([4, 12, -1, width]).mean(1)), [1, 2]);
const chart = plot({ title: 'Stations become alike', x: 'rounds', y: 'mean cosine, before training' });
const rows: (string | number)[][] = [];
for (const depth of [1, 4, 16]) {
  const rng = random(seed);
  const draw = (from: number, to: number) => {
    const start = tf.randomNormal([1, from, to], 0, Math.sqrt(2 / from), 'float32', rng.seed());
    return tf.variable(start.tile([4, 1, 1])); // the same for all four
  };
  const [embed, read] = [draw(known, width), draw(width, 1)];
  const weights = Array.from({ length: depth }, () => draw(width, width));
  const round = (h: tf.Tensor, w: tf.Tensor) => {
    const sent = layerNorm(h).relu().matMul(w);
    return h.mul(shortcut).add(graph.matMul(sent.reshape([4, 12, -1])).reshape(h.shape));
  };
  const states = (x: tf.Tensor) => {
    const all = [x.reshape([1, -1, known]).tile([4, 1, 1]).matMul(embed)]; // [4, 12 · examples, width]
    for (const w of weights) all.push(tf.tidy(() => round(all.at(-1) as tf.Tensor, w)));
    return all;
  };
  const squares = (x: tf.Tensor, y: tf.Tensor) => {
    const forecast = layerNorm(states(x).at(-1) as tf.Tensor).matMul(read);
    return tf.squaredDifference(forecast.reshape([4, ...y.shape]), y).mean([1, 2]);
  };
  const start = tf.tidy(() => tf.stack(states(validation.x).map(alike)));
  for (const [after, cosines] of ((await start.array()) as number[][]).entries())
    for (const [k, cosine] of depth < 16 ? [] : cosines.entries()) chart.add(kinds[k] ?? '', after, cosine);
  const optimizer = tf.train.adam(0.004);
  for await (const _ of steps(120)) {
    optimizer.minimize(() => {
      const some = Array.from({ length: 64 }, () => rng.integer(train.y.shape[1] ?? 1));
      return squares(train.x.gather(some, 1), train.y.gather(some, 1)).sum().asScalar();
    });
  }
  const trained = tf.tidy(() => alike(states(validation.x).at(-1) as tf.Tensor));
  const errors = tf.tidy(() => squares(validation.x, validation.y).sqrt().mul(deviation));
  const numbers = tf.stack([start.gather(depth), trained, errors], 1);
  for (const [k, row] of ((await numbers.array()) as number[][]).entries())
    rows.push([`${depth}, ${kinds[k]}`, ...row]);
  const columns = ['rounds', 'alike at the start', 'alike, trained', '1973–74 (m/s)'];
  table({ title: 'Next day, by depth', columns, rows, decimals: 3 });
}
