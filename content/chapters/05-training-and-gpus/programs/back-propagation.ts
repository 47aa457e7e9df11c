/**
 * @title Back-propagation by hand
 * @seeds 10
 * @expect table "Held-out error" cell "network, trained by hand" "RMSE (g/kg)" < 0.64
 * @expect table "Held-out error" cell "mean humidity" "RMSE (g/kg)" > 5
 * @expect table "Held-out error" cell "network, trained by hand" "RMSE (g/kg)"
 *   < table "Held-out error" cell "mean humidity" "RMSE (g/kg)" * 0.2 in every seed
 * @expect table "Held-out error" cell "network, trained by hand" "RMSE (g/kg)" between 0.55 and 0.66 in 9 of 10 seeds
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, random, steps, table } from 'lab';

// Temperature and pressure of sea air in, its humidity out, all
// standardised with the training cells.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const split = coads.samples(names).split();
const cells = ({ columns }: typeof split.train) => {
  const scaled = names.map((name) => tf.tensor1d(coads.standardiser(name).standardise(columns[name])));
  return { x: tf.stack(scaled.slice(0, 2), 1), q: tf.stack(scaled.slice(2), 1) };
};
const [train, test] = [cells(split.train), cells(split.test)];
const some = (index: number[]) => {
  const rows = tf.tensor1d(index, 'int32');
  return { x: train.x.gather(rows), q: train.q.gather(rows) };
};

// Layer 1: 16 neurons with two weights and a bias each. Layer 2:
// one output. A neuron is a column of W.
const seed = 5; // any: all chance comes from it
const rng = random(seed);
const normal = (rows: number, columns: number) => {
  const values = Array.from({ length: rows * columns }, () => rng.normal(0, 1 / Math.sqrt(rows)));
  return tf.variable(tf.tensor2d(values, [rows, columns]));
};
const zeros = (columns: number) => tf.variable(tf.zeros([1, columns]));
const theta = { W1: normal(2, 16), b1: zeros(16), W2: normal(16, 1), b2: zeros(1) };
type Slopes = Record<keyof typeof theta, tf.Tensor>;

/** Squared errors of some cells and the slope of their mean for every parameter: once forward, once back. */
function pass({ x, q }: typeof train): { squares: tf.Tensor; slopes: Slopes } {
  const { W1, b1, W2, b2 } = theta;
  // Forward. What the neurons answer is kept for the way back.
  const a = x.matMul(W1).add(b1).tanh();
  const error = a.matMul(W2).add(b2).sub(q);
  // Backward. The blame of the output comes from the loss, that of a
  // neuron from the output, through the weight between them and the
  // slope of tanh. `true` transposes the left or the right matrix.
  const delta = error.mul(2 / x.shape[0]);
  const blame = delta.matMul(W2, false, true).mul(tf.sub(1, a.square()));
  const layer2 = { W2: a.matMul(delta, true), b2: delta.sum(0, true) };
  const layer1 = { W1: x.matMul(blame, true), b1: blame.sum(0, true) };
  return { squares: error.square(), slopes: { ...layer1, ...layer2 } };
}

// Minibatches of 64, plain descent.
const { deviation } = coads.standardiser('specificHumidity'); // g/kg
const rmse = (squares: tf.Tensor) => squares.mean().sqrt().mul(deviation).asScalar();
const training = plot({ title: 'Training', x: 'step', y: 'RMSE (g/kg)', log: true });
for await (const step of steps(4000)) {
  tf.tidy(() => {
    const { squares, slopes } = pass(some(Array.from({ length: 64 }, () => rng.integer(split.train.count))));
    for (const [name, variable] of Object.entries(theta))
      variable.assign(variable.sub(slopes[name as keyof Slopes].mul(0.1)));
    if (step % 20 === 0) training.add('minibatch', step, rmse(squares));
  });
}
const [spread, error] = [rmse(test.q.square()), rmse(pass(test).squares)];
const verdict = [
  ['mean humidity', ...(await spread.data())],
  ['network, trained by hand', ...(await error.data())],
];
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows: verdict, decimals: 2 });
