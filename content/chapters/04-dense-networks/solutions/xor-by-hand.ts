/**
 * @title Exclusive or, with weights set by hand
 * @expect check "0 xor 1 is 1" passes
 * @expect check "1 xor 1 is 0" passes
 */
import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';

// Hidden neuron 1 counts the ones; hidden neuron 2 fires only
// when there are two. The output takes twice the second from the
// first, so a count of 0, 1, 2 becomes 0, 1, 0: a bend, which no
// single neuron can make.
const w11 = 1; // @knob -2..2 input 1 to hidden 1
const w12 = 1; // @knob -2..2 input 1 to hidden 2
const w21 = 1; // @knob -2..2 input 2 to hidden 1
const w22 = 1; // @knob -2..2 input 2 to hidden 2
const b11 = 0; // @knob -2..2 bias of hidden 1
const b12 = -1; // @knob -2..2 bias of hidden 2
const v1 = 1; // @knob -2..2 hidden 1 to the output
const v2 = -2; // @knob -2..2 hidden 2 to the output
const c = 0; // @knob -2..2 bias of the output
export const W1 = [
  [w11, w12], // from input 1 to hidden neurons 1 and 2
  [w21, w22], // from input 2
];
export const b1 = [b11, b12]; // one bias a hidden neuron
export const W2 = [
  [v1], // from hidden neuron 1 to the output
  [v2], // from hidden neuron 2
];
export const b2 = [c];

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
