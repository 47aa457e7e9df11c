/**
 * @title Five optimisers, one network
 * @expect log contains "337 parameters"
 * @expect table "Five optimisers" cell "SGD" "steps to 0.65 g/kg" <= 200
 * @expect table "Five optimisers" cell "momentum" "steps to 0.65 g/kg" <= 150
 * @expect table "Five optimisers" cell "RMSProp" "steps to 0.65 g/kg" <= 250
 * @expect table "Five optimisers" cell "Adam" "steps to 0.65 g/kg" <= 150
 * @expect table "Five optimisers" cell "AdamW" "steps to 0.65 g/kg" <= 150
 * @expect table "Five optimisers" cell "SGD" "held-out RMSE (g/kg)" < 0.68
 * @expect table "Five optimisers" cell "Adam" "held-out RMSE (g/kg)" < 0.65
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, steps, table } from 'lab';

// The same for all five: start, minibatches, and rates to try.
const rates = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
const seed = 1;
const total = 400; // steps
const target = 0.65; // g/kg
const unit = 1; // what the inputs are multiplied with

// What the optimisers remember of each parameter, for all eight
// rates: running means of its slope and of its square.
const sizes = [2, 16, 16, 1];
const count = sizes.slice(1).reduce((sum, out, l) => sum + ((sizes[l] ?? 0) + 1) * out, 0);
const m = tf.variable(tf.zeros([rates.length, count]));
const v = tf.variable(tf.zeros([rates.length, count]));
const running = (mean: tf.Variable, beta: number, value: tf.Tensor): tf.Tensor => {
  mean.assign(mean.mul(beta).add(value.mul(1 - beta)));
  return mean;
};
const adam = (g: tf.Tensor, t: number) => {
  const slope = running(m, 0.9, g).div(1 - 0.9 ** t); // divided: the means began at 0
  const square = running(v, 0.999, g.square()).div(1 - 0.999 ** t);
  return slope.div(square.sqrt().add(1e-8));
};
/** From the slope g at step t = 1, 2, …: the direction in which the parameters θ go. */
const optimisers: Record<string, (g: tf.Tensor, t: number, theta: tf.Tensor) => tf.Tensor> = {
  SGD: (g) => g,
  momentum: (g) => running(m, 0.9, g.mul(10)), // that is, m ← 0.9 m + g
  RMSProp: (g) => g.div(running(v, 0.9, g.square()).sqrt().add(1e-8)),
  Adam: adam,
  AdamW: (g, t, theta) => adam(g, t).add(theta.mul(0.01)), // the decay is not divided
};

// Temperature and pressure of sea air in, its humidity out, as in
// chapter 4; standardised.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const split = coads.samples(names).split();
const { deviation } = coads.standardiser('specificHumidity'); // g/kg
function cells({ columns }: typeof split.train, every: number) {
  const [T, p, q] = names.map((name) =>
    coads.standardiser(name).standardise(columns[name].filter((_, i) => i % every === 0)),
  ) as [Float32Array, Float32Array, Float32Array];
  return { x: tf.stack([T, p], 1).mul(unit), q: tf.tensor1d(q) };
}
const [train, validation, test] = [cells(split.train, 1), cells(split.validation, 15), cells(split.test, 4)];

/** Eight networks side by side, one for each rate; theta has a row of parameters for each. */
function network(theta: tf.Tensor, x: tf.Tensor): tf.Tensor {
  let a: tf.Tensor = x.expandDims(0).tile([rates.length, 1, 1]);
  let from = 0;
  for (const [l, outputs] of sizes.slice(1).entries()) {
    const inputs = sizes[l] ?? 0;
    const W = theta.slice([0, from], [-1, inputs * outputs]).reshape([-1, inputs, outputs]);
    const b = theta.slice([0, from + inputs * outputs], [-1, outputs]).expandDims(1);
    a = a.matMul(W).add(b);
    if (l < 2) a = a.tanh();
    from += (inputs + 1) * outputs;
  }
  return a.squeeze([2]);
}
const errors = (theta: tf.Tensor, { x, q }: typeof train) => network(theta, x).sub(q).square().mean(1);
const rmse = (theta: tf.Tensor, part: typeof train) =>
  tf.tidy(() => errors(theta, part).sqrt().mul(deviation)).data() as Promise<Float32Array>;

const chart = plot({
  title: 'Validation error',
  x: 'step',
  y: { label: 'RMSE', units: 'g/kg' },
  log: true,
});
const rows: (string | number | null)[][] = [];
const column = tf.tensor2d(rates, [rates.length, 1]);
for (const [name, direction] of Object.entries(optimisers)) {
  const rng = random(seed);
  const start = sizes.slice(1).flatMap((outputs, l) => {
    const inputs = sizes[l] ?? 0; // Glorot and Bengio (2010)
    const W = Array.from({ length: inputs * outputs }, () =>
      rng.normal(0, Math.sqrt(2 / (inputs + outputs))),
    );
    return [...W, ...Array.from({ length: outputs }, () => 0)];
  });
  const theta = tf.variable(tf.tensor2d([start]).tile([rates.length, 1]));
  for (const memory of [m, v]) memory.assign(memory.zerosLike());
  const curve: Float32Array[] = [];
  for await (const step of steps(total)) {
    tf.tidy(() => {
      const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(split.train.count)));
      const batch = { x: train.x.gather(some), q: train.q.gather(some) };
      const g = tf.grad((all: tf.Tensor) => errors(all, batch).sum())(theta);
      theta.assign(theta.sub(direction(g, step + 1, theta).mul(column)));
    });
    if (step % 10 === 9) curve.push(await rmse(theta, validation));
  }
  // The search: of the eight rates, the one with the lowest
  // validation error over the last quarter.
  const late = rates.map((_, r) => {
    const end = curve.slice(-total / 40).map((all) => all[r] ?? Number.NaN);
    const mean = end.reduce((sum, error) => sum + error, 0) / end.length;
    return Number.isFinite(mean) ? mean : Number.POSITIVE_INFINITY;
  });
  const best = late.indexOf(Math.min(...late));
  const chosen = curve.map((all) => all[best] ?? Number.NaN);
  const steps10 = chosen.map((_, i) => 10 * (i + 1));
  chart.set(name, steps10, chosen);
  const held = await rmse(theta, test);
  rows.push([
    name,
    rates[best] ?? null,
    steps10[chosen.findIndex((error) => error < target)] ?? null,
    late.filter((error) => error < target).length,
    Number((held[best] ?? Number.NaN).toFixed(3)),
  ]);
  theta.dispose();
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
log(`${count} parameters`);
