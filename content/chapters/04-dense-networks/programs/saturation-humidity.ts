/**
 * @title Saturation humidity from observations
 * @expect plot "Training" series "validation" last < 0.35
 * @expect table "Held-out error" cell "straight line" "RMSE (g/kg)" > 1.5
 * @expect table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)" > 0.64
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)" < 0.62
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// Monthly means over the ocean. Whole blocks of 10° × 10° are
// held back, not single cells.
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const cells = ({ columns }: typeof split.train) => ({
  x: tf.stack([columns.airTemperature, columns.pressure], 1), // °C and hPa, shape [cells, 2]
  q: tf.tensor1d(columns.specificHumidity), // g/kg, shape [cells]
});
const [train, validation, test] = [cells(split.train), cells(split.validation), cells(split.test)];
const meanX = train.x.mean(0); // one mean for each column
const stdX = tf.moments(train.x, 0).variance.sqrt();
const [meanQ, stdQ] = [train.q.mean(), tf.moments(train.q).variance.sqrt()];

// The network: two hidden layers of 32 neurons. No physics:
// temperature and pressure in, one number out.
const rng = random(4);
const start = () => tf.initializers.glorotNormal({ seed: rng.seed() });
const layers = tf.sequential();
layers.add(tf.layers.dense({ inputShape: [2], units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 1, kernelInitializer: start() }));
// Standardise on the way in, undo it on the way out: between the
// two, every number is of order 1.
const network = (x: tf.Tensor) => {
  const output = layers.apply(x.sub(meanX).div(stdX)) as tf.Tensor;
  return output.squeeze([1]).mul(stdQ).add(meanQ);
};

// Rival 1, the least-squares line through temperature and
// humidity.
const deviation = train.x.sub(meanX).slice([0, 0], [-1, 1]).squeeze([1]);
const slope = deviation.mul(train.q.sub(meanQ)).mean().div(deviation.square().mean());
const line = (x: tf.Tensor) => x.sub(meanX).slice([0, 0], [-1, 1]).squeeze([1]).mul(slope).add(meanQ);

// Rival 2, eight tenths of saturation: vapour pressure e in hPa
// (Bolton 1980), then specific humidity in g/kg.
const physics = (x: tf.Tensor) => {
  const [T, p] = tf.unstack(x, 1) as [tf.Tensor, tf.Tensor];
  const e = T.mul(17.67).div(T.add(243.5)).exp().mul(6.112);
  return e.mul(0.8 * 622).div(p.sub(e.mul(0.378)));
};

const squaredError = (guess: tf.Tensor, truth: tf.Tensor) => guess.sub(truth).square().mean().asScalar();
log(`${layers.countParams()} parameters; ${split.train.count} cells to learn from`);
const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
const optimizer = tf.train.adam(0.003);
for await (const step of steps(1500)) {
  const rows = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(split.train.count)));
  const loss = optimizer.minimize(
    () => squaredError(network(train.x.gather(rows)), train.q.gather(rows)),
    true,
  );
  if (loss && step % 10 === 0) training.add('train', step, loss);
  tf.dispose(rows); // tensors made outside `minimize` are ours to free
  loss?.dispose();
  if (step % 50 === 49) {
    const heldBack = tf.tidy(() => squaredError(network(validation.x), validation.q));
    training.add('validation', step, heldBack);
    heldBack.dispose();
  }
}

// The verdict on the test cells, and the three curves at 1013 hPa
// over every thirtieth of those cells.
const curves = plot({
  title: 'Humidity at 1013 hPa',
  x: { label: 'air temperature', units: '°C' },
  y: { label: 'specific humidity', units: 'g/kg' },
});
const thin = (values: Float32Array) => values.filter((_, i) => i % 30 === 0);
const { airTemperature, specificHumidity } = split.test.columns;
curves.set('observed', thin(airTemperature), thin(specificHumidity), { role: 'truth', style: 'points' });
const t = tf.linspace(-5, 30, 71);
const at1013 = tf.stack([t, tf.fill([71], 1013)], 1);
const rows: [string, number][] = [];
for (const { name, model, look } of [
  { name: 'straight line', model: line, look: { role: 'baseline', style: 'dashed' } },
  { name: '0.80 × Clausius–Clapeyron', model: physics, look: { role: 'baseline' } },
  { name: 'network', model: network, look: { role: 'forecast' } },
] as const) {
  const [rmse = Number.NaN] = await squaredError(model(test.x), test.q).sqrt().data();
  rows.push([name, Number(rmse.toFixed(3))]);
  curves.set(name, await t.data(), await model(at1013).data(), look);
}
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows });
