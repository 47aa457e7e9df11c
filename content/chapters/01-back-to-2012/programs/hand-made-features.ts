/**
 * @title Features made by hand
 * @expect table "Wet or dry, days of 2015" cell "hand-made features" "Heidke skill" > 0.3
 */
import * as tf from '@tensorflow/tfjs';
import { balancedAccuracy, dataset, heidke, log, plot, steps, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;
const value = (variable: { values: Float32Array }, day: number) => variable.values[day] ?? Number.NaN;
// What one may look at. The rain gauge is what we must guess, so
// it is not among them.
const raw: Record<string, (day: number) => number> = {
  highest: (day) => value(maxTemperature, day), // °C
  lowest: (day) => value(minTemperature, day), // °C
  wind: (day) => value(windSpeed, day), // m/s
};
// What an expert makes of it. Add a line of your own, or take one
// away, and press Run.
const season = (day: number) => 2 * Math.PI * ((seattle.times[day]?.getTime() ?? 0) / 86_400_000 / 365.25);
const range = (day: number) => value(maxTemperature, day) - value(minTemperature, day);
const handMade: typeof raw = {
  ...raw,
  range, // clouds keep the night warm and the day cool
  'square root of range': (day) => Math.sqrt(Math.max(0, range(day))), // a degree means more when the range is small
  winter: (day) => Math.cos(season(day)),
  spring: (day) => Math.sin(season(day)),
  'range in winter': (day) => range(day) * Math.cos(season(day)), // the same range says less in winter
  'change since yesterday': (day) => value(maxTemperature, day) - value(maxTemperature, day - 1),
};

const wet = (day: number) => Number(value(precipitation, day) > 0);
const { train, test } = seattle.split(); // 2012 and 2013; 2015
const trainDays = [...train].slice(1); // the very first day has no yesterday
const testDays = [...test];
const truth = testDays.map(wet);

/** A weighted sum of features, squeezed to a probability: weights by 600 steps of gradient descent. */
const training = plot({ title: 'Training', x: 'step', y: { label: 'cross-entropy', units: 'nats' } });
async function logistic(name: string, features: typeof raw): Promise<number[]> {
  const makers = Object.values(features);
  const matrix = (days: number[]) => tf.tensor2d(days.map((day) => makers.map((make) => make(day))));
  const x = matrix(trainDays);
  const { mean, variance } = tf.moments(x, 0); // standardised by the training days
  const scale = (days: tf.Tensor) => days.sub(mean).div(variance.sqrt());
  const [seen, y] = [scale(x), tf.tensor2d(trainDays.map(wet), [trainDays.length, 1])];
  const [w, b] = [tf.variable(tf.zeros([makers.length, 1])), tf.variable(tf.scalar(0))];
  const optimizer = tf.train.sgd(0.5);
  for await (const step of steps(600)) {
    const error = () => tf.losses.sigmoidCrossEntropy(y, seen.matMul(w).add(b)).asScalar();
    const loss = optimizer.minimize(error, true, [w, b]);
    if (loss && step % 10 === 0) training.add(name, step, loss);
    loss?.dispose();
  }
  const weights = await w.data();
  const words = Object.keys(features).map((feature, i) => `${feature} ${weights[i]?.toFixed(2)}`);
  log(`${name}: ${words.join(', ')}`);
  return [...(await scale(matrix(testDays)).matMul(w).add(b).greater(0).data())].map(Number);
}

const guesses: Record<string, number[]> = {
  'always dry': testDays.map(() => 0),
  'as yesterday': testDays.map((day) => wet(day - 1)),
  'raw variables': await logistic('raw variables', raw),
  'hand-made features': await logistic('hand-made features', handMade),
};
table({
  title: 'Wet or dry, days of 2015',
  columns: ['rule', 'days right of 358', 'balanced accuracy', 'Heidke skill'],
  rows: Object.entries(guesses).map(([name, guess]) => [
    name,
    guess.filter((call, i) => call === truth[i]).length,
    Number(balancedAccuracy(guess, truth).toFixed(3)),
    Number(heidke(guess, truth).toFixed(3)),
  ]),
});
