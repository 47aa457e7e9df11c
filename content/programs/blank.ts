/**
 * @title Playground
 * @expect plot "Training" series "loss" last < 0.001
 */
import * as tf from '@tensorflow/tfjs';
import { log, plot, random, steps } from 'lab';

// Replace this with your own program. It fits y = 2x - 1 from noisy points.
const rng = random(1);
const xs = Array.from({ length: 64 }, () => rng.uniform(-1, 1));
const x = tf.tensor1d(xs);
const y = tf.tensor1d(xs.map((value) => 2 * value - 1 + rng.normal(0, 0.01)));

const slope = tf.variable(tf.scalar(0));
const intercept = tf.variable(tf.scalar(0));
const optimiser = tf.train.adam(0.1);
const training = plot({ title: 'Training', x: 'step', y: 'mean squared error', log: true });

for await (const step of steps(200)) {
  const loss = optimiser.minimize(() => x.mul(slope).add(intercept).sub(y).square().mean(), true);
  if (loss && step % 5 === 0) training.add('loss', step, loss);
  loss?.dispose();
}
log('slope', slope, 'intercept', intercept);
