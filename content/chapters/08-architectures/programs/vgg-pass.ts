/**
 * @title One pass through VGG-16
 * @timed
 * @expect table "One picture of 224 × 224" cell "block 5" "values" between 25087 and 25089
 * @expect log "MB of weights:" between 58 and 60
 * @small "[1, 224, 224, 3]" = "[1, 64, 64, 3]"
 * @expect-small table "One picture of 224 × 224" cell "block 5" "values" between 2047 and 2049
 */
import * as tf from '@tensorflow/tfjs';
import { log, random, steps, table } from 'lab';

// `true` makes the three dense layers too: 138 million
// numbers, of which 103 million, 411 MB, are those of the
// first dense layer.
const whole = false; // @knob the whole network
const rng = random(1);
let parameters = 0;
function weights(shape: number[], inputs: number) {
  parameters += shape.reduce((product, n) => product * n, 1);
  const most = Math.sqrt(6 / inputs);
  return tf.randomUniform(shape, -most, most, 'float32', rng.seed());
}
type Part = (x: tf.Tensor) => tf.Tensor;
function conv(from: number, to: number): Part {
  const [w, shift] = [weights([3, 3, from, to], 9 * from) as tf.Tensor4D, weights([to], 1e9)];
  return (x) =>
    tf
      .conv2d(x as tf.Tensor4D, w, 1, 'same')
      .add(shift)
      .relu();
}
/** In pieces, since some graphics processors take no buffer of 411 MB. */
function dense(from: number, to: number, pieces: number): Part {
  const parts = Array.from({ length: pieces }, () => weights([from / pieces, to], from));
  const shift = weights([to], 1e9);
  return (x) => {
    const row = tf.split(x.reshape([1, -1]).relu(), pieces, 1);
    return tf.addN(row.map((piece, p) => piece.matMul(parts[p] as tf.Tensor))).add(shift);
  };
}
const parts: { name: string; run: Part }[] = [];
for (const [b, count] of [2, 2, 3, 3, 3].entries()) {
  const [from, to] = [b === 0 ? 3 : Math.min(512, 32 * 2 ** b), Math.min(512, 64 * 2 ** b)];
  const layers = Array.from({ length: count }, (_, l) => conv(l === 0 ? from : to, to));
  const block: Part = (x) =>
    tf.maxPool(layers.reduce((a, layer) => layer(a), x) as tf.Tensor4D, 2, 2, 'valid');
  parts.push({ name: `block ${b + 1}`, run: block });
}
if (whole) {
  parts.push({ name: 'dense 1', run: dense(7 * 7 * 512, 4096, 8) });
  parts.push({ name: 'dense 2', run: dense(4096, 4096, 1) });
  parts.push({ name: 'dense 3', run: dense(4096, 1000, 1) });
}
log(tf.getBackend(), 'holds', parameters, 'parameters, MB of weights:', Math.round((4 * parameters) / 1e6));

let rows: (string | number)[][] = [];
for await (const _ of steps(2)) {
  rows = []; // those of the second pass stay: the first one compiles
  let x: tf.Tensor = tf.randomNormal([1, 224, 224, 3], 0, 1, 'float32', rng.seed());
  for (const { name, run } of parts) {
    const start = performance.now();
    const next = tf.tidy(() => run(x));
    await next.data(); // a graphics processor works on until then
    rows.push([name, next.size, (4 * next.size) / 1e6, Math.round(performance.now() - start)]);
    x.dispose();
    x = next;
  }
}
table({ title: 'One picture of 224 × 224', columns: ['part', 'values', 'values (MB)', 'ms'], rows });
