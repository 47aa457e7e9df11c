/**
 * @title One gradient, found three ways
 * @expect table "One gradient, found three ways" cell "W1" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "b1" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "W2" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "b2" "off from autodiff" < 1e-4
 * @expect table "One gradient, found three ways" cell "W1" "off from differences" < 1e-4
 * @expect table "One gradient, found three ways" cell "b1" "off from differences" < 1e-4
 * @expect table "One gradient, found three ways" cell "W2" "off from differences" < 1e-4
 * @expect table "One gradient, found three ways" cell "b2" "off from differences" < 1e-4
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, random, table } from 'lab';

// Temperature and pressure of sea air in, its humidity out,
// all standardised; of the training cells 500, far apart.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const { columns: all } = coads.samples(names).split().train;
const scaled = names.map((name) => {
  const some = all[name].filter((_, i) => i % 140 === 0);
  return tf.tensor1d(coads.standardiser(name).standardise(some));
});
const [x, q] = [tf.stack(scaled.slice(0, 2), 1), tf.stack(scaled.slice(2), 1)];

// Layer 1: 16 neurons with two weights and a bias each.
// Layer 2: one output. A neuron is a column of W.
const rng = random(5);
const normal = (rows: number, columns: number) => {
  const values = Array.from({ length: rows * columns }, () => rng.normal(0, 1 / Math.sqrt(rows)));
  return tf.variable(tf.tensor2d(values, [rows, columns]));
};
const zeros = (columns: number) => tf.variable(tf.zeros([1, columns]));
const theta = { W1: normal(2, 16), b1: zeros(16), W2: normal(16, 1), b2: zeros(1) };
type Slopes = Record<keyof typeof theta, tf.Tensor>;

/** Squared errors and the slope of their mean for every parameter: once forward, once back. */
function pass(): { squares: tf.Tensor; slopes: Slopes } {
  const { W1, b1, W2, b2 } = theta;
  // Forward. What the neurons answer is kept for the way back.
  const a = x.matMul(W1).add(b1).tanh();
  const error = a.matMul(W2).add(b2).sub(q);
  // Backward. The blame of the output comes from the loss,
  // that of a neuron from the output, through the weight
  // between them and the slope of tanh. `true` transposes the
  // left or the right matrix.
  const delta = error.mul(2 / x.shape[0]);
  const blame = delta.matMul(W2, false, true).mul(tf.sub(1, a.square()));
  const layer2 = { W2: a.matMul(delta, true), b2: delta.sum(0, true) };
  const layer1 = { W1: x.matMul(blame, true), b1: blame.sum(0, true) };
  return { squares: error.square(), slopes: { ...layer1, ...layer2 } };
}

// Is it right? Against it: the library's derivative of the
// forward pass, and differences of the loss, one parameter at
// a time.
const { slopes } = pass();
const { grads } = tf.variableGrads(() => pass().squares.mean().asScalar());
const h = 0.003; // @knob 0.00001..1 log step of the differences
const rows: (string | number)[][] = [];
for (const [name, variable] of Object.entries(theta) as [keyof Slopes, tf.Variable][]) {
  const [at, hand, library] = [variable.clone(), slopes[name], grads[variable.name] as tf.Tensor];
  const moved = (i: number, by: number) => {
    const nudge = Array.from({ length: at.size }, (_, j) => (i === j ? by : 0));
    variable.assign(at.add(tf.tensor(nudge, at.shape)));
    return pass().squares;
  };
  const slopeOf = (_: unknown, i: number) =>
    moved(i, h)
      .sub(moved(i, -h))
      .mean()
      .div(2 * h);
  const differences = tf.stack(Array.from({ length: at.size }, slopeOf)).reshape(at.shape);
  variable.assign(at);
  const off = (other: tf.Tensor) => tf.norm(hand.sub(other)).div(tf.norm(hand));
  rows.push([name, ...(await tf.stack([tf.norm(hand), off(library), off(differences)]).data())]);
}
const columns = ['parameters', 'length of the gradient', 'off from autodiff', 'off from differences'];
table({ title: 'One gradient, found three ways', columns, rows });
