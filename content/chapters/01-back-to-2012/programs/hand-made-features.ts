/**
 * @title Features made by hand
 * @expect table "Wet or dry, days of 2014" cell "as yesterday" "days right of 358" < 270
 * @expect table "Wet or dry, days of 2014" cell "highest" "days right of 358" < 230
 * @expect table "Wet or dry, days of 2014" cell "range" "days right of 358" > 270
 * @expect table "Wet or dry, days of 2014" cell "three" "days right of 358" > 284
 * @expect table "Wet or dry, days of 2014" cell "nine" "days right of 358" < 284
 * @expect table "Wet or dry, days of 2015" cell "as yesterday" "Heidke skill" < 0.4
 * @expect table "Wet or dry, days of 2015" cell "highest" "days right of 358" < 260
 * @expect table "Wet or dry, days of 2015" cell "range" "days right of 358" > 270
 * @expect table "Wet or dry, days of 2015" cell "three" "days right of 358" > 284
 * @expect table "Wet or dry, days of 2015" cell "nine" "days right of 358" < 284
 * @expect plot "Training" series "three" last > 0.46
 * @expect plot "Training" series "nine" last < 0.45
 * @expect table "Where two rules part" cell "range : highest, 2014" "by chance" < 0.001
 * @expect table "Where two rules part" cell "range : highest, 2015" "by chance" < 0.05
 * @expect table "Where two rules part" cell "three : nine, 2014" "by chance" > 0.1
 * @expect table "Where two rules part" cell "three : nine, 2015" "by chance" > 0.05
 * @expect table "Wet or dry, days of 2014" cell "highest" "days right of 358"
 *   < table "Wet or dry, days of 2014" cell "as yesterday" "days right of 358"
 * @expect table "Wet or dry, days of 2014" cell "range" "days right of 358"
 *   > table "Wet or dry, days of 2014" cell "highest" "days right of 358"
 * @expect table "Wet or dry, days of 2014" cell "three" "days right of 358"
 *   > table "Wet or dry, days of 2014" cell "range" "days right of 358"
 * @expect table "Wet or dry, days of 2014" cell "nine" "days right of 358"
 *   < table "Wet or dry, days of 2014" cell "three" "days right of 358"
 * @expect table "Wet or dry, days of 2015" cell "three" "days right of 358"
 *   > table "Wet or dry, days of 2015" cell "range" "days right of 358"
 * @expect table "Wet or dry, days of 2015" cell "three" "days right of 358"
 *   > table "Wet or dry, days of 2015" cell "nine" "days right of 358"
 * @expect plot "Training" series "nine" last < plot "Training" series "three" last
 */
import * as tf from '@tensorflow/tfjs';
import { classScores, dataset, log, mcnemar, plot, steps, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;
// What one may look at. The rain gauge holds the answer.
const highest = (day: number) => maxTemperature.values[day] ?? Number.NaN; // °C
const lowest = (day: number) => minTemperature.values[day] ?? Number.NaN; // °C
const wind = (day: number) => windSpeed.values[day] ?? Number.NaN; // m/s
const range = (day: number) => highest(day) - lowest(day); // clouds: cool days, warm nights
const season = (day: number) => (2 * Math.PI * (seattle.times[day]?.getTime() ?? 0)) / (365.25 * 86_400_000);
const struck = 'none'; // @knob none|lowest|wind|range|winter|spring|warming taken from the nine
const sets: Record<string, Record<string, (day: number) => number>> = {
  highest: { highest },
  range: { range },
  three: { highest, lowest, wind },
  nine: {
    ...{ highest, lowest, wind, range },
    'root of range': (day) => Math.sqrt(Math.max(0, range(day))),
    winter: (day) => Math.cos(season(day)),
    spring: (day) => Math.sin(season(day)),
    'range in winter': (day) => range(day) * Math.cos(season(day)),
    warming: (day) => highest(day) - highest(day - 1),
  },
};
delete sets['nine']?.[struck];
const wet = (day: number) => Number((precipitation.values[day] ?? 0) > 0);
const { train, validation, test } = seattle.split(); // 2012 and 2013; 2014; 2015
const days = [...train].slice(1); // the first day has no yesterday

// Logistic regression: a weighted sum of the features, squeezed to
// a probability, and trained until the loss falls no more.
const training = plot({ title: 'Training', x: 'step', y: 'cross-entropy (nats)' });
const y = tf.tensor2d(days.map(wet), [days.length, 1]);
const rules: Record<string, (part: number[]) => number[]> = {
  'always dry': (part) => part.map(() => 0),
  'as yesterday': (part) => part.map((day) => wet(day - 1)),
};
for (const [name, features] of Object.entries(sets)) {
  const makers = Object.values(features);
  const matrix = (part: number[]) => tf.tensor2d(part.map((day) => makers.map((make) => make(day))));
  const { mean, variance } = tf.moments(matrix(days), 0);
  const scaled = (part: number[]) => matrix(part).sub(mean).div(variance.sqrt());
  const x = scaled(days);
  const [w, b] = [tf.variable(tf.zeros([makers.length, 1])), tf.variable(tf.scalar(0))];
  const sum = (inputs: tf.Tensor) => inputs.matMul(w).add(b); // positive: more likely wet than dry
  const optimizer = tf.train.momentum(0.5, 0.95);
  for await (const step of steps(601)) {
    const loss = optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(y, sum(x)).asScalar(), true);
    if (loss && step % 20 === 0) training.add(name, step, loss);
    loss?.dispose();
  }
  log(`${name}:`, ...Object.keys(features).map((feature, i) => `${feature} ${w.dataSync()[i]?.toFixed(1)}`));
  rules[name] = (part) => Array.from(sum(scaled(part)).greater(0).dataSync());
}

const columns = ['rule', 'days right of 358', 'balanced accuracy', 'Heidke skill'];
const parted: (string | number)[][] = [];
for (const [year, part] of Object.entries({ 2014: [...validation], 2015: [...test] })) {
  const truth = part.map(wet);
  const calls = (rule: string) => rules[rule]?.(part) ?? [];
  const rows = Object.keys(rules).map((rule) => [rule, ...Object.values(classScores(calls(rule), truth))]);
  table({ title: `Wet or dry, days of ${year}`, columns, rows, decimals: 2 });
  for (const pair of ['range : highest', 'three : range', 'three : nine']) {
    const [first = '', second = ''] = pair.split(' : ');
    parted.push([`${pair}, ${year}`, ...Object.values(mcnemar(calls(first), calls(second), truth))]);
  }
}
const heads = ['rules and year', 'only the first right', 'only the second right', 'by chance'];
table({ title: 'Where two rules part', columns: heads, rows: parted, decimals: 4 });
