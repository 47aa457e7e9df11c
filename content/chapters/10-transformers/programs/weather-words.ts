/**
 * @title A language model of the weather
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, log, plot, random, scaledDotProductAttention, steps, table } from 'lab';

const seed = 3; // any
const context = 16; // days that a day may look back to
const [width, heads] = [16, 2];
const rate = 0.003;

// Each day of Seattle is a word: drizzle, rain, snow, sun or fog. The network reads them in order.
const seattle = await dataset('seattle-weather');
const { labels } = seattle.variables.weather;
const { train, validation, test } = seattle.samples(['weather']).split();
const [learn, choose, judge] = [train, validation, test].map(({ columns }) => Array.from(columns.weather)) as [
  number[],
  number[],
  number[],
];
const words = labels.length;

// Bits a day: what a forecast of probabilities pays for what happened, as −log₂ of the probability it gave.
type Forecast = (past: number[]) => number[];
const bits = (days: number[], forecast: Forecast) => {
  const paid = days.slice(context).map((word, i) => -Math.log2(forecast(days.slice(i, i + context))[word] ?? 0));
  return paid.reduce((sum, value) => sum + value, 0) / paid.length;
};

// The rivals count. Each order leans on the one before it where it has seen little.
const counted = (order: number): Forecast => {
  const lower = order > 0 ? counted(order - 1) : () => Array(words).fill(1 / words);
  const seen = new Map<string, number[]>();
  for (let i = order; i < learn.length; i++) {
    const counts = seen.get(learn.slice(i - order, i).join()) ?? Array(words).fill(0);
    counts[learn[i] ?? 0] += 1;
    seen.set(learn.slice(i - order, i).join(), counts);
  }
  return (past) => {
    const counts = seen.get(past.slice(past.length - order).join()) ?? Array(words).fill(0);
    const all = counts.reduce((sum, value) => sum + value, 0);
    return lower(past).map((p, word) => ((counts[word] ?? 0) + 3 * p) / (all + 3));
  };
};
const rows: (string | number)[][] = [];
function show(name: string, forecast: Forecast) {
  rows.push([name, ...[learn, choose, judge].map((days) => bits(days, forecast))]);
  table({ title: 'Bits a day', columns: ['forecast', '2012–13', '2014', '2015'], rows, decimals: 3 });
}
show('how often each', counted(0));
show('after yesterday', counted(1));
show('after two days', counted(2));

// One block of a transformer: attention to the days before, then a layer for each day by itself.
const rng = random(seed);
const weight = (...shape: number[]) => tf.variable(tf.randomNormal(shape, 0, 0.2, 'float32', rng.seed()));
const [embed, place] = [weight(words, width), weight(context, width)];
const [qkv, mix, up, down, read] = [
  weight(width, 3 * width),
  weight(width, width),
  weight(width, 4 * width),
  weight(4 * width, width),
  weight(width, words),
];
const network = (days: tf.Tensor) => {
  const [batch = 0] = days.shape;
  const split = (x: tf.Tensor) => x.reshape([batch, context, heads, width / heads]).transpose([0, 2, 1, 3]);
  let x: tf.Tensor = tf.gather(embed, days.toInt()).add(place);
  const linear = (a: tf.Tensor, w: tf.Tensor) => a.reshape([batch * context, -1]).matMul(w).reshape([batch, context, -1]);
  const [q, k, v] = tf.split(linear(layerNorm(x), qkv), 3, 2).map(split) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const looked = scaledDotProductAttention(q, k, v, { causal: true }).transpose([0, 2, 1, 3]).reshape(x.shape);
  x = x.add(linear(looked, mix));
  x = x.add(linear(linear(layerNorm(x), up).relu(), down));
  return linear(layerNorm(x), read);
};
const windows = (days: number[]) => days.slice(context).map((_, i) => days.slice(i, i + context + 1));
const examples = [learn, choose].map((days) => tf.tensor2d(windows(days), undefined, 'int32'));
const loss = (some: tf.Tensor) => {
  const guess = network(some.slice([0, 0], [-1, context]));
  const truth = tf.oneHot(some.slice([0, 1], [-1, context]).toInt(), words);
  return tf.losses.softmaxCrossEntropy(truth, guess).mul(Math.LOG2E).asScalar();
};
const training = plot({ title: 'Training', x: 'step', y: 'bits a day' });
const optimizer = tf.train.adam(rate);
for await (const step of steps(300)) {
  const some = tf.tensor1d(Int32Array.from({ length: 32 }, () => rng.integer(learn.length - context)));
  const value = optimizer.minimize(() => loss(examples[0]!.gather(some)), true);
  if (step % 10 === 0 && value) training.add('train', step, value);
  if (step % 50 === 49) tf.tidy(() => { const v = loss(examples[1]!); training.add('validation', step, v); log(step, (v.dataSync()[0] ?? 0).toFixed(3)); });
}
const forecast: Forecast = (past) =>
  Array.from(tf.tidy(() => tf.softmax(network(tf.tensor2d([past], undefined, 'int32')).slice([0, context - 1], [1, 1]).flatten()).dataSync()));
show('transformer', forecast);
