/**
 * @title Slopes before the first step
 * @seeds 10
 * @expect table "Length of the slope, last layer / first" cell "sigmoid" "middle" > 50 in every seed
 * @expect table "Length of the slope, last layer / first" cell "sigmoid" "least"
 *   > table "Length of the slope, last layer / first" cell "tanh" "most" * 10 in 9 of 10 seeds
 * @expect table "Length of the slope, last layer / first" cell "sigmoid" "least"
 *   > table "Length of the slope, last layer / first" cell "ReLU" "most" * 10 in 9 of 10 seeds
 * @expect table "Length of the slope, last layer / first" cell "tanh" "most" < 4 in every seed
 * @expect table "Length of the slope, last layer / first" cell "ReLU" "most" < 4 in every seed
 * @expect table "Length of the slope, last layer / first" cell "sigmoid" "most" > 250 in every seed
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, random, table } from 'lab';

const activations: Record<string, (z: tf.Tensor) => tf.Tensor> = {
  sigmoid: (z) => z.sigmoid(),
  tanh: (z) => z.tanh(),
  ReLU: (z) => z.relu(),
};

// Humidity over the sea from temperature and pressure, standardised
// with round numbers (°C, hPa, g/kg).
const coads = await dataset('coads');
const { columns: c } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split().train;
const x = tf.stack([tf.sub(c.airTemperature, 18).div(9), tf.sub(c.pressure, 1013).div(7)], 1);
const y = tf.sub(c.specificHumidity, 11).div(5.5).expandDims(1);

// Four hidden layers of 16, not trained at all.
const sizes = [2, 16, 16, 16, 16, 1];
const seed = 1; // any
const rows: (string | number)[][] = [];
for (const [name, activate] of Object.entries(activations)) {
  const ratios: number[] = [];
  for (const start of [1, 2, 3, 4, 5]) {
    const rng = random(5 * (seed - 1) + start);
    const weights = sizes.slice(1).map((nOut, i) => {
      const nIn = sizes[i] as number;
      const std = Math.sqrt(2 / (nIn + nOut)); // Glorot and Bengio (2010)
      return tf.variable(tf.randomNormal([nIn, nOut], 0, std, 'float32', rng.seed()));
    });
    const network = () => weights.reduce<tf.Tensor>((a, W, l) => (l > 0 ? activate(a) : a).matMul(W), x);
    // The slope of the loss for every weight, and its length layer by layer.
    const { grads } = tf.variableGrads(() => network().sub(y).square().mean().asScalar());
    const lengths = weights.map((W) => (grads[W.name] as tf.Tensor).norm());
    const [first, last] = [lengths[0], lengths.at(-1)] as [tf.Tensor, tf.Tensor];
    ratios.push((await last.div(first).data())[0] ?? Number.NaN);
    tf.dispose([weights, grads]);
  }
  const [least = Number.NaN, , middle = Number.NaN, , most = Number.NaN] = ratios.toSorted((a, b) => a - b);
  rows.push([name, least, middle, most]);
}
const columns = ['activation', 'least', 'middle', 'most'];
table({ title: 'Length of the slope, last layer / first', columns, rows, decimals: 1 });
