/**
 * @title A dense layer to mend
 * @expect check "shape of the output" passes
 * @expect check "one example" passes
 * @expect check "a batch of examples" passes
 */
import * as tf from '@tensorflow/tfjs';
import { log } from 'lab';

/**
 * A dense layer: every neuron sees every input, then ReLU bends the sum.
 *
 * @param x a batch of inputs, shape [batch, nIn]: one example a row
 * @param W the weights, shape [nIn, nOut]: one neuron a column
 * @param b the biases, shape [nOut]
 * @returns the neurons' outputs, shape [batch, nOut]
 */
export function dense(x: tf.Tensor2D, W: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  // Rows of x meet columns of W; b, of shape [nOut], is added to
  // every row (broadcasting); then each number is bent.
  return x.matMul(W).add(b).relu();
}

// Three cells of ocean, as (temperature, pressure), both
// standardised; two neurons.
const x = tf.tensor2d([
  [0.5, 1],
  [-1, 0],
  [2, -0.5],
]);
const W = tf.tensor2d([
  [1, -1],
  [2, 0.5],
]);
const b = tf.tensor1d([0.5, -1]);
log('output', dense(x, W, b)); // by hand, the first row is (3, 0): work it out
