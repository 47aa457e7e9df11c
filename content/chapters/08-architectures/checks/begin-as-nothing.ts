import * as tf from '@tensorflow/tfjs';
import { check } from 'lab';
import { blocks, network } from 'program';

const x = tf.randomNormal([4, 16], 0, 1, 'float32', 7) as tf.Tensor2D;
const off = (await network(x).sub(x).abs().max().data())[0] ?? Number.NaN;
check(
  'what goes in comes out',
  off < 1e-5,
  `Before any training the answer is off by ${off.toPrecision(2)}. Each F(x) must be zero at the start.`,
);
const weights = tf.randomNormal([4, 16], 0, 1, 'float32', 8) as tf.Tensor2D;
const back = tf.grad((input: tf.Tensor) =>
  network(input as tf.Tensor2D)
    .mul(weights)
    .sum(),
)(x);
const change = (await back.sub(weights).abs().max().data())[0] ?? Number.NaN;
check(
  'the gradient arrives unchanged',
  change < 1e-5,
  `The gradient at the input differs from that at the output by ${change.toPrecision(2)}; with F = 0 at all places it would be the same.`,
);
interface Block {
  first: tf.Variable;
  last: tf.Variable;
}
const variables = blocks.flatMap(({ first, last }: Block) => [first, last]);
const { grads } = tf.variableGrads(() => network(x).mul(weights).sum().asScalar(), variables);
const still: number[] = [];
for (const [b, { first, last }] of blocks.entries()) {
  const moved = tf.add(
    (grads[first.name] as tf.Tensor).abs().max(),
    (grads[last.name] as tf.Tensor).abs().max(),
  );
  if (!(((await moved.data())[0] ?? 0) > 0)) still.push(b + 1);
}
check(
  'every block can learn',
  still.length === 0,
  `${still.length} blocks have no gradient at all, block ${still[0]} among them: where the first matrix is zero, or both are, the ReLU passes nothing back and neither moves.`,
);
