/**
 * @title Five optimisers, one network
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
 * @expect table "Five optimisers" cell "SGD" "rates of 6 that hold it" <= 3
 * @expect table "Five optimisers" cell "momentum" "rates of 6 that hold it" >= 3
 * @expect table "Five optimisers" cell "mean humidity" "held-out RMSE (g/kg)" > 5
 */
import * as tf from '@tensorflow/tfjs';
import { adamw, dataset, plot, random, rmsprop, steps, table } from 'lab';

// The same for all five: start, minibatches, and rates to try.
const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3];
const [seed, total, target] = [1, 400, 0.7]; // any, steps, g/kg
const unit = 1; // all inputs are multiplied with it
const optimisers: [string, (rate: number) => tf.Optimizer][] = [
  ['SGD', (rate) => tf.train.sgd(rate)],
  ['momentum', (rate) => tf.train.momentum(rate, 0.9)],
  ['RMSProp', (rate) => rmsprop(rate, { decay: 0.9 })],
  ['Adam', (rate) => tf.train.adam(rate)],
  ['AdamW', (rate) => adamw(rate, { weightDecay: 0.01 })],
];

// Temperature and pressure in, humidity out, as in chapter 4.
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const;
const coads = await dataset('coads');
const split = coads.samples(names).split();
const { deviation } = coads.standardiser('specificHumidity'); // g/kg
const cells = ({ columns }: typeof split.train) => {
  const scaled = names.map((name) => tf.tensor1d(coads.standardiser(name).standardise(columns[name])));
  return { x: tf.stack(scaled.slice(0, 2), 1).mul(unit), q: tf.stack(scaled.slice(2), 1) };
};
const [train, validation, test] = [cells(split.train), cells(split.validation), cells(split.test)];

/** Trains 16 neurons: RMSE of the validation cells after every ten steps, and at the end that of the test cells. */
async function errorsWith(optimizer: tf.Optimizer): Promise<number[]> {
  const rng = random(seed);
  const weights = (inputs: number, outputs: number) => {
    const values = Array.from({ length: inputs * outputs }, () => rng.normal(0, 1 / Math.sqrt(inputs)));
    return tf.variable(tf.tensor2d(values, [inputs, outputs]));
  };
  const [W1, b1] = [weights(2, 16), tf.variable(tf.zeros([16]))];
  const [W2, b2] = [weights(16, 1), tf.variable(tf.zeros([1]))];
  const loss = ({ x, q }: typeof train) =>
    x.matMul(W1).add(b1).tanh().matMul(W2).add(b2).sub(q).square().mean().asScalar();
  const squares: tf.Tensor[] = [];
  for (let step = 1; step <= total; step++) {
    tf.tidy(() => {
      const some = tf.tensor1d(Int32Array.from({ length: 64 }, () => rng.integer(split.train.count)));
      optimizer.minimize(() => loss({ x: train.x.gather(some), q: train.q.gather(some) }));
    });
    if (step % 10 === 0) squares.push(tf.tidy(() => loss(validation)));
  }
  const values = await tf.stack([...squares, tf.tidy(() => loss(test))]).data();
  tf.dispose([W1, b1, W2, b2, squares]);
  return Array.from(values, (square) => Math.sqrt(square) * deviation);
}
// The search: of the six rates, the one whose largest validation
// error in the last quarter of the steps is the smallest.
const chart = plot({ title: 'Validation error', x: 'step', y: 'RMSE (g/kg)', log: true });
const at = Array.from({ length: total / 10 }, (_, i) => 10 * (i + 1));
const spread = Math.sqrt((await test.q.square().mean().data())[0] ?? 0) * deviation;
const rows: (string | number | null)[][] = [['mean humidity', null, null, null, spread]];
for await (const k of steps(optimisers.length)) {
  const [name, make] = optimisers[k] as (typeof optimisers)[number];
  const trials: { rate: number; errors: number[]; worst: number }[] = [];
  for (const rate of rates) {
    const errors = await errorsWith(make(rate));
    trials.push({ rate, errors, worst: Math.max(...errors.slice(-11, -1)) });
  }
  const best = trials.reduce((a, b) => (b.worst < a.worst ? b : a));
  const first = at[best.errors.findIndex((error) => error < target)] ?? null;
  const good = trials.filter(({ worst }) => worst < target).length;
  chart.set(name, at, best.errors.slice(0, -1));
  rows.push([name, best.rate, first, good, best.errors.at(-1) ?? null]);
}
const columns = ['optimiser', 'best rate', `steps to ${target} g/kg`, 'rates of 6 that hold it'];
table({ title: 'Five optimisers', columns: [...columns, 'held-out RMSE (g/kg)'], rows, decimals: 4 });
