/**
 * @title Learn the humidity of sea air
 * @expect log "On cells that it has not seen its RMSE is # g/kg" < 0.65
 * @expect plot "Humidity of the air over the sea" series "network" at 20 between 10.7 and 12.2
 * @expect plot "Humidity of the air over the sea" series "network" min > 1.5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps } from 'lab';

// What ships and buoys reported of the air over the sea: a mean
// for each month of the year in each box of 2° × 2°.
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'specificHumidity']).split();
const chart = plot({
  title: 'Humidity of the air over the sea',
  x: 'air temperature (°C)',
  y: 'specific humidity (g/kg)',
});
// Every 193rd to look at; one in a hundred is colder than −5 °C.
const { airTemperature, specificHumidity } = split.train.columns;
const rows = [...airTemperature.keys()].filter((i) => i % 193 === 0 && Number(airTemperature[i]) >= -5);
const pick = (column: Float32Array) => rows.map((i) => Number(column[i]));
chart.set('observed', pick(airTemperature), pick(specificHumidity), { role: 'truth', style: 'points' });

// The physics: vapour at saturation (Bolton 1980), at 1013 hPa.
// The network never sees it.
const celsius = Array.from({ length: 71 }, (_, i) => -5 + i / 2);
const saturation = celsius.map((T) => {
  const e = 6.112 * Math.exp((17.67 * T) / (T + 243.5)); // hPa
  return (622 * e) / (1013 - 0.378 * e);
});
chart.set('saturation', celsius, saturation, { role: 'baseline', style: 'dashed' });

// The network: a temperature in, two layers of 16 neurons, a
// humidity out. Inside, all numbers are of order 1.
const seed = 2; // any
const rng = random(seed);
const dense = (units: number, inputs: number, activation: 'tanh' | 'linear') => {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
  return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
};
const layers = [dense(16, 1, 'tanh'), dense(16, 16, 'tanh'), dense(1, 16, 'linear')];
const model = tf.sequential({ layers });
const network = (T: tf.Tensor) => (model.apply(T.sub(18).div(10)) as tf.Tensor).mul(5.5).add(11.5);

// Training: 256 observations at a time, and the curve is drawn.
const cells = ({ columns: { airTemperature: T, specificHumidity: q } }: typeof split.train) => ({
  T: tf.tensor2d(T, [T.length, 1]),
  q: tf.tensor2d(q, [q.length, 1]),
});
const [train, validation] = [cells(split.train), cells(split.validation)];
const squares = (guess: tf.Tensor, truth: tf.Tensor) => guess.sub(truth).square().mean().asScalar();
const grid = tf.tensor2d(celsius, [71, 1]);
const draw = async () => {
  const curve = tf.tidy(() => network(grid));
  chart.set('network', celsius, await curve.data(), { role: 'forecast' });
  curve.dispose();
};
const optimizer = tf.train.adam(0.001);
for await (const step of steps(1000)) {
  if (step % 5 === 0) await draw();
  const chosen = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(split.train.count)));
  const [T, q] = [train.T.gather(chosen), train.q.gather(chosen)];
  optimizer.minimize(() => squares(network(T), q));
  tf.dispose([chosen, T, q]); // tensors made outside `minimize` are ours to free
}
await draw();
const [error = Number.NaN] = await squares(network(validation.T), validation.q).sqrt().data();
log(`On cells that it has not seen its RMSE is ${error.toFixed(2)} g/kg.`);
