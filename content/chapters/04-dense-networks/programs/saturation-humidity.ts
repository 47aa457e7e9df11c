/**
 * @title Saturation humidity from observations
 * @seeds 10
 * @expect plot "Training" series "validation" last < 0.35
 * @expect table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)" > 0.64
 * @expect table "Held-out error" cell "network" "RMSE (g/kg)"
 *   < table "Held-out error" cell "0.80 × Clausius–Clapeyron" "RMSE (g/kg)" * 0.95 in every seed
 * @expect mean over seeds of table "Held-out error" cell "network" "RMSE (g/kg)" between 0.58 and 0.6
 * @small "steps(1500)" = "steps(200)"
 * @expect-small plot "Training" series "validation" last < 0.6
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, live, log, plot, random, saveModel, steps, table } from 'lab';

// Monthly means over the ocean. Whole blocks of 10° × 10° are
// held back, not single cells.
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const cells = ({ columns }: typeof split.train) => ({
  x: tf.stack([columns.airTemperature, columns.pressure], 1), // °C and hPa, shape [cells, 2]
  q: tf.tensor1d(columns.specificHumidity), // g/kg, shape [cells]
});
const [train, validation, test] = [cells(split.train), cells(split.validation), cells(split.test)];
const [meanX, stdX] = [train.x.mean(0), tf.moments(train.x, 0).variance.sqrt()]; // one for each column
const [meanQ, stdQ] = [train.q.mean(), tf.moments(train.q).variance.sqrt()];

// Two hidden layers, no physics: temperature and pressure in.
const hidden = 32; // @knob 1..128 log neurons a hidden layer
const bend = 'tanh'; // @knob tanh|relu|sigmoid|linear activation
const rate = 0.003; // @knob 0.0001..0.1 log learning rate
const seed = 4; // @knob any seed
const rng = random(seed);
const dense = (units: number, inputs: number, activation: typeof bend | 'linear') => {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
  return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
};
const layers = [dense(hidden, 2, bend), dense(hidden, hidden, bend), dense(1, hidden, 'linear')];
const model = tf.sequential({ layers });
log(`${model.countParams()} parameters; ${split.train.count} cells to learn from`);
// Standardise on the way in, undo it on the way out: between
// the two, every number is of order 1.
const network = (x: tf.Tensor) =>
  (model.apply(x.sub(meanX).div(stdX)) as tf.Tensor).squeeze([1]).mul(stdQ).add(meanQ);

// The rival, eight tenths of saturation: vapour pressure e in
// hPa (Bolton 1980), then specific humidity in g/kg.
const physics = (x: tf.Tensor) => {
  const [T, p] = tf.unstack(x, 1) as [tf.Tensor, tf.Tensor];
  const e = T.mul(17.67).div(T.add(243.5)).exp().mul(6.112);
  return e.mul(0.8 * 622).div(p.sub(e.mul(0.378)));
};

// Both curves at 1013 hPa, over every thirtieth validation
// cell. The network's is drawn anew while it learns.
const curves = plot({ title: 'Humidity', x: 'air temperature (°C)', y: 'specific humidity (g/kg)' });
const thin = (values: Float32Array) => values.filter((_, i) => i % 30 === 0);
const { airTemperature, specificHumidity } = split.validation.columns;
curves.set('observed', thin(airTemperature), thin(specificHumidity), { role: 'truth', style: 'points' });
const t = tf.linspace(-5, 30, 71);
const draw = async (name: string, answer: typeof network, role: 'baseline' | 'forecast') =>
  curves.set(name, await t.data(), await answer(tf.stack([t, tf.fill([71], 1013)], 1)).data(), { role });
await draw('0.80 × Clausius–Clapeyron', physics, 'baseline');
const squares = (f: typeof network, { x, q }: typeof test) => f(x).sub(q).square().mean().asScalar();
const training = plot({ title: 'Training', x: 'step', y: 'squared error (g²/kg²)', log: true });
const optimizer = tf.train.adam(rate);
for await (const step of live(steps(1500), () => draw('network', network, 'forecast'))) {
  const rows = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(split.train.count)));
  const [x, q] = [train.x.gather(rows), train.q.gather(rows)];
  const loss = optimizer.minimize(() => squares(network, { x, q }), true);
  if (loss && step % 10 === 0) training.add('train', step, loss);
  if (step % 50 === 49) tf.tidy(() => training.add('validation', step, squares(network, validation)));
  tf.dispose([rows, x, q, loss ?? []]); // tensors made outside `minimize` are ours to free
}

// The verdict, on the test cells.
const rows: (string | number)[][] = [];
for (const [name, answer] of Object.entries({ '0.80 × Clausius–Clapeyron': physics, network }))
  rows.push([name, ...(await squares(answer, test).sqrt().data())]);
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows, decimals: 3 });
const [error = Number.NaN] = await squares(network, validation).sqrt().data();
await saveModel('network', model.getWeights(), { 'validation cells (g/kg)': error });
