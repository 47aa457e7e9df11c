/**
 * @title Exclusive or, with weights set by hand
 * @expect check "0 xor 1 is 1" fails
 * @expect check "1 xor 1 is 0" passes
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

// Two inputs → two hidden neurons with ReLU → one output. Replace
// the zeros: nine numbers, no training.
export const W1 = [
  [0, 0], // from input 1 to hidden neurons 1 and 2
  [0, 0], // from input 2
];
export const b1 = [0, 0]; // one bias a hidden neuron
export const W2 = [
  [0], // from hidden neuron 1 to the output
  [0], // from hidden neuron 2
];
export const b2 = [0];

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
