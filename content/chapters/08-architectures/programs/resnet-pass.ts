/**
 * @title One pass through ResNet-101
 * @timed
 * @expect table "One picture of 224 × 224" cell "ResNet-101" "parameters" between 44549159 and 44549161
 * @expect table "One picture of 224 × 224" cell "ResNet-101" "at most (MB)" < 300
 * @small "[1, 224, 224, 3]" = "[1, 64, 64, 3]"
 * @expect-small table "One picture of 224 × 224" cell "ResNet-101" "parameters" between 44549159 and 44549161
 */
import * as tf from '@tensorflow/tfjs';
import { log, random, steps, table } from 'lab';

const rng = random(1);
let parameters = 0;
/** Random weights; their spread keeps the size of a signal behind a ReLU. */
function weights(shape: number[], inputs: number) {
  parameters += shape.reduce((product, n) => product * n, 1);
  const most = Math.sqrt(6 / inputs);
  return tf.randomUniform(shape, -most, most, 'float32', rng.seed());
}
type Part = (x: tf.Tensor) => tf.Tensor;
/** A convolution and its batch normalisation as it is in use: a scale and a shift. */
function conv(k: number, from: number, to: number, stride = 1): Part {
  const w = weights([k, k, from, to], k * k * from) as tf.Tensor4D;
  const [scale, shift] = [weights([to], 1e9).add(1), weights([to], 1e9)];
  return (x) =>
    tf
      .conv2d(x as tf.Tensor4D, w, stride, 'same')
      .mul(scale)
      .add(shift);
}
function block(from: number, width: number, stride: number): Part {
  const [fewer, around, more] = [
    conv(1, from, width),
    conv(3, width, width, stride),
    conv(1, width, 4 * width),
  ];
  const shortcut: Part = from === 4 * width ? (x) => x : conv(1, from, 4 * width, stride);
  return (x) =>
    more(around(fewer(x).relu()).relu())
      .add(shortcut(x))
      .relu();
}
const first = conv(7, 3, 64, 2);
const blocks: Part[] = [];
for (const [stage, count] of [3, 4, 23, 3].entries()) {
  const width = 64 * 2 ** stage;
  blocks.push(stage === 0 ? block(64, 64, 1) : block(2 * width, width, 2));
  for (let b = 1; b < count; b++) blocks.push(block(4 * width, width, 1));
}
const [dense, shift] = [weights([2048, 1000], 2048), weights([1000], 1e9)];
/** What a layer has read is let go at once. A training would have to keep it for the way back. */
function network(picture: tf.Tensor4D): tf.Tensor {
  let x: tf.Tensor = tf.tidy(() => tf.maxPool(first(picture).relu() as tf.Tensor4D, 3, 2, 'same'));
  for (const part of [...blocks, (x: tf.Tensor) => x.mean([1, 2]).matMul(dense).add(shift)]) {
    const next = tf.tidy(() => part(x));
    x.dispose();
    x = next;
  }
  return x;
}

const held = tf.memory().numBytes / 1e6;
const picture: tf.Tensor4D = tf.randomNormal([1, 224, 224, 3], 0, 1, 'float32', rng.seed());
const times: number[] = [];
for await (const _ of steps(3)) {
  const start = performance.now();
  const answer = network(picture);
  await answer.data(); // a graphics processor works on until then
  times.push(Math.round(performance.now() - start));
  answer.dispose();
}
const { peakBytes } = await tf.profile(() => network(picture));
const columns = ['network', 'parameters', 'weights (MB)', 'at most (MB)', 'first pass (ms)', 'then (ms)'];
const sizes = [Math.round(held), Math.round(peakBytes / 1e6)];
const rows = [['ResNet-101', parameters, ...sizes, times[0] ?? 0, Math.min(...times.slice(1))]];
table({ title: 'One picture of 224 × 224', columns, rows });
log('on', tf.getBackend());
