/**
 * @title Exclusive or, with weights set by hand
 * @expect check "0 xor 1 is 1" fails
 * @expect check "1 xor 1 is 0" passes
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

// Two inputs → two hidden neurons with ReLU → one output.
// Replace the zeros: nine numbers, no training.
const w11 = 0; // @knob -3..3 step 0.5 input 1 to hidden 1
const w21 = 0; // @knob -3..3 step 0.5 input 2 to hidden 1
const bias1 = 0; // @knob -3..3 step 0.5 bias of hidden 1
const w12 = 0; // @knob -3..3 step 0.5 input 1 to hidden 2
const w22 = 0; // @knob -3..3 step 0.5 input 2 to hidden 2
const bias2 = 0; // @knob -3..3 step 0.5 bias of hidden 2
const v1 = 0; // @knob -3..3 step 0.5 hidden 1 to the output
const v2 = 0; // @knob -3..3 step 0.5 hidden 2 to the output
const bias = 0; // @knob -3..3 step 0.5 bias of the output

// A column for each neuron, a row for each of its inputs.
export const W1 = [
  [w11, w12],
  [w21, w22],
];
export const b1 = [bias1, bias2];
export const W2 = [[v1], [v2]];
export const b2 = [bias];

// All four cases at once, as a batch of shape [4, 2].
const x = tf.tensor2d([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const hidden = x.matMul(tf.tensor2d(W1)).add(b1).relu();
const output = hidden.matMul(tf.tensor2d(W2)).add(b2);

const [inputs, h, y] = [await x.data(), await hidden.data(), await output.data()];
table({
  title: 'What the network answers',
  columns: ['input 1', 'input 2', 'hidden 1', 'hidden 2', 'output', 'wanted'],
  rows: [0, 1, 1, 0].map((wanted, i) => [
    ...inputs.slice(2 * i, 2 * i + 2),
    ...h.slice(2 * i, 2 * i + 2),
    y[i] ?? null,
    wanted,
  ]),
});
