/**
 * @title A curve, with the gradient found by the machine
 * @expect table "Gradient of the line at the start" cell "∂L/∂w" "relative difference" < 1e-4
 * @expect table "Gradient of the line at the start" cell "∂L/∂b" "relative difference" < 1e-4
 * @expect table "Held-out error" cell "degree 1" "RMSE (g/kg)" > 1.85
 * @expect table "Held-out error" cell "degree 2" "RMSE (g/kg)" < 1.0
 * @expect table "Held-out error" cell "degree 3" "RMSE (g/kg)" < 0.7
 * @expect table "Held-out error" cell "degree 8" "RMSE (g/kg)" > 0.66
 * @expect table "Held-out error" cell "degree 8, solved" "RMSE (g/kg)" < 0.64
 * @expect table "Held-out error" cell "degree 3, solved" "RMSE (g/kg)" > 0.66
 * @expect table "Held-out error" cell "mean humidity" "RMSE (g/kg)" > 5
 * @expect table "Held-out error" cell "degree 8" "RMSE (g/kg)"
 *   > table "Held-out error" cell "degree 8, solved" "RMSE (g/kg)"
 * @expect table "Held-out error" cell "degree 2" "RMSE (g/kg)"
 *   < table "Held-out error" cell "degree 1" "RMSE (g/kg)"
 * @expect table "Held-out error" cell "degree 3" "RMSE (g/kg)"
 *   < table "Held-out error" cell "degree 2" "RMSE (g/kg)"
 * @expect table "Held-out error" cell "degree 3" "RMSE (g/kg)"
 *   < table "Held-out error" cell "degree 1" "RMSE (g/kg)" * 0.36
 * @small "steps(300)" = "steps(50)"
 * @expect-small table "Gradient of the line at the start" cell "∂L/∂w" "relative difference" < 1e-4
 * @expect-small table "Gradient of the line at the start" cell "∂L/∂b" "relative difference" < 1e-4
 * @expect-small table "Held-out error" cell "degree 1" "RMSE (g/kg)" < 2.5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, leastSquares, live, plot, rmse, steps, table } from 'lab';

const coads = await dataset('coads');
const { train, test } = coads.samples(['airTemperature', 'specificHumidity']).split();
// The powers T, T², … of the temperature in tens of degrees,
// shape [cells, degree].
const powers = (celsius: Float32Array, degree: number) => {
  const T = tf.tensor1d(celsius).div(10);
  return tf.stack(
    Array.from({ length: degree }, (_, k) => T.pow(k + 1)),
    1,
  );
};
const [T, TTest] = [train.columns.airTemperature, test.columns.airTemperature];
const q = tf.tensor1d(train.columns.specificHumidity);
const qTest = tf.tensor1d(test.columns.specificHumidity);
const meanSquare = (guess: tf.Tensor, truth: tf.Tensor) => guess.sub(truth).square().mean().asScalar();
const number = async (tensor: tf.Tensor) => (await tensor.data())[0] ?? Number.NaN;

// The line of the last program once more. We write the loss;
// variableGrads returns its slope for every variable in it.
const x = powers(T, 1);
const line = { w: tf.variable(tf.zeros([1])), b: tf.variable(tf.scalar(0)) };
const { grads } = tf.variableGrads(() => meanSquare(tf.dot(x, line.w).add(line.b), q));
// At w = b = 0 the error is −q, so the typed derivative is:
const typed = { w: x.squeeze([1]).mul(q).mean().mul(-2), b: q.mean().mul(-2) };
const slopes: (string | number)[][] = [];
for (const name of ['w', 'b'] as const) {
  const [hand, machine] = [await number(typed[name]), await number(grads[line[name].name] as tf.Tensor)];
  slopes.push([`∂L/∂${name}`, hand, machine, Math.abs(machine / hand - 1)]);
}
const columns = ['slope', 'by hand', 'by machine', 'relative difference'];
table({ title: 'Gradient of the line at the start', columns, rows: slopes });

// The curves bend while they learn, among every 150th of the cells.
const fit = plot({ title: 'Curves', x: 'air temperature (°C)', y: 'specific humidity (g/kg)' });
const [some, cells] = [T, train.columns.specificHumidity].map((all) => all.filter((_, i) => i % 150 === 0));
fit.set('observed', some ?? [], cells ?? [], { role: 'truth', style: 'points' });
const celsius = Float32Array.from({ length: 41 }, (_, k) => k - 10);
const training = plot({ title: 'Training', x: 'step', y: 'squared error (g²/kg²)', log: true });
const rows = [['mean humidity', await number(meanSquare(q.mean(), qTest).sqrt())]];
for (const degree of [1, 2, 3, 8]) {
  const learningRate = degree < 4 ? 0.3 : 0.1; // with degree 8 a walk at 0.3 runs away
  const inputs = powers(T, degree);
  // Each power is brought to mean 0 and standard deviation 1:
  // without that, T³ would drown the others.
  const { mean, variance } = tf.moments(inputs, 0);
  const [w, b] = [tf.variable(tf.zeros([degree])), tf.variable(tf.scalar(0))];
  const scaled = (x: tf.Tensor) => x.sub(mean).div(variance.sqrt());
  const curve = (x: tf.Tensor) => tf.dot(scaled(x), w).add(b);
  const draw = async () => fit.set(`degree ${degree}`, celsius, await curve(powers(celsius, degree)).data());
  for await (const step of live(steps(300), draw)) {
    // Forward and backward pass, then the update: no optimiser.
    const { value, grads } = tf.variableGrads(() => meanSquare(curve(inputs), q));
    if (step % 5 === 0) training.add(`degree ${degree}`, step, value);
    for (const parameter of [w, b]) {
      const slope = grads[parameter.name] as tf.Tensor;
      tf.tidy(() => parameter.assign(parameter.sub(slope.mul(learningRate)) as never));
    }
    tf.dispose([value, ...Object.values(grads)]); // made anew in every step
  }
  rows.push([`degree ${degree}`, await number(meanSquare(curve(powers(TTest, degree)), qTest).sqrt())]);
  if (degree < 3) continue;
  // Where the walk would end: the lowest place, solved for.
  const solved = leastSquares((await scaled(inputs).array()) as number[][], await q.array());
  const guess = solved.predict((await scaled(powers(TTest, degree)).array()) as number[][]);
  rows.push([`degree ${degree}, solved`, rmse(guess, await qTest.data())]);
}
table({ title: 'Held-out error', columns: ['model', 'RMSE (g/kg)'], rows, decimals: 3 });
