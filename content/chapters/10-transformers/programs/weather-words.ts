/**
 * @title A language model of the weather
 * @seeds 10
 * @expect table "Bits a day" cell "transformer, 150 steps" "2015"
 *   < table "Bits a day" cell "after yesterday" "2015" in 8 of 10 seeds
 * @expect table "Bits a day" cell "transformer, 150 steps" "2015"
 *   > table "Bits a day" cell "yesterday, and 16 days" "2015" in every seed
 * @expect table "Bits a day" cell "transformer, 150 steps" "2014"
 *   > table "Bits a day" cell "yesterday, and 16 days" "2014" in every seed
 * @expect table "Bits a day" cell "transformer, 600 steps" "2012–13"
 *   < table "Bits a day" cell "transformer, 150 steps" "2012–13" * 0.95 in every seed
 * @expect table "Bits a day" cell "transformer, 600 steps" "2015"
 *   > table "Bits a day" cell "transformer, 150 steps" "2015" in 9 of 10 seeds
 * @small "steps(600)" = "steps(50)", "[150, 600]" = "[50]"
 * @expect-small table "Bits a day" cell "transformer, 50 steps" "2015" < 1.8
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, layerNorm, log, random, saveModel, scaledDotProductAttention, steps, table } from 'lab';

const seed = 3; // @knob any seed
const context = 16; // days that a day may look back to
const [width, looks] = [16, { heads: 2, causal: true }]; // causal: at itself and the days before it
// Each day of Seattle is a word: five of them, in years to learn from, to choose on, and for the verdict.
const seattle = await dataset('seattle-weather');
const [{ labels }, words] = [seattle.variables.weather, 5];
const parts = Object.values(seattle.samples(['weather']).split());
const [learn = [], choose = [], judge = []] = parts.map(({ columns }) => Array.from(columns.weather));
// Bits a day: −log₂ of the probability that was given to what came. The first days of a part are past only.
const pasts = (days: number[]) => days.slice(context).map((_, i) => days.slice(i, i + context));
const hot = (days: number[]) => tf.oneHot(days.slice(context), words); // what came
const rows: (string | number)[][] = [];
async function show(name: string, forecast: (pasts: number[][]) => tf.Tensor) {
  const bits = (days: number[]) => forecast(pasts(days)).mul(hot(days)).sum(1).log().mean().mul(-Math.LOG2E);
  rows.push([name, ...(await tf.tidy(() => tf.stack([learn, choose, judge].map(bits))).data())]);
  table({ title: 'Bits a day', columns: ['forecast', '2012–13', '2014', '2015'], rows, decimals: 3 });
}
// The rivals count what came after such days. Where they saw few, fewer days have the weight of three.
function counted(order: number, past: number[]): number[] {
  const lower = order > 0 ? counted(order - 1, past) : labels.map(() => 1 / words);
  const last = past.slice(context - order).join();
  const next = learn.filter((_, i) => i >= order && learn.slice(i - order, i).join() === last);
  return lower.map((p, word) => (next.filter((one) => one === word).length + 3 * p) / (next.length + 3));
}
for (const [order, name] of ['how often each comes', 'after yesterday', 'after two days'].entries())
  await show(name, (given) => tf.tensor2d(given.map((past) => counted(order, past))));
// And one counts what the network sees: yesterday, and all 16 days with a weight that was chosen on 2014.
const mixed = (past: number[]) =>
  counted(1, past).map((p, word) => 0.7 * p + (0.3 * past.filter((one) => one === word).length) / context);
await show('yesterday, and 16 days', (given) => tf.tensor2d(given.map(mixed)));
// One layer of a transformer. All days of a window are examples; what came is the window a day later.
const rng = random(seed);
const layers: tf.layers.Layer[] = [];
const dense = (units: number, activation: 'linear' | 'relu' = 'linear') => {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
  const layer = tf.layers.dense({ units, activation, kernelInitializer });
  layers.push(layer);
  return (x: tf.Tensor) => layer.apply(x) as tf.Tensor;
};
const [embed, ask, answer, give] = [dense(width), dense(width), dense(width), dense(width)];
const [mix, widen, narrow, read] = [dense(width), dense(4 * width, 'relu'), dense(width), dense(words)];
const place = tf.variable(tf.randomNormal([context, width], 0, 0.2, 'float32', rng.seed()));
function network(days: tf.Tensor) {
  const tokens = embed(tf.oneHot(days.toInt(), words)).add(place);
  const x = layerNorm(tokens);
  const heard = tokens.add(mix(scaledDotProductAttention(ask(x), answer(x), give(x), looks)));
  return read(layerNorm(heard.add(narrow(widen(layerNorm(heard))))));
}
const forecast = (given: number[][]) => tf.softmax(network(tf.tensor2d(given)).gather(context - 1, 1));
forecast([learn.slice(0, context)]); // layers make their weights when they are first used
const [windows, optimizer] = [tf.tensor2d(pasts(learn)), tf.train.adam(0.003)];
for await (const step of steps(600)) {
  optimizer.minimize(() => {
    const some = tf.tensor1d(Int32Array.from({ length: 32 }, () => rng.integer(windows.shape[0] - 1)));
    const came = tf.oneHot(windows.gather(some.add(tf.scalar(1, 'int32'))).toInt(), words);
    return tf.losses.softmaxCrossEntropy(came, network(windows.gather(some))).asScalar();
  });
  if (![150, 600].includes(step + 1)) continue;
  await show(`transformer, ${step + 1} steps`, forecast);
  const weights = [place, ...layers.flatMap((layer) => layer.getWeights())];
  await saveModel(`gpt-${step + 1}`, weights, { '2014 (bits a day)': Number(rows.at(-1)?.[2]) });
}
// To write, draw a day from the forecast, append it, ask again.
const drawn = (chances: tf.Tensor) => chances.cumsum(1).greater(rng.uniform()).toInt().argMax(1).data();
const text = learn.slice(0, context);
while (text.length < context + 28) text.push(...(await drawn(forecast([text.slice(-context)]))));
log(...text.slice(context).map((word) => labels[word]));
