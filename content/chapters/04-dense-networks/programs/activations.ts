/**
 * @title Activations on the same task
 * @expect table "Held-out error after training" cell "none" "RMSE (g/kg)" > 1.2
 * @expect table "Held-out error after training" cell "GELU" "RMSE (g/kg)" < 0.7
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, steps, table } from 'lab';

// Every σ of the comparison is one line. Add your own: it needs
// only operations that tfjs can differentiate.
const activations: Record<string, (z: tf.Tensor) => tf.Tensor> = {
  none: (z) => z,
  sigmoid: (z) => z.sigmoid(),
  tanh: (z) => z.tanh(),
  ReLU: (z) => z.relu(),
  SiLU: (z) => z.mul(z.sigmoid()),
  GELU: (z) => z.mul(z.div(Math.SQRT2).erf().add(1)).div(2),
};

const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
// Standardised with round numbers near the data's means and
// spreads (°C, hPa, g/kg).
const inputs = (c: typeof train) =>
  tf.stack([tf.sub(c.columns.airTemperature, 18).div(9), tf.sub(c.columns.pressure, 1013).div(7)], 1);
const targets = (c: typeof train) => tf.sub(c.columns.specificHumidity, 11).div(5.5).expandDims(1);
const [x, y, xTest, yTest] = [inputs(train), targets(train), inputs(test), targets(test)];

// Four hidden layers of 16. Every network starts from the same
// seed, so from the same weights.
const sizes = [2, 16, 16, 16, 16, 1];
const networks = Object.entries(activations).map(([name, activate]) => {
  const rng = random(7);
  const layers = sizes.slice(1).map((nOut, i) => {
    const nIn = sizes[i] as number;
    const std = Math.sqrt(2 / (nIn + nOut)); // Glorot and Bengio (2010)
    return {
      W: tf.variable(tf.randomNormal([nIn, nOut], 0, std, 'float32', rng.seed())),
      b: tf.variable(tf.zeros([nOut])),
    };
  });
  const forward = (input: tf.Tensor) =>
    layers.reduce((a, { W, b }, i) => {
      const z = tf.matMul(a, W).add(b);
      return i < layers.length - 1 ? activate(z) : z; // no activation after the last layer
    }, input);
  return { name, forward, weights: layers.flatMap(({ W, b }) => [W, b]), optimizer: tf.train.adam(0.003) };
});

const training = plot({ title: 'Training', x: 'step', y: 'squared error (g²/kg²)', log: true });
const rng = random(1);
for await (const step of steps(400)) {
  const batch = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(train.count)));
  const [xBatch, yBatch] = [x.gather(batch), y.gather(batch)]; // the same minibatch for all
  for (const { name, forward, weights, optimizer } of networks) {
    const error = () => forward(xBatch).sub(yBatch).mul(5.5).square().mean().asScalar();
    const loss = optimizer.minimize(error, true, weights);
    if (loss && step % 10 === 0) training.add(name, step, loss);
    loss?.dispose();
  }
  tf.dispose([batch, xBatch, yBatch]);
}

const rows: (string | number)[][] = [];
for (const { name, forward } of networks) {
  rows.push([name, ...(await forward(xTest).sub(yTest).mul(5.5).square().mean().sqrt().data())]);
}
const columns = ['activation', 'RMSE (g/kg)'];
table({ title: 'Held-out error after training', columns, rows, decimals: 3 });
