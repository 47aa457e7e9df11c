import * as tf from '@tensorflow/tfjs';
import { check, random } from 'lab';
import * as program from 'program';

const rng = random(11);
const matrix = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));

/** The layer in plain sums, one neuron at a time: independent of any matrix product. */
function expected(x: number[][], W: number[][], b: number[], bend: boolean): number[] {
  return x.flatMap((row) =>
    b.map((bias, neuron) => {
      const z = row.reduce((sum, value, input) => sum + value * (W[input]?.[neuron] ?? Number.NaN), bias);
      return bend ? Math.max(0, z) : z;
    }),
  );
}

const close = (got: ArrayLike<number>, want: number[]): boolean =>
  got.length === want.length && want.every((value, i) => Math.abs((got[i] ?? Number.NaN) - value) < 1e-4);

async function run(batch: number, nIn: number, nOut: number) {
  const [x, W, b] = [matrix(batch, nIn), matrix(nIn, nOut), matrix(1, nOut)[0] ?? []];
  const y = program.dense(tf.tensor2d(x), tf.tensor2d(W), tf.tensor1d(b));
  return {
    shape: y.shape,
    got: await y.data(),
    want: expected(x, W, b, true),
    affine: expected(x, W, b, false),
  };
}

const one = await run(1, 3, 4);
check(
  'shape of the output',
  one.shape.length === 2 && one.shape[0] === 1 && one.shape[1] === 4,
  `One example through four neurons must give the shape [1, 4]; it gave [${one.shape}]. Multiply x by W: x.matMul(W).`,
);
check(
  'one example',
  close(one.got, one.want),
  close(one.got, one.affine)
    ? 'Weights and biases are right; the activation is missing. End with .relu().'
    : 'The numbers differ from the sum over inputs plus bias. Is b added, and is ReLU the last operation?',
);
const many = await run(5, 3, 4);
check(
  'a batch of examples',
  close(many.got, many.want),
  'Five examples at once differ from the same five, one at a time. Every row must get its own product and all of b.',
);
