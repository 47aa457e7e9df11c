import * as tf from '@tensorflow/tfjs';
import { check } from 'lab';
import { step } from 'program';

const row = (...values: number[]) => tf.tensor2d([values]);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const [i, f, o, g, before] = [0.3, -0.6, 1.1, 0.8, -1.4];
const cell = sigmoid(f) * before + sigmoid(i) * Math.tanh(g);
const once = step([row(i), row(f), row(o), row(g)], row(before));
const [c = 0, h = 0] = [(await once.c.data())[0], (await once.h.data())[0]];
check(
  'one step',
  Math.abs(c - cell) < 1e-5 && Math.abs(h - sigmoid(o) * Math.tanh(cell)) < 1e-5,
  `For the sums ${i}, ${f}, ${o}, ${g} and the cell ${before}, c is ${cell.toFixed(4)} and h is ${(sigmoid(o) * Math.tanh(cell)).toFixed(4)}; you have ${c.toFixed(4)} and ${h.toFixed(4)}. Gates go through a sigmoid, the candidate through tanh.`,
);

// Nothing let in, nothing forgotten, whatever the candidate says.
const shut = (start: tf.Tensor) => {
  let state = start;
  for (let t = 0; t < 50; t++) state = step([row(-20), row(20), row(0), row(Math.sin(t))], state).c;
  return state;
};
const kept = (await shut(row(0.7)).data())[0] ?? 0;
check(
  'a shut door keeps',
  Math.abs(kept - 0.7) < 1e-4,
  `With the forget gate open and the input gate shut, 0.7 should still be there after 50 steps; ${kept.toFixed(4)} is.`,
);
let slope = Number.NaN;
try {
  slope =
    (
      await tf
        .grad((start) => shut(start).sum())(row(0.7))
        .data()
    )[0] ?? slope;
} catch {
  slope = 0; // c does not depend on what it was.
}
check(
  'the gradient passes',
  Math.abs(slope - 1) < 1e-3,
  `Its gradient through these 50 steps should be 1, for c is only multiplied by the forget gate; yours is ${slope.toFixed(4)}.`,
);
