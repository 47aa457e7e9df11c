/**
 * @title A backward pass to mend
 * @expect check "layer 2" passes
 * @expect check "weights of layer 1" fails
 * @expect check "biases of layer 1" fails
 * @expect plot "Training" series "minibatch" last between 1.2 and 1.45
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, steps } from 'lab';

/** Weights [inputs, 8] and [8, 1], biases [1, 8] and [1, 1]; or the slopes of the loss for each of them. */
export interface Network {
  W1: tf.Tensor;
  b1: tf.Tensor;
  W2: tf.Tensor;
  b2: tf.Tensor;
}

/** Slopes of the mean squared error of ReLU(x W1 + b1) W2 + b2 from q, of shape [batch, 1]. */
export function backward({ W1, b1, W2, b2 }: Network, x: tf.Tensor, q: tf.Tensor): Network {
  const a = x.matMul(W1).add(b1).relu();
  const y = a.matMul(W2).add(b2);
  const delta2 = y.sub(q).mul(2 / (x.shape[0] ?? 1));
  // Through W2. And then?
  const delta1 = delta2.matMul(W2, false, true);
  return {
    W1: x.matMul(delta1, true),
    b1: delta1.mean(0, true), // one of these four lines is wrong
    W2: a.matMul(delta2, true),
    b2: delta2.sum(0, true),
  };
}

// Humidity of sea air (g/kg) from its temperature (tens of °C).
const { train } = (await dataset('coads')).samples(['airTemperature', 'specificHumidity']).split();
const T = train.columns.airTemperature.map((celsius) => celsius / 10);
const q = train.columns.specificHumidity;
const rng = random(6);
const numbers = (rows: number, columns: number, spread: number) =>
  tf.tensor2d(
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, spread))),
  );
let network: Network = {
  W1: numbers(1, 8, 1),
  b1: numbers(1, 8, 1),
  W2: numbers(8, 1, 0.5),
  b2: tf.zeros([1, 1]),
};
const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
for await (const step of steps(600)) {
  const rows = Array.from({ length: 128 }, () => rng.integer(train.count));
  const [x, truth] = [T, q].map((column) => tf.tensor2d(rows.map((row) => [column[row] ?? 0])));
  if (!x || !truth) break;
  const before = network;
  network = tf.tidy(() => {
    const slopes = backward(before, x, truth);
    const down = (name: keyof Network) => before[name].sub(slopes[name].mul(0.003));
    return { W1: down('W1'), b1: down('b1'), W2: down('W2'), b2: down('b2') };
  });
  const loss = tf.tidy(() => {
    const a = x.matMul(before.W1).add(before.b1).relu();
    return a.matMul(before.W2).add(before.b2).sub(truth).square().mean();
  });
  if (step % 10 === 9) training.add('minibatch', step, loss as tf.Scalar);
  tf.dispose([x, truth, loss, Object.values(before)]);
}
