import * as tf from '@tensorflow/tfjs';
import { log, plot, random, steps } from 'lab';

// The network of the humidity curve on made-up numbers, long enough for the engine to have compiled everything by
// the first step that is timed. Its curve is drawn all the while.
const total = 4000;
const warm = total / 3;
const rng = random(4);
const start = () => tf.initializers.glorotNormal({ seed: rng.seed() });
const layers = tf.sequential();
layers.add(tf.layers.dense({ inputShape: [2], units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 32, activation: 'tanh', kernelInitializer: start() }));
layers.add(tf.layers.dense({ units: 1, kernelInitializer: start() }));
const x = tf.tensor2d(
  Float32Array.from({ length: 20000 }, () => rng.normal()),
  [10000, 2],
);
const y = x.square().sum(1, true);
const curve = plot({ title: 'Training', x: 'step', y: 'squared error', log: true });
const optimizer = tf.train.adam(0.003);
let began = 0;
for await (const step of steps(total)) {
  if (step === warm) began = performance.now();
  const rows = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(10000)));
  const loss = optimizer.minimize(
    () => (layers.apply(x.gather(rows)) as tf.Tensor).sub(y.gather(rows)).square().mean().asScalar(),
    true,
  );
  if (loss && step % 10 === 0) curve.add('train', step, loss);
  tf.dispose(rows);
  loss?.dispose();
}
log('ms per step', (performance.now() - began) / (total - warm));
