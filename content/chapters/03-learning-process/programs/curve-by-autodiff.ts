/**
 * @title A curve, with the gradient found by the machine
 * @expect table "Gradient of the line at the start" cell "∂L/∂w" "relative difference" < 1e-4
 * @expect table "Gradient of the line at the start" cell "∂L/∂b" "relative difference" < 1e-4
 * @expect table "Held-out error" cell "degree 1" "RMSE (g/kg)" > 1.85
 * @expect table "Held-out error" cell "degree 2" "RMSE (g/kg)" < 1.0
 * @expect table "Held-out error" cell "degree 3" "RMSE (g/kg)" < 0.7
 * @expect table "Held-out error" cell "mean humidity" "RMSE (g/kg)" > 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, plot, steps, table } from 'lab';

const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'specificHumidity']).split();

// Powers of the temperature, each brought to mean 0 and standard
// deviation 1: without that, T³ would drown the others.
const powers = (celsius: Float32Array, degree: number) =>
  tf.stack(
    Array.from({ length: degree }, (_, k) =>
      tf
        .tensor1d(celsius)
        .div(10)
        .pow(k + 1),
    ),
    1,
  ); // shape [cells, degree]
const q = tf.tensor1d(train.columns.specificHumidity);
const qTest = tf.tensor1d(test.columns.specificHumidity);
const meanSquare = (guess: tf.Tensor, truth: tf.Tensor) => guess.sub(truth).square().mean().asScalar();

// The line of the last program once more. We write the loss;
// variableGrads returns its slope for every variable in it.
const xLine = powers(train.columns.airTemperature, 1);
const line = { w: tf.variable(tf.zeros([1])), b: tf.variable(tf.scalar(0)) };
const { grads } = tf.variableGrads(() => meanSquare(tf.dot(xLine, line.w).add(line.b), q));
const [byMachine, byHand] = await Promise.all([
  Promise.all([line.w, line.b].map(async ({ name }) => (await grads[name]?.data())?.[0] ?? Number.NaN)),
  Promise.all(
    // At w = b = 0 the error is −q, so the typed derivative is:
    [xLine.squeeze([1]).mul(q), q].map(async (t) => (await t.mean().mul(-2).data())[0] ?? Number.NaN),
  ),
]);
table({
  title: 'Gradient of the line at the start',
  columns: ['slope', 'by hand', 'by machine', 'relative difference'],
  rows: ['∂L/∂w', '∂L/∂b'].map((name, i) => {
    const [hand = Number.NaN, machine = Number.NaN] = [byHand[i], byMachine[i]];
    return [name, hand, machine, Math.abs(machine / hand - 1)];
  }),
});

const training = plot({
  title: 'Training',
  x: 'step',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
const rows: [string, number][] = [];
rows.push(['mean humidity', (await meanSquare(q.mean(), qTest).sqrt().data())[0] ?? Number.NaN]);
for (const degree of [1, 2, 3]) {
  const inputs = powers(train.columns.airTemperature, degree);
  const { mean, variance } = tf.moments(inputs, 0);
  const w = tf.variable(tf.zeros([degree]));
  const b = tf.variable(tf.scalar(0));
  const curve = (x: tf.Tensor) => tf.dot(x.sub(mean).div(variance.sqrt()), w).add(b);
  for await (const step of steps(300)) {
    // Forward and backward pass, then the update: no optimiser.
    const { value, grads } = tf.variableGrads(() => meanSquare(curve(inputs), q));
    if (step % 5 === 0) training.add(`degree ${degree}`, step, value);
    for (const parameter of [w, b]) {
      const slope = grads[parameter.name] as tf.Tensor;
      tf.tidy(() => parameter.assign(parameter.sub(slope.mul(0.3)) as never));
    }
    tf.dispose([value, ...Object.values(grads)]); // made anew in every step
  }
  const error = meanSquare(curve(powers(test.columns.airTemperature, degree)), qTest).sqrt();
  rows.push([`degree ${degree}`, Number(((await error.data())[0] ?? Number.NaN).toFixed(3))]);
}
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows });
