/**
 * @title Where the network is wrong
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)" < 0.6
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, field, plot, random, steps, table } from 'lab';

// What the network is told. Add 'sst' (temperature of the water), 'windSpeed', 'uWind', 'vWind', and watch the map.
const predictors = ['airTemperature', 'pressure'] as const;
const month = 7;

const coads = await dataset('coads');
const { train, test } = coads.samples([...predictors, 'specificHumidity']).split();

// Mean and standard deviation of every predictor over the training cells.
const scales = predictors.map((name) => {
  const column = train.columns[name];
  const mean = column.reduce((sum, v) => sum + v, 0) / train.count;
  return { name, mean, std: Math.sqrt(column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / train.count) };
});
type Columns = Record<(typeof predictors)[number], Float32Array>;
const inputs = (columns: Columns) =>
  tf.stack(scales.map(({ name, mean, std }) => tf.sub(columns[name], mean).div(std)), 1);

const rng = random(4);
const dense = (units: number, activation: 'tanh' | 'linear') =>
  tf.layers.dense({ units, activation, kernelInitializer: tf.initializers.glorotNormal({ seed: rng.seed() }) });
const network = tf.sequential({
  layers: [tf.layers.inputLayer({ inputShape: [predictors.length] }), dense(32, 'tanh'), dense(32, 'tanh'), dense(1, 'linear')],
});
const humidity = (x: tf.Tensor) => (network.apply(x) as tf.Tensor).squeeze([1]).mul(5.5).add(11); // g/kg

const [x, q] = [inputs(train.columns), tf.tensor1d(train.columns.specificHumidity)];
const optimizer = tf.train.adam(0.01);
const training = plot({ title: 'Training', x: 'step', y: { label: 'mean squared error', units: '(g/kg)²' }, log: true });
for await (const step of steps(1000)) {
  const batch = tf.tensor1d(Array.from({ length: 256 }, () => rng.integer(train.count)), 'int32');
  const loss = optimizer.minimize(() => humidity(x.gather(batch)).sub(q.gather(batch)).square().mean().asScalar(), true);
  if (loss && step % 10 === 0) training.add('train', step, loss);
  tf.dispose([batch, loss as tf.Tensor]);
}

const [rmse = Number.NaN] = await humidity(inputs(test.columns)).sub(test.columns.specificHumidity).square().mean().sqrt().data();
table({ title: 'Held-out error', columns: ['model', 'predictors', 'RMSE (g/kg)'], rows: [['network', predictors.join(', '), Number(rmse.toFixed(3))]] });

// One month of the whole ocean, training cells included: network minus observation, missing where anything is missing.
const [, rows = 0, columns = 0] = coads.variables.specificHumidity.shape;
const map = (name: keyof typeof coads.variables) =>
  coads.variables[name].values.slice((month - 1) * rows * columns, month * rows * columns);
const told = Object.fromEntries(predictors.map((name) => [name, map(name)])) as Columns;
const guess = await humidity(inputs(told)).data();
const error = map('specificHumidity').map((observed, cell) =>
  predictors.some((name) => Number.isNaN(told[name][cell])) ? Number.NaN : (guess[cell] ?? Number.NaN) - observed,
);
field(error, {
  title: `Network minus observation, month ${month}`,
  shape: [rows, columns],
  units: 'g/kg',
  palette: 'diverging',
  min: -2,
  max: 2,
  x: { label: 'longitude', units: '°E', first: 21, last: 379 },
  y: { label: 'latitude', units: '°N', first: -89, last: 89 },
});
