/**
 * @title Features made by hand
 * @expect table "Wet or dry, days of 2015" cell "as yesterday" "Heidke skill" < 0.4
 * @expect table "Wet or dry, days of 2015" cell "highest alone" "days right of 358" < 265
 * @expect table "Wet or dry, days of 2015" cell "range alone" "days right of 358" > 270
 * @expect table "Wet or dry, days of 2015" cell "three raw numbers" "days right of 358" > 282
 * @expect table "Wet or dry, days of 2015" cell "nine features" "days right of 358" < 285
 */
import * as tf from '@tensorflow/tfjs';
import { classScores, dataset, log, plot, steps, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;

// What one may look at. The rain gauge holds the answer, so it is
// not among them.
const highest = (day: number) => maxTemperature.values[day] ?? Number.NaN; // °C
const lowest = (day: number) => minTemperature.values[day] ?? Number.NaN; // °C
const wind = (day: number) => windSpeed.values[day] ?? Number.NaN; // m/s
// What an expert makes of it: clouds keep the day cool and the
// night warm.
const range = (day: number) => highest(day) - lowest(day);
const season = (day: number) => (2 * Math.PI * (seattle.times[day]?.getTime() ?? 0)) / (365.25 * 86_400_000);
const sets: Record<string, Record<string, (day: number) => number>> = {
  'highest alone': { highest },
  'range alone': { range },
  'three raw numbers': { highest, lowest, wind },
  // The next ideas. Add your own, take one away, and press Run.
  'nine features': {
    ...{ highest, lowest, wind, range },
    'root of range': (day) => Math.sqrt(Math.max(0, range(day))),
    winter: (day) => Math.cos(season(day)),
    spring: (day) => Math.sin(season(day)),
    'range in winter': (day) => range(day) * Math.cos(season(day)),
    warming: (day) => highest(day) - highest(day - 1),
  },
};

const wet = (day: number) => Number((precipitation.values[day] ?? 0) > 0);
const { train, test } = seattle.split(); // 2012 and 2013; 2015
const [trainDays, testDays] = [[...train].slice(1), [...test]]; // the first day has no yesterday
const calls: Record<string, number[]> = {
  'always dry': testDays.map(() => 0),
  'as yesterday': testDays.map((day) => wet(day - 1)),
};

// Logistic regression: a weighted sum of the features, squeezed to
// a probability of rain.
const training = plot({ title: 'Training', x: 'step', y: 'cross-entropy (nats)' });
const y = tf.tensor2d(trainDays.map(wet), [trainDays.length, 1]);
for (const [name, features] of Object.entries(sets)) {
  const makers = Object.values(features);
  const matrix = (days: number[]) => tf.tensor2d(days.map((day) => makers.map((make) => make(day))));
  const { mean, variance } = tf.moments(matrix(trainDays), 0);
  const scaled = (days: number[]) => matrix(days).sub(mean).div(variance.sqrt());
  const x = scaled(trainDays);
  const [w, b] = [tf.variable(tf.zeros([makers.length, 1])), tf.variable(tf.scalar(0))];
  const sum = (inputs: tf.Tensor) => inputs.matMul(w).add(b); // positive: more likely wet than dry
  const optimizer = tf.train.sgd(0.5);
  for await (const step of steps(400)) {
    const loss = optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(y, sum(x)).asScalar(), true);
    if (loss && step % 10 === 0) training.add(name, step, loss);
    loss?.dispose();
  }
  const weights = await w.data();
  log(`${name}:`, ...Object.keys(features).map((feature, i) => `${feature} ${weights[i]?.toFixed(1)}`));
  calls[name] = Array.from(await sum(scaled(testDays)).greater(0).data());
}
const truth = testDays.map(wet);
const columns = ['rule', 'days right of 358', 'balanced accuracy', 'Heidke skill'];
const rows = Object.entries(calls).map(([rule, wets]) => [rule, ...Object.values(classScores(wets, truth))]);
table({ title: 'Wet or dry, days of 2015', columns, rows, decimals: 2 });
