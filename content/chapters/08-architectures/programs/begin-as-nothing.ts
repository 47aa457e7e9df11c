/**
 * @title Begin as nothing
 * @expect check "what goes in comes out" fails
 * @expect check "the gradient arrives unchanged" fails
 * @expect check "every block can learn" passes
 */
import * as tf from '@tensorflow/tfjs';
import { log, random } from 'lab';

const rng = random(1);
const normal = (rows: number, columns: number) =>
  tf.randomNormal([rows, columns], 0, Math.sqrt(2 / rows), 'float32', rng.seed()) as tf.Tensor2D;

/** 64 blocks of width 16; each learns two matrices. */
export const blocks = Array.from({ length: 64 }, () => ({
  first: tf.variable(normal(16, 16)),
  last: tf.variable(normal(16, 16)),
}));

/** x + F(x), 64 times. */
export function network(x: tf.Tensor2D): tf.Tensor2D {
  let h = x;
  for (const { first, last } of blocks) h = h.add(h.matMul(first).relu().matMul(last));
  return h;
}

const x = tf.ones([1, 16]) as tf.Tensor2D;
const size = (await network(x).square().mean().sqrt().data())[0] ?? Number.NaN;
log('goes in with size 1, comes out with', size);
