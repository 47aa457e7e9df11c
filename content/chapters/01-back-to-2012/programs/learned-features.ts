/**
 * @title Features learned by a network
 * @expect table "Wet or dry, days of 2015" cell "network" "days right of 358" > 274
 * @expect table "Wet or dry, days of 2015" cell "network" "Heidke skill" > 0.5
 * @expect table "Mean slope" cell "highest today" "per standard deviation" < -1
 * @expect table "Mean slope" cell "lowest today" "per standard deviation" > 0.5
 */
import * as tf from '@tensorflow/tfjs';
import { classScores, dataset, epochs, log, minibatches, plot, random, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;
const wet = (day: number) => Number((precipitation.values[day] ?? 0) > 0);
// Raw: today's three numbers, yesterday's three, and the date as a
// plain count of days since 1 January.
const raw = [maxTemperature, minTemperature, windSpeed];
const names = (when: string) => [`highest ${when}`, `lowest ${when}`, `wind ${when}`];
const numbers = (day: number) => raw.map(({ values }) => values[day] ?? Number.NaN);
const dayOfYear = (day: number) => {
  const date = seattle.times[day] ?? new Date(0);
  return (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
};
const matrix = (days: number[]) =>
  tf.tensor2d(days.map((day) => [...numbers(day), ...numbers(day - 1), dayOfYear(day)]));
const { train, validation, test } = seattle.split();
const days = [...train].slice(1); // the first day has no yesterday
const { mean, variance } = tf.moments(matrix(days), 0);
const examples = (part: number[]) => ({
  x: matrix(part).sub(mean).div(variance.sqrt()),
  y: tf.tensor2d(part.map(wet), [part.length, 1]),
});
const [seen, later, last] = [examples(days), examples([...validation]), examples([...test])];

// Two hidden layers: 16 features of the raw numbers, 8 features of
// those features. Nobody says which.
const rng = random(2);
const dense = (units: number, inputs: number, activation: 'tanh' | 'linear') => {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
  return tf.layers.dense({ units, inputShape: [inputs], activation, kernelInitializer });
};
const layers = [dense(16, 7, 'tanh'), dense(8, 16, 'tanh'), dense(1, 8, 'linear')];
const network = tf.sequential({ layers });
log(`${network.countParams()} parameters, ${days.length} days to learn from`);
const logOdds = (x: tf.Tensor) => network.apply(x) as tf.Tensor; // positive: more likely wet than dry
const loss = (x: tf.Tensor, y: tf.Tensor) => tf.losses.sigmoidCrossEntropy(y, logOdds(x)).asScalar();

const training = plot({ title: 'Training', x: 'epoch', y: 'cross-entropy (nats)' });
const optimizer = tf.train.adam(0.003);
for await (const epoch of epochs(25)) {
  // Every day once, 64 at a time, in a new order.
  for (const rows of minibatches(days.length, 64, rng)) {
    optimizer.minimize(() => loss(seen.x.gather(rows), seen.y.gather(rows)));
  }
  tf.tidy(() => training.add('train', epoch, loss(seen.x, seen.y)));
  tf.tidy(() => training.add('validation', epoch, loss(later.x, later.y)));
}

const truth = [...test].map(wet);
const calls = {
  'always dry': truth.map(() => 0),
  'as yesterday': [...test].map((day) => wet(day - 1)),
  network: Array.from(await logOdds(last.x).greater(0).data()),
};
const columns = ['rule', 'days right of 358', 'balanced accuracy', 'Heidke skill'];
const rows = Object.entries(calls).map(([rule, wets]) => [rule, ...Object.values(classScores(wets, truth))]);
table({ title: 'Wet or dry, days of 2015', columns, rows, decimals: 2 });

// What has it found? The slope of its answer (log-odds of rain)
// for each input, averaged over the test days.
const slopeOf = tf.grad((x: tf.Tensor) => logOdds(x).sum());
const slopes = await slopeOf(last.x).mean(0).data();
const inputs = [...names('today'), ...names('yesterday'), 'day of the year'];
const found = inputs.map((name, i) => [name, slopes[i] ?? Number.NaN]);
table({ title: 'Mean slope', columns: ['input', 'per standard deviation'], rows: found, decimals: 2 });
