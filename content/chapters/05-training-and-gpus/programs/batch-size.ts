/**
 * @title Batch size against time
 * @timed
 * @expect table "One training step" cell "1" "µs per example" > 0
 * @expect table "One training step" cell "4096" "µs per example" > 0
 * @small "16, 64, 256, 1024, 4096]" = "16]", "block < 5" = "block < 1"
 * @expect-small table "One training step" cell "1" "µs per example" > 0
 * @expect-small table "One training step" cell "16" "µs per example" > 0
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// Chapter 6's task, three days of wind at twelve stations in
// and the next day at Dublin out, with two wide layers.
const width = 256; // @knob 16..512 log neurons a layer
const sizes = [1, 4, 16, 64, 256, 1024, 4096];
const wind = (await dataset('irish-wind')).variables.windSpeed.values; // m/s, shape [days, 12]
const days = wind.length / 12 - 4;
const rng = random(1);
const start = () => tf.initializers.heNormal({ seed: rng.seed() });
const network = tf.sequential({
  layers: [
    tf.layers.dense({ units: width, activation: 'relu', kernelInitializer: start(), inputShape: [36] }),
    tf.layers.dense({ units: width, activation: 'relu', kernelInitializer: start() }),
    tf.layers.dense({ units: 1, kernelInitializer: start() }),
  ],
});
const parameters = network.countParams();
// Forward one multiplication and one addition for each
// parameter and example, backward twice as many.
const operations = 6 * parameters;
log(`${tf.getBackend()}; ${parameters} parameters, ${operations} operations for each example and step`);

const optimizer = tf.train.sgd(1e-4);
/** Seconds for some steps with one batch. A graphics processor works on while we go on: reading the loss waits for it. */
async function seconds(x: tf.Tensor, y: tf.Tensor, repeats: number): Promise<number> {
  const begun = performance.now();
  for (let i = 0; i < repeats; i++) {
    const loss = optimizer.minimize(
      () => (network.apply(x) as tf.Tensor).sub(y).square().mean().asScalar(),
      true,
    );
    if (i === repeats - 1) await loss?.data();
    loss?.dispose();
  }
  return (performance.now() - begun) / 1000;
}

const chart = plot({
  title: 'Time for one example',
  x: { label: 'batch size', log: true },
  y: { label: 'time', units: 'µs', log: true },
});
const rows: number[][] = [];
for await (const step of steps(sizes.length)) {
  const size = sizes[step] ?? 1;
  const first = Array.from({ length: size }, () => rng.integer(days));
  const x = tf.tensor2d(first.map((day) => Array.from(wind.subarray(day * 12, (day + 3) * 12))));
  const y = tf.tensor2d(first.map((day) => [wind[(day + 3) * 12 + 6] ?? 0]));
  await seconds(x, y, 1); // the first time compiles shaders
  const once = await seconds(x, y, 1);
  const repeats = Math.max(1, Math.min(50, Math.round(0.08 / once)));
  let each = once; // the fastest of six: other work on the machine can only slow it down
  for (let block = 0; block < 5; block++) {
    if (once < 0.4 || block < 1) each = Math.min(each, (await seconds(x, y, repeats)) / repeats);
  }
  tf.dispose([x, y]);
  const perExample = (1e6 * each) / size;
  chart.add(tf.getBackend(), size, perExample);
  const speed = (size * operations) / each / 1e9;
  rows.push([size, ...[1000 * each, perExample, speed].map((value) => Number(value.toPrecision(3)))]);
}
table({
  title: 'One training step',
  columns: ['batch size', 'ms per step', 'µs per example', 'GFLOP/s'],
  rows,
});
