/**
 * @title What the neighbours tell, solved
 * @expect table "Next day, twelve stations" cell "own, mean within 150 km" "1973–74 (m/s)"
 *   < table "Next day, twelve stations" cell "own days" "1973–74 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, mean within 300 km" "1973–74 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1973–74 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, mean within 600 km" "1973–74 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1973–74 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, means within 150 km and beyond" "1973–74 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1973–74 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, mean within 600 km" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "own, mean within 300 km" "1973–74 (m/s)"
 * @expect table "Next day, twelve stations" cell "all, a weight for each" "1973–74 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 600 km" "1973–74 (m/s)" * 0.99
 * @expect table "Next day, twelve stations" cell "own, mean within 600 km" "1973–74 (m/s)"
 *   > table "Next day, twelve stations" cell "own days" "1973–74 (m/s)" * 0.99
 * @expect table "Next day, twelve stations" cell "own, mean within 150 km" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "own days" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, mean within 300 km" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, mean within 600 km" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "own, means within 150 km and beyond" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 150 km" "1975–78 (m/s)"
 * @expect table "Next day, twelve stations" cell "all, a weight for each" "1975–78 (m/s)"
 *   < table "Next day, twelve stations" cell "own, mean within 600 km" "1975–78 (m/s)" * 0.99
 * @expect table "Next day, twelve stations" cell "own, mean within 600 km" "1975–78 (m/s)"
 *   > table "Next day, twelve stations" cell "own days" "1975–78 (m/s)" * 0.99
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, greatCircle, log, ridge, stationMap, table } from 'lab';

const known = 5; // @knob 1..10 days that are known

// Chapter 9's task: departures from normal at twelve stations on five days, and wanted the next day's.
const irish = await dataset('irish-wind');
const departures = irish.anomalies('windSpeed');
const { deviation, standardise } = irish.standardiser('windSpeed', departures);
const days = tf.tensor(standardise(departures), [departures.length / 12, 12]);
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: known });
  const x = days.gather(windows.map(({ inputs }) => inputs)).transpose([0, 2, 1]); // [examples, 12, days]
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
await show('persistence', (x) => x.slice([0, 0, known - 1]).squeeze([2]));
// Two stations are joined if they lie within so many kilometres. Row i says whom station i hears.
const km = irish.stations.map((a) =>
  irish.stations.map((b) => greatCircle(a.latitude, a.longitude, b.latitude, b.longitude)),
);
const joined = (from: number, to: number) =>
  km.map((row, i) => row.map((far, j) => Number(i !== j && far >= from && far < to)));
const mean = (x: tf.Tensor, from: number, to: number) => {
  const edges = tf.tensor2d(joined(from, to));
  return edges
    .div(edges.sum(1, true))
    .mul(tf.ones([x.shape[0], 1, 1]))
    .matMul(x);
};
// A regression for each station, from its own five days and what else it is told.
const told: Record<string, (x: tf.Tensor) => tf.Tensor> = { 'own days': (x) => x };
for (const within of [150, 300, 600])
  told[`own, mean within ${within} km`] = (x) => tf.concat([x, mean(x, 0, within)], 2);
told['own, means within 150 km and beyond'] = (x) => tf.concat([x, mean(x, 0, 150), mean(x, 150, 600)], 2);
for (const [name, inputs] of Object.entries(told)) {
  const [x, y] = [(await inputs(train.x).array()) as number[][][], await train.y.array()];
  const fits = irish.stations.map((_, s) =>
    ridge(
      x.map((stations) => stations[s] ?? []),
      y.map((winds) => winds[s] ?? Number.NaN),
      { penalty: 0.03 },
    ),
  );
  const [weights, offsets] = [fits.map((fit) => fit.weights), fits.flatMap((fit) => fit.intercepts)];
  await show(name, (given) => inputs(given).mul(tf.tensor2d(weights)).sum(2).add(offsets));
}
const flat = (x: tf.Tensor) => x.reshape([-1, 12 * known]) as tf.Tensor2D;
const all = ridge(await flat(train.x).array(), await train.y.array(), { penalty: 0.03 });
const each = tf.tensor2d(all.weights, [12 * known, 12]);
await show('all, a weight for each', (x) => flat(x).matMul(each).add(all.intercepts));
const degrees = joined(0, 150).map((row) => row.reduce((sum, one) => sum + one, 0));
const edges = degrees.reduce((sum, degree) => sum + degree, 0);
log(Number((edges / (12 * 11)).toFixed(3)), 'of all pairs are edges of 150 km');
const stations = irish.stations.map(({ id, ...place }, i) => ({
  ...place,
  name: id,
  value: degrees[i] ?? 0,
}));
stationMap({ title: 'Neighbours within 150 km', units: 'stations', stations });
