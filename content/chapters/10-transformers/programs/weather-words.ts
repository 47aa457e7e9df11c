/**
 * @title A language model of the weather
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, log, plot, random, scaledDotProductAttention, steps, table } from 'lab';

const seed = 3; // @knob any seed
const context = 16; // days that a day may look back to
const [width, heads, stepsTaken] = [16, 2, 300];

// Each day of Seattle is a word. The years in order: to learn from, to choose on, for the verdict.
const seattle = await dataset('seattle-weather');
const { labels } = seattle.variables.weather;
const parts = Object.values(seattle.samples(['weather']).split());
const [learn = [], choose = [], judge = []] = parts.map(({ columns }) => Array.from(columns.weather));

// Bits a day: −log₂ of the probability that was given to what came. Nobody pays for the first days.
type Forecast = (past: number[]) => number[];
const bits = (days: number[], forecast: Forecast) =>
  days.slice(context).reduce((sum, word, i) => sum - Math.log2(forecast(days.slice(i, i + context))[word] ?? 0), 0) /
  (days.length - context);
const rows: (string | number)[][] = [];
function show(name: string, forecast: Forecast) {
  rows.push([name, ...[learn, choose, judge].map((days) => bits(days, forecast))]);
  table({ title: 'Bits a day', columns: ['forecast', '2012–13', '2014', '2015'], rows, decimals: 3 });
}

// The rivals count. Each leans on the one of lower order where it has seen little: three days' worth.
const none = () => labels.map(() => 1 / labels.length);
const counted = (order: number): Forecast => {
  const lower = order > 0 ? counted(order - 1) : none;
  const seen: Record<string, number[]> = {};
  for (let i = order; i < learn.length; i++) {
    const counts = (seen[learn.slice(i - order, i).join()] ??= labels.map(() => 0));
    counts[learn[i] ?? 0]! += 1;
  }
  return (past) => {
    const counts = seen[past.slice(past.length - order).join()] ?? labels.map(() => 0);
    const all = counts.reduce((sum, value) => sum + value, 3);
    return lower(past).map((p, word) => ((counts[word] ?? 0) + 3 * p) / all);
  };
};
for (const [order, name] of ['how often each comes', 'after yesterday', 'after two days'].entries()) show(name, counted(order));

// One layer of a transformer. Every day of a window is an example, with the days before it.
const rng = random(seed);
const draw = (...shape: number[]) => tf.variable(tf.randomNormal(shape, 0, 0.2, 'float32', rng.seed()));
const [embed, place, qkv, mix] = [draw(labels.length, width), draw(context, width), draw(width, 3 * width), draw(width, width)];
const [up, down, read] = [draw(width, 4 * width), draw(4 * width, width), draw(width, labels.length)];
function network(days: tf.Tensor): tf.Tensor {
  const linear = (x: tf.Tensor, w: tf.Tensor) => x.reshape([-1, w.shape[0]!]).matMul(w).reshape([-1, context, w.shape[1]!]);
  const split = (x: tf.Tensor) => x.reshape([-1, context, heads, width / heads]).transpose([0, 2, 1, 3]);
  const x = tf.gather(embed, days.toInt()).add(place);
  const [q, k, v] = tf.split(linear(layerNorm(x), qkv), 3, 2).map(split) as [tf.Tensor, tf.Tensor, tf.Tensor];
  const looked = scaledDotProductAttention(q, k, v, { causal: true }).transpose([0, 2, 1, 3]).reshape(x.shape);
  const heard = x.add(linear(looked, mix));
  return linear(layerNorm(heard.add(linear(linear(layerNorm(heard), up).relu(), down))), read);
}
const windows = tf.tensor2d(learn.slice(context).map((_, i) => learn.slice(i, i + context + 1)));
const chart = plot({ title: 'Training', x: 'step', y: 'bits a day' });
const optimizer = tf.train.adam(0.003);
for await (const step of steps(stepsTaken)) {
  const loss = optimizer.minimize(() => {
    const some = windows.gather(tf.tensor1d(Int32Array.from({ length: 32 }, () => rng.integer(windows.shape[0]))));
    const truth = tf.oneHot(some.slice([0, 1]).toInt(), labels.length);
    return tf.losses.softmaxCrossEntropy(truth, network(some.slice([0, 0], [-1, context]))).mul(Math.LOG2E).asScalar();
  }, true);
  if (step % 10 === 0 && loss) chart.add('train', step, loss);
}
const forecast: Forecast = (past) =>
  Array.from(tf.tidy(() => network(tf.tensor2d([past])).slice([0, context - 1]).softmax().dataSync()));
show('transformer', forecast);

// To write, draw a day from the forecast, append it, ask again.
const text = learn.slice(0, context);
while (text.length < context + 28) {
  let left = rng.uniform();
  text.push(Math.max(0, forecast(text.slice(-context)).findIndex((p) => (left -= p) < 0)));
}
log(text.slice(context).map((word) => labels[word]).join(' '));
