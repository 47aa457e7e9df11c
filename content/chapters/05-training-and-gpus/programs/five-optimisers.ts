/**
 * @title Five optimisers, one network
 * @expect log contains "65 parameters"
 * @expect table "Five optimisers" cell "SGD" "steps to 0.7 g/kg" <= 200
 * @expect table "Five optimisers" cell "SGD" "held-out RMSE (g/kg)" < 0.7
 * @expect table "Five optimisers" cell "momentum" "steps to 0.7 g/kg" <= 200
 * @expect table "Five optimisers" cell "momentum" "held-out RMSE (g/kg)" < 0.7
 * @expect table "Five optimisers" cell "RMSProp" "steps to 0.7 g/kg" <= 300
 * @expect table "Five optimisers" cell "RMSProp" "held-out RMSE (g/kg)" < 0.7
 * @expect table "Five optimisers" cell "Adam" "steps to 0.7 g/kg" <= 200
 * @expect table "Five optimisers" cell "Adam" "held-out RMSE (g/kg)" < 0.7
 * @expect table "Five optimisers" cell "AdamW" "steps to 0.7 g/kg" <= 200
 * @expect table "Five optimisers" cell "AdamW" "held-out RMSE (g/kg)" < 0.7
 * @expect table "Five optimisers" cell "SGD" "rates of 8 that hold it" <= 3
 * @expect table "Five optimisers" cell "Adam" "rates of 8 that hold it" >= 3
 * @expect table "Five optimisers" cell "mean humidity" "held-out RMSE (g/kg)" > 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// The same for all five: start, minibatches, and rates to try.
const rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const seed = 1;
const total = 400; // steps
const target = 0.7; // g/kg
const unit = 1; // what the inputs are multiplied with

/** What is remembered of every parameter: running means of its slope and of its square. */
type Memory = { m: tf.Variable; v: tf.Variable };
const running = (mean: tf.Variable, beta: number, value: tf.Tensor): tf.Tensor => {
  mean.assign(mean.mul(beta).add(value.mul(1 - beta)));
  return mean;
};
const adam = (g: tf.Tensor, { m, v }: Memory, t: number) => {
  const slope = running(m, 0.9, g).div(1 - 0.9 ** t); // divided: the means began at 0
  const square = running(v, 0.999, g.square()).div(1 - 0.999 ** t);
  return slope.div(square.sqrt().add(1e-8));
};
/** From the slope g at step t = 1, 2, …: the direction from which the parameters θ are moved away. */
const optimisers: Record<string, (g: tf.Tensor, s: Memory, t: number, theta: tf.Tensor) => tf.Tensor> = {
  SGD: (g) => g,
  momentum: (g, { m }) => running(m, 0.9, g.mul(10)), // that is, m ← 0.9 m + g
  RMSProp: (g, { v }) => g.div(running(v, 0.9, g.square()).sqrt().add(1e-8)),
  Adam: adam,
  AdamW: (g, s, t, theta) => adam(g, s, t).add(theta.mul(0.01)), // the decay is not divided
};
const names = Object.keys(optimisers);

// Temperature and pressure of sea air in, its humidity out, as in
// chapter 4; standardised.
const coads = await dataset('coads');
const variables = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const split = coads.samples(variables).split();
const { deviation } = coads.standardiser('specificHumidity'); // g/kg
function cells({ columns }: typeof split.train, every: number) {
  const [T, p, q] = variables.map((name) =>
    coads.standardiser(name).standardise(columns[name].filter((_, i) => i % every === 0)),
  ) as [Float32Array, Float32Array, Float32Array];
  return { x: tf.stack([T, p], 1).mul(unit), q: tf.tensor2d(q, [q.length, 1]) };
}
const [train, validation, test] = [cells(split.train, 1), cells(split.validation, 25), cells(split.test, 8)];

