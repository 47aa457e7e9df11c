/**
 * @title Activations on the same task
 * @seeds 10
 * @expect table "Five starts each, on held-out cells" cell "none" "test (g/kg)"
 *   > table "Five starts each, on held-out cells" cell "sigmoid" "test (g/kg)" * 2 in every seed
 * @expect table "Five starts each, on held-out cells" cell "tanh" "test (g/kg)"
 *   < table "Five starts each, on held-out cells" cell "SiLU" "test (g/kg)" in 9 of 10 seeds
 * @expect table "Five starts each, on held-out cells" cell "tanh" "test (g/kg)"
 *   < table "Five starts each, on held-out cells" cell "sigmoid" "test (g/kg)" in 9 of 10 seeds
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "none" "test (g/kg)" between 1.7 and 1.9
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "sigmoid" "test (g/kg)" between 0.57 and 0.63
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "tanh" "test (g/kg)" between 0.57 and 0.63
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "ReLU" "test (g/kg)" between 0.57 and 0.63
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "SiLU" "test (g/kg)" between 0.57 and 0.63
 * @expect mean over seeds of table "Five starts each, on held-out cells" cell "GELU" "test (g/kg)" between 0.57 and 0.63
 * @small "steps(400)" = "steps(40)"
 * @expect-small table "Five starts each, on held-out cells" cell "none" "validation (g/kg)" < 3
 * @expect-small table "Five starts each, on held-out cells" cell "sigmoid" "validation (g/kg)" < 5.2
 * @expect-small table "Five starts each, on held-out cells" cell "tanh" "validation (g/kg)" < 1.5
 * @expect-small table "Five starts each, on held-out cells" cell "ReLU" "validation (g/kg)" < 1.2
 * @expect-small table "Five starts each, on held-out cells" cell "SiLU" "validation (g/kg)" < 2
 * @expect-small table "Five starts each, on held-out cells" cell "GELU" "validation (g/kg)" < 2
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, meanAndSpread, plot, random, steps, table } from 'lab';

// Every σ is one line: its rate and its function. Add your own.
const activations: Record<string, [rate: number, activate: (z: tf.Tensor) => tf.Tensor]> = {
  none: [0.001, (z) => z],
  sigmoid: [0.01, (z) => z.sigmoid()],
  tanh: [0.003, (z) => z.tanh()],
  ReLU: [0.01, (z) => z.relu()],
  SiLU: [0.003, (z) => z.mul(z.sigmoid())],
  GELU: [0.003, (z) => z.mul(z.div(Math.SQRT2).erf().add(1)).div(2)],
};
const coads = await dataset('coads');
const split = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
// Standardised with round numbers near means and spreads (°C, hPa, g/kg).
const cells = ({ columns: c }: typeof split.train) => ({
  x: tf.stack([tf.sub(c.airTemperature, 18).div(9), tf.sub(c.pressure, 1013).div(7)], 1),
  y: tf.sub(c.specificHumidity, 11).div(5.5).expandDims(1),
});
const [train, validation, test] = [cells(split.train), cells(split.validation), cells(split.test)];

// Four hidden layers of 16 from five starts, the same for every σ.
const seed = 7; // @knob any seed
const sizes = [2, 16, 16, 16, 16, 1];
const networks = Object.entries(activations).map(([name, [rate, activate]]) => {
  const rng = random(seed);
  const layers = sizes.slice(1).map((nOut, i) => {
    const nIn = sizes[i] as number;
    const std = Math.sqrt(2 / (nIn + nOut)); // Glorot and Bengio (2010)
    return {
      W: tf.variable(tf.randomNormal([5, nIn, nOut], 0, std, 'float32', rng.seed())),
      b: tf.variable(tf.zeros([5, 1, nOut])),
    };
  });
  const squares = ({ x, y }: typeof train) => {
    let a: tf.Tensor = tf.stack(Array(5).fill(x));
    for (const [l, { W, b }] of layers.entries()) a = (l > 0 ? activate(a) : a).matMul(W).add(b);
    return a.sub(y).mul(5.5).square().mean([1, 2]); // (g/kg)², one a start
  };
  const weights = layers.flatMap(({ W, b }) => [W, b]);
  return { name, rate, squares, weights, optimizer: tf.train.adam(rate) };
});

const training = plot({ title: 'Training, mean of five', x: 'step', y: 'squared error (g²/kg²)', log: true });
const rng = random(seed + 1);
for await (const step of steps(400)) {
  const batch = tf.tensor1d(Int32Array.from({ length: 256 }, () => rng.integer(split.train.count)));
  const some = { x: train.x.gather(batch), y: train.y.gather(batch) }; // the same minibatch for all
  for (const { name, squares, weights, optimizer } of networks) {
    const loss = optimizer.minimize(() => squares(some).sum().asScalar(), true, weights);
    if (loss && step % 10 === 0) training.add(name, step, loss.div(5).asScalar());
    loss?.dispose();
  }
  tf.dispose([batch, some]);
}

const rows: (string | number)[][] = [];
for (const { name, rate, squares } of networks) {
  const errors = async (part: typeof train) =>
    meanAndSpread(await tf.tidy(() => squares(part).sqrt()).data());
  const [chosen, final] = [await errors(validation), await errors(test)];
  rows.push([name, rate, chosen.mean, final.mean, final.spread]);
}
const columns = ['activation', 'rate', 'validation (g/kg)', 'test (g/kg)', 'spread (g/kg)'];
table({ title: 'Five starts each, on held-out cells', columns, rows, decimals: 3 });
