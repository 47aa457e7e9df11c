/**
 * @title Where the network is wrong
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)" < 0.62
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, plot, random, steps, table } from 'lab';

// What the network is told. Add 'sst' (temperature of the water),
// 'windSpeed', 'uWind', 'vWind', and watch the map.
const predictors = ['airTemperature', 'pressure'] as const;
const month = 7;

const coads = await dataset('coads');
const { train, test } = coads.samples([...predictors, 'specificHumidity']).split();
type Columns = Record<(typeof predictors)[number], Float32Array>;
const stack = (columns: Columns) =>
  tf.stack(
    predictors.map((name) => columns[name]),
    1,
  ); // [cells, predictors]
const [x, q] = [stack(train.columns), tf.tensor1d(train.columns.specificHumidity)];
const { mean, variance } = tf.moments(x, 0);

// The network of the last program; only the number of inputs
// follows the list above.
const rng = random(4);
const start = () => tf.initializers.glorotNormal({ seed: rng.seed() });
const layers = tf.sequential();
const inputShape = [predictors.length];
layers.add(tf.layers.dense({ inputShape, units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 1, kernelInitializer: start() }));
const network = (x: tf.Tensor) => {
  const output = layers.apply(x.sub(mean).div(variance.sqrt())) as tf.Tensor;
  return output.squeeze([1]).mul(5.5).add(11); // g/kg, from numbers of order 1
};
const squaredError = (guess: tf.Tensor, truth: tf.Tensor | Float32Array) =>
  guess.sub(truth).square().mean().asScalar();

const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
const optimizer = tf.train.adam(0.003);
for await (const step of steps(1500)) {
  const rows = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(train.count)));
  const loss = optimizer.minimize(() => squaredError(network(x.gather(rows)), q.gather(rows)), true);
  if (loss && step % 10 === 0) training.add('train', step, loss);
  tf.dispose(rows);
  loss?.dispose();
}
const [rmse = Number.NaN] = await squaredError(network(stack(test.columns)), test.columns.specificHumidity)
  .sqrt()
  .data();
table({
  title: 'Held-out error',
  columns: ['model', 'told', 'cells', 'RMSE (g/kg)'],
  rows: [['network', predictors.join(', '), test.count, Number(rmse.toFixed(3))]],
});

// One month of the whole ocean, training cells included. Land,
// ice and unvisited sea are NaN and stay so.
const [, rows = 0, columns = 0] = coads.variables.specificHumidity.shape;
const oneMonth = (values: Float32Array) => values.slice((month - 1) * rows * columns, month * rows * columns);
const told = Object.fromEntries(
  predictors.map((name) => [name, oneMonth(coads.variables[name].values)]),
) as Columns;
const guess = await network(stack(told)).data();
const error = oneMonth(coads.variables.specificHumidity.values).map((observed, cell) => {
  const complete = predictors.every((name) => !Number.isNaN(told[name][cell]));
  return complete ? (guess[cell] ?? Number.NaN) - observed : Number.NaN;
});
field(error, {
  title: `Network minus observation, month ${month}`,
  units: 'g/kg',
  shape: [rows, columns],
  palette: 'diverging',
  min: -2,
  max: 2,
  x: { label: 'longitude', units: '°E', first: 21, last: 379 },
  y: { label: 'latitude', units: '°N', first: -89, last: 89 },
});
