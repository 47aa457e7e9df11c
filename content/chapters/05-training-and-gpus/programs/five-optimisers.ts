/**
 * @title Five optimisers, one network
 * @seeds 10
 * @expect table "Five optimisers, five starts" cell "momentum" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "SGD" "test (g/kg)" in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "momentum" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "SGD" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "momentum" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "RMSProp" "test (g/kg)" in every seed
 * @expect table "Five optimisers, five starts" cell "momentum" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "RMSProp" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "Adam" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "SGD" "test (g/kg)" in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "Adam" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "SGD" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "Adam" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "RMSProp" "test (g/kg)" in every seed
 * @expect table "Five optimisers, five starts" cell "Adam" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "RMSProp" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "Adam" "steps to 0.7"
 *   < table "Five optimisers, five starts" cell "RMSProp" "steps to 0.7" in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "AdamW" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "SGD" "test (g/kg)" in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "AdamW" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "SGD" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "AdamW" "test (g/kg)"
 *   < table "Five optimisers, five starts" cell "RMSProp" "test (g/kg)" in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "AdamW" "rates that hold it"
 *   > table "Five optimisers, five starts" cell "RMSProp" "rates that hold it" in every seed
 * @expect table "Five optimisers, five starts" cell "AdamW" "steps to 0.7"
 *   < table "Five optimisers, five starts" cell "RMSProp" "steps to 0.7" in 9 of 10 seeds
 * @expect mean over seeds of table "Five optimisers, five starts" cell "momentum" "test (g/kg)" between 0.59 and 0.65
 * @expect mean over seeds of table "Five optimisers, five starts" cell "Adam" "test (g/kg)" between 0.58 and 0.63
 * @expect mean over seeds of table "Five optimisers, five starts" cell "AdamW" "test (g/kg)" between 0.58 and 0.63
 * @expect mean over seeds of table "Five optimisers, five starts" cell "SGD" "test (g/kg)" between 0.6 and 0.7
 * @expect mean over seeds of table "Five optimisers, five starts" cell "RMSProp" "test (g/kg)" between 0.62 and 0.7
 * @expect table "Five optimisers, five starts" cell "SGD" "rates that hold it" >= 2 in 9 of 10 seeds
 * @expect table "Five optimisers, five starts" cell "momentum" "rates that hold it" >= 2 in every seed
 * @expect table "Five optimisers, five starts" cell "RMSProp" "rates that hold it" >= 2 in every seed
 * @expect table "Five optimisers, five starts" cell "Adam" "rates that hold it" >= 2 in every seed
 * @expect table "Five optimisers, five starts" cell "AdamW" "rates that hold it" >= 2 in every seed
 * @expect mean over seeds of table "Five optimisers, five starts" cell "SGD" "steps to 0.7" between 50 and 130
 * @small "[0.001, 0.003, 0.01, 0.03, 0.1, 0.3]" = "[0.01, 0.1]", "[5, 300, 0.7]" = "[5, 50, 0.7]"
 * @expect-small table "Five optimisers, five starts" cell "SGD" "test (g/kg)" < 1.5
 * @expect-small table "Five optimisers, five starts" cell "momentum" "test (g/kg)" < 1.5
 * @expect-small table "Five optimisers, five starts" cell "RMSProp" "test (g/kg)" < 1.5
 * @expect-small table "Five optimisers, five starts" cell "Adam" "test (g/kg)" < 1.5
 * @expect-small table "Five optimisers, five starts" cell "AdamW" "test (g/kg)" < 1.5
 */
import * as tf from '@tensorflow/tfjs';
import { adamw, dataset, meanAndSpread, plot, random, rmsprop, steps, table } from 'lab';

const rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3]; // the same for all five, as are starts and minibatches
const seed = 5; // @knob any seed
const [n, total, target] = [5, 300, 0.7]; // starts, steps, g/kg
const unit = 1; // @knob 0.1..10 log factor on all inputs
const optimisers: [string, (rate: number) => tf.Optimizer][] = [
  ['SGD', (rate) => tf.train.sgd(rate)],
  ['momentum', (rate) => tf.train.momentum(rate, 0.9)],
  ['RMSProp', (rate) => rmsprop(rate, { decay: 0.9 })],
  ['Adam', (rate) => tf.train.adam(rate)],
  ['AdamW', (rate) => adamw(rate, { weightDecay: 0.01 })],
];
const names = ['airTemperature', 'pressure', 'specificHumidity'] as const; // two in, one out, as in chapter 4
const coads = await dataset('coads');
const split = coads.samples(names).split();
const scales = names.map((name) => ({ name, ...coads.standardiser(name) }));
const deviation = scales[2]?.deviation ?? Number.NaN; // g/kg
const cells = ({ columns, count }: typeof split.train, every = 1) => {
  const few = (of: keyof typeof columns) => tf.tensor1d(columns[of]).stridedSlice([0], [count], [every]);
  const scaled = scales.map(({ name, mean, deviation }) => few(name).sub(mean).div(deviation));
  return { x: tf.stack(scaled.slice(0, 2), 1).mul(unit), q: tf.stack(scaled.slice(2), 1) };
};
const [train, validation, test] = [cells(split.train), cells(split.validation, 4), cells(split.test)];
/** Trains 16 neurons from n starts, side by side: mean squares of each before, after every twenty steps, last on the test. */
async function* trained(optimizer: tf.Optimizer) {
  const [rng, count] = [random(seed), split.train.count];
  const weights = (rows: number, columns: number) =>
    tf.variable(tf.randomNormal([n, rows, columns], 0, 1 / Math.sqrt(rows), 'float32', rng.seed()));
  const zeros = (columns: number) => tf.variable(tf.zeros([n, 1, columns]));
  const [W1, b1, W2, b2] = [weights(2, 16), zeros(16), weights(16, 1), zeros(1)];
  const squares = (x: tf.Tensor, q: tf.Tensor) =>
    x.matMul(W1).add(b1).tanh().matMul(W2).add(b2).sub(q).square().mean([1, 2]); // one a start
  const judge = ({ x, q }: typeof train) => tf.tidy(() => squares(tf.stack(Array(n).fill(x)), q));
  yield judge(validation);
  for await (const step of steps(total)) {
    const rows = tf.tensor1d(Int32Array.from({ length: n * 64 }, () => rng.integer(count))).reshape([n, 64]);
    const [x, q] = [train.x.gather(rows), train.q.gather(rows)]; // [n, 64, 2] and [n, 64, 1]
    optimizer.minimize(() => squares(x, q).sum().asScalar());
    tf.dispose([rows, x, q]);
    if (step % 20 === 19) yield judge(validation);
  }
  yield judge(test);
  tf.dispose([W1, b1, W2, b2]);
}
// Of six rates the one whose largest validation error in the last third, averaged over the starts, is smallest.
const chart = plot({ title: 'Validation error', x: 'step', y: 'RMSE (g/kg)', log: true });
const rows: (string | number | null)[][] = [];
const times = Array.from({ length: total / 20 + 1 }, (_, i) => 20 * i);
for (const [name, make] of optimisers) {
  const trials: { rate: number; path: number[]; last: number[]; worst: number }[] = [];
  for (const rate of rates) {
    const [path, errors]: [number[], number[]] = [[], []]; // means over the starts; each start's newest
    for await (const squares of trained(make(rate))) {
      for (const [i, square] of (await squares.data()).entries()) errors[i] = Math.sqrt(square) * deviation;
      squares.dispose();
      if (path.length < times.length) path.push(meanAndSpread(errors).mean);
      if (trials.length === 0) chart.set(name, times.slice(0, path.length), path); // the first, as it trains
    }
    trials.push({ rate, path, last: errors, worst: Math.max(...path.slice(1).slice(-5)) });
  }
  const { rate, path, last } = trials.reduce((a, b) => (b.worst < a.worst ? b : a));
  chart.set(name, times, path);
  const holding = trials.filter(({ worst }) => worst < target).length;
  const { mean: error, spread } = meanAndSpread(last);
  rows.push([name, rate, times[path.findIndex((mean) => mean < target)] ?? null, holding, error, spread]);
}
const columns = ['optimiser', 'best rate', 'steps to 0.7', 'rates that hold it', 'test (g/kg)', 'spread'];
table({ title: 'Five optimisers, five starts', columns, rows, decimals: 3 });
