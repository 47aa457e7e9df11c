/**
 * @title Fifty parameters
 * @expect check "at most 50 parameters" passes
 * @expect check "beats 0.80 × Clausius–Clapeyron on validation cells" passes
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps } from 'lab';

const coads = await dataset('coads');
const { train } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const rng = random(3);
const start = () => tf.initializers.glorotNormal({ seed: rng.seed() });

// 2 · 10 + 10 = 30 parameters in the hidden layer, 10 · 1 + 1 =
// 11 in the output: 41. The bend is what was missing.
const neurons = 10; // @knob 1..32 neurons in the hidden layer
const bend = 'tanh'; // @knob linear|relu|tanh activation
export const network = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [2], units: neurons, activation: bend, kernelInitializer: start() }),
    tf.layers.dense({ units: 1, kernelInitializer: start() }),
  ],
});
log(`${network.countParams()} parameters`);

/** Specific humidity (g/kg) from air temperature (°C) and pressure (hPa): what the check calls with held-out cells. */
export function humidity(temperature: Float32Array, pressure: Float32Array): tf.Tensor {
  const x = tf.stack([tf.sub(temperature, 18).div(9), tf.sub(pressure, 1013).div(7)], 1);
  return (network.apply(x) as tf.Tensor).squeeze([1]).mul(5.5).add(11);
}

const { airTemperature: T, pressure: p, specificHumidity: q } = train.columns;
const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'mean squared error', units: '(g/kg)²' },
  log: true,
});
const optimizer = tf.train.adam(0.01);
for await (const step of steps(1200)) {
  const rows = Array.from({ length: 256 }, () => rng.integer(train.count));
  const batch = (column: Float32Array) => Float32Array.from(rows, (row) => column[row] ?? Number.NaN);
  const loss = optimizer.minimize(
    () => humidity(batch(T), batch(p)).sub(batch(q)).square().mean().asScalar(),
    true,
  );
  if (loss && step % 10 === 0) training.add('train', step, loss);
  loss?.dispose();
}
