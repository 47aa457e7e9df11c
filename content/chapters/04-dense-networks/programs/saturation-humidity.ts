/**
 * @title Saturation humidity from observations
 * @expect plot "Training" series "validation" last < 0.45
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)" < 0.6
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// Monthly means over the ocean. The split holds back whole blocks of 10° × 10°, not single cells (why: see the text).
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const cells = ({ columns }: typeof split.train) => ({
  T: tf.tensor1d(columns.airTemperature), // °C
  p: tf.tensor1d(columns.pressure), // hPa
  q: tf.tensor1d(columns.specificHumidity), // g/kg
});
const [train, validation, test] = [cells(split.train), cells(split.validation), cells(split.test)];

// Standardise: the network sees numbers of order 1. Mean and spread come from the training cells alone.
const scale = (x: tf.Tensor) => ({ mean: x.mean(), std: tf.moments(x).variance.sqrt() });
const [T, p, q] = [scale(train.T), scale(train.p), scale(train.q)];
const inputs = (c: { T: tf.Tensor; p: tf.Tensor }) =>
  tf.stack([c.T.sub(T.mean).div(T.std), c.p.sub(p.mean).div(p.std)], 1); // [cells, 2]

// Two hidden layers of 32 neurons. No physics: temperature and pressure in, one number out.
const rng = random(4);
const dense = (units: number, activation: 'tanh' | 'linear') =>
  tf.layers.dense({ units, activation, kernelInitializer: tf.initializers.glorotNormal({ seed: rng.seed() }) });
const network = tf.sequential({ layers: [tf.layers.inputLayer({ inputShape: [2] }), dense(32, 'tanh'), dense(32, 'tanh'), dense(1, 'linear')] });
const humidity = (x: tf.Tensor) => (network.apply(x) as tf.Tensor).squeeze([1]).mul(q.std).add(q.mean); // g/kg
const squaredError = (guess: tf.Tensor, truth: tf.Tensor) => guess.sub(truth).square().mean().asScalar();

log(`${network.countParams()} parameters, ${split.train.count} training cells`);
const training = plot({ title: 'Training', x: 'step', y: { label: 'mean squared error', units: '(g/kg)²' }, log: true });
const optimizer = tf.train.adam(0.01);
const [x, xValidation] = [inputs(train), inputs(validation)];
for await (const step of steps(1000)) {
  const batch = tf.tensor1d(Array.from({ length: 256 }, () => rng.integer(split.train.count)), 'int32');
  const loss = optimizer.minimize(() => squaredError(humidity(x.gather(batch)), train.q.gather(batch)), true);
  if (loss && step % 10 === 0) training.add('train', step, loss);
  tf.dispose([batch, loss as tf.Tensor]);
  if (step % 50 === 49) {
    const held = tf.tidy(() => squaredError(humidity(xValidation), validation.q));
    training.add('validation', step, held);
    held.dispose();
  }
}

// The rivals. Saturation after Bolton (1980): vapour pressure e in hPa, then specific humidity in g/kg.
const saturation = (T: tf.Tensor, p: tf.Tensor) => {
  const e = T.mul(17.67).div(T.add(243.5)).exp().mul(6.112);
  return e.mul(622).div(p.sub(e.mul(0.378)));
};
const slope = train.T.sub(T.mean).mul(train.q.sub(q.mean)).mean().div(T.std.square()); // least squares
const line = (t: tf.Tensor) => t.sub(T.mean).mul(slope).add(q.mean);

const rmse = async (guess: tf.Tensor) => {
  const [value = Number.NaN] = await squaredError(guess, test.q).sqrt().data();
  return Number(value.toFixed(3));
};
table({
  title: 'Held-out error',
  columns: ['model', 'RMSE (g/kg)'],
  rows: [
    ['straight line', await rmse(line(test.T))],
    ['0.80 × Clausius–Clapeyron', await rmse(saturation(test.T, test.p).mul(0.8))],
    ['network', await rmse(humidity(inputs(test)))],
  ],
});

const t = tf.linspace(-5, 30, 71);
const at = { T: t, p: tf.fill([71], 1013) };
const temperatures = await t.data();
const curves = plot({ title: 'Humidity at 1013 hPa', x: { label: 'air temperature', units: '°C' }, y: { label: 'specific humidity', units: 'g/kg' } });
const thin = (values: Float32Array) => values.filter((_, i) => i % 30 === 0);
curves.set('observed (held out)', thin(split.test.columns.airTemperature), thin(split.test.columns.specificHumidity), { role: 'truth', style: 'points' });
curves.set('network', temperatures, await humidity(inputs(at)).data(), { role: 'forecast' });
curves.set('0.80 × Clausius–Clapeyron', temperatures, await saturation(t, at.p).mul(0.8).data(), { role: 'baseline' });
curves.set('straight line', temperatures, await line(t).data(), { role: 'baseline', style: 'dashed' });