// Forty networks, one for each optimiser and rate, all from one
// start: 16 neurons and an output, a row of theta each.
const n = 16;
const many = names.length * rates.length;
const rng = random(seed);
const start = Array.from({ length: 4 * n + 1 }, (_, k) => {
  if (k < 2 * n) return rng.normal(0, 1 / Math.sqrt(2)); // weights of temperature, of pressure
  return k >= 3 * n && k < 4 * n ? rng.normal(0, 1 / Math.sqrt(n)) : 0; // biases between: 0
});
const theta = tf.variable(tf.tensor2d([start]).tile([many, 1]));
/** Answers of all forty, shape [cells, 40]. They share their inputs, so their neurons are one layer of 640. */
function network(all: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const part = (k: number) => all.slice([0, k * n], [-1, n]).reshape([1, many * n]);
  const a = x
    .matMul(tf.concat([part(0), part(1)]))
    .add(part(2))
    .tanh();
  const y = a.mul(part(3)).reshape([-1, many, n]).sum(2);
  return y.add(all.slice([0, 4 * n], [-1, 1]).reshape([1, many]));
}
const errors = (all: tf.Tensor, { x, q }: typeof train) => network(all, x).sub(q).square().mean(0);
const rmse = (part: typeof train) =>
  tf.tidy(() => errors(theta, part).sqrt().mul(deviation)).data() as Promise<Float32Array>;
log(`${start.length} parameters`);

const shape: [number, number] = [rates.length, start.length];
const memories = names.map(() => ({ m: tf.variable(tf.zeros(shape)), v: tf.variable(tf.zeros(shape)) }));
const column = tf.tensor2d(
  names.flatMap(() => rates),
  [many, 1],
);
const curve: Float32Array[] = [];
for await (const step of steps(total)) {
  tf.tidy(() => {
    const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(split.train.count)));
    const batch = { x: train.x.gather(some), q: train.q.gather(some) };
    const g = tf.grad((all: tf.Tensor) => errors(all, batch).sum())(theta);
    const directions = Object.values(optimisers).map((direction, k) => {
      const own = (all: tf.Tensor) => all.slice([k * rates.length, 0], shape);
      return direction(own(g), memories[k] as Memory, step + 1, own(theta));
    });
    theta.assign(theta.sub(tf.concat(directions).mul(column)));
  });
  if (step % 10 === 9) curve.push(await rmse(validation));
}

// The search: of the eight rates, the one with the lowest mean of
// the validation error over the last quarter of the steps.
const chart = plot({
  title: 'Validation error',
  x: 'step',
  y: { label: 'RMSE', units: 'g/kg' },
  log: true,
});
const held = await rmse(test);
const spread = Math.sqrt((await test.q.square().mean().data())[0] ?? 0) * deviation;
const rows: (string | number | null)[][] = [['mean humidity', null, null, null, Number(spread.toFixed(2))]];
for (const [k, name] of names.entries()) {
  const late = rates.map((_, r) => {
    const end = curve.slice(-curve.length / 4).map((all) => all[k * rates.length + r] ?? Number.NaN);
    const mean = end.reduce((sum, error) => sum + error, 0) / end.length;
    return Number.isFinite(mean) ? mean : Number.POSITIVE_INFINITY;
  });
  const best = late.indexOf(Math.min(...late));
  const chosen = curve.map((all) => all[k * rates.length + best] ?? Number.NaN);
  const at = chosen.map((_, i) => 10 * (i + 1));
  chart.set(name, at, chosen);
  rows.push([
    name,
    rates[best] ?? null,
    at[chosen.findIndex((error) => error < target)] ?? null,
    late.filter((error) => error < target).length,
    Number((held[k * rates.length + best] ?? Number.NaN).toFixed(2)),
  ]);
}
table({
  title: 'Five optimisers',
  columns: [
    'optimiser',
    'best rate',
    `steps to ${target} g/kg`,
    'rates of 8 that hold it',
    'held-out RMSE (g/kg)',
  ],
  rows,
});
