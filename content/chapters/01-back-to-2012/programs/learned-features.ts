/**
 * @title Features learned by a network
 * @seeds 10
 * @expect table "Days right of 358" cell "network, mean of nine" "2014" > 275
 * @expect table "Days right of 358" cell "network, mean of nine" "2015" > 278 in every seed
 * @expect table "Days right of 358" cell "weighted sum" "2014" > 275
 * @expect table "Days right of 358" cell "weighted sum" "2015" > 275
 * @expect table "Slope of the networks" cell "highest today" "mean" < -1
 * @expect table "Slope of the networks" cell "lowest today" "mean" > 0.5
 * @expect table "Days right of 358" cell "network, mean of nine" "2014"
 *   > table "Days right of 358" cell "weighted sum" "2014" in 9 of 10 seeds
 * @expect table "Days right of 358" cell "network, mean of nine" "2015"
 *   > table "Days right of 358" cell "weighted sum" "2015" in 9 of 10 seeds
 * @expect table "Days right of 358" cell "network, least of nine" "2014" > 270 in 9 of 10 seeds
 * @expect table "Days right of 358" cell "network, most of nine" "2014" < 295 in 9 of 10 seeds
 * @expect table "Days right of 358" cell "network, least of nine" "2015" > 270 in 9 of 10 seeds
 * @expect table "Days right of 358" cell "network, most of nine" "2015" < 295 in 9 of 10 seeds
 * @expect table "Slope of the networks" cell "highest today" "mean" < -1 in every seed
 * @expect table "Slope of the networks" cell "lowest today" "mean" > 0.5 in every seed
 * @expect table "Slope of the networks" cell "highest today" "mean per unit" between -0.4 and -0.3
 * @expect table "Slope of the networks" cell "lowest today" "mean per unit" between 0.4 and 0.5
 * @expect table "Slope of the networks" cell "highest yesterday" "mean" < 0 in 9 of 10 seeds
 * @expect table "Slope of the networks" cell "lowest yesterday" "mean" > 0 in 9 of 10 seeds
 * @expect table "Slope of the networks" cell "day of the year" "mean size"
 *   < table "Slope of the networks" cell "lowest today" "mean size" in 9 of 10 seeds
 * @small "nth <= 9" = "nth <= 2", "25, 64, nth" = "5, 64, nth", "600, days" = "100, days"
 * @expect-small plot "Training" series "validation" last < 0.62
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, epochs, minibatches, plot, random, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;
const wet = (day: number) => Number((precipitation.values[day] ?? 0) > 0);
// Raw: three numbers of today, of yesterday, and the date as a count.
const raw = { highest: maxTemperature, lowest: minTemperature, wind: windSpeed };
const numbers = (day: number) => Object.values(raw).map(({ values }) => values[day] ?? Number.NaN);
const dayOfYear = (day: number) => {
  const date = seattle.times[day] ?? new Date(0);
  return (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
};
const matrix = (part: number[]) =>
  tf.tensor2d(part.map((day) => [...numbers(day), ...numbers(day - 1), dayOfYear(day)]));
const { train, validation, test } = seattle.split();
const days = [...train].slice(1); // the first day has no yesterday
const { mean, variance } = tf.moments(matrix(days), 0);
const examples = (part: number[]) => ({
  x: matrix(part).sub(mean).div(variance.sqrt()),
  y: tf.tensor2d(part.map(wet), [part.length, 1]),
});
const [seen, later, last] = [examples(days), examples([...validation]), examples([...test])];

/** Trains layers of these sizes: days called right in 2014 and 2015, and the slopes of each answer of 2015. */
async function trained(sizes: number[], optimizer: tf.Optimizer, passes: number, batch: number, nth = 1) {
  const rng = random(9 * (seed - 1) + nth);
  const layers = sizes.map((units, k) => {
    const kernelInitializer = tf.initializers.glorotNormal({ seed: rng.seed() });
    const activation = k < sizes.length - 1 ? 'tanh' : 'linear';
    return tf.layers.dense({ units, inputShape: [sizes[k - 1] ?? 7], activation, kernelInitializer });
  });
  const network = tf.sequential({ layers });
  const logOdds = (x: tf.Tensor) => network.apply(x) as tf.Tensor; // positive: more likely wet than dry
  const loss = ({ x, y }: typeof seen) => tf.losses.sigmoidCrossEntropy(y, logOdds(x)).asScalar();
  for await (const epoch of epochs(passes)) {
    for (const rows of minibatches(days.length, batch, rng)) {
      optimizer.minimize(() => loss({ x: seen.x.gather(rows), y: seen.y.gather(rows) }));
    }
    if (nth > 1 || sizes.length === 1) continue;
    tf.tidy(() => training.add('train', epoch, loss(seen)));
    tf.tidy(() => training.add('validation', epoch, loss(later)));
  }
  const right = ({ x, y }: typeof seen) => logOdds(x).greater(0).equal(y.greater(0)).sum().dataSync()[0] ?? 0;
  return { right: [right(later), right(last)], slopes: tf.grad((x: tf.Tensor) => logOdds(x).sum())(last.x) };
}

// Two hidden layers: 16 features of the raw numbers, 8 of those. Nine starts.
const seed = 1; // @knob any seed
const training = plot({ title: 'Training', x: 'epoch', y: 'cross-entropy (nats)' });
const nine: Awaited<ReturnType<typeof trained>>[] = [];
for (let nth = 1; nth <= 9; nth++) nine.push(await trained([16, 8, 1], tf.train.adam(0.003), 25, 64, nth));
// Beside them a weighted sum of the same numbers, trained to the end.
const sum = await trained([1], tf.train.momentum(0.5, 0.95), 600, days.length);
const sorted = [0, 1].map((k) => nine.map(({ right }) => right[k] ?? 0).sort((a, b) => a - b));
const rows = [
  ['weighted sum', ...sum.right],
  ['network, least of nine', ...sorted.map((right) => right[0] ?? 0)],
  ['network, mean of nine', ...sorted.map((right) => right.reduce((a, b) => a + b) / 9)],
  ['network, most of nine', ...sorted.map((right) => right[8] ?? 0)],
];
table({ title: 'Days right of 358', columns: ['rule', '2014', '2015'], rows, decimals: 1 });
const all = tf.stack(nine.map(({ slopes }) => slopes)); // [networks, days, inputs]
const [slope, size] = [all.mean([0, 1]), all.abs().mean([0, 1])];
// Slopes for a standard deviation, and for one °C, m/s or day.
const found = (await tf.stack([slope, size, slope.div(variance.sqrt())], 1).array()) as number[][];
const inputs = ['today', 'yesterday'].flatMap((when) => Object.keys(raw).map((name) => `${name} ${when}`));
const slopes = [...inputs, 'day of the year'].map((name, i) => [name, ...(found[i] ?? [])]);
const columns = ['input', 'mean', 'mean size', 'mean per unit'];
table({ title: 'Slope of the networks', columns, rows: slopes, decimals: 2 });
