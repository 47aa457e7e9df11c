/**
 * @title Features learned by a network
 * @expect table "Wet or dry, days of 2015" cell "network" "days right of 358" > 274
 * @expect table "Wet or dry, days of 2015" cell "network" "Heidke skill" > 0.5
 * @expect table "Mean slope of the network" cell "highest today" "per standard deviation" < -1
 * @expect table "Mean slope of the network" cell "lowest today" "per standard deviation" > 0.5
 */
import * as tf from '@tensorflow/tfjs';
import { balancedAccuracy, dataset, epochs, heidke, log, minibatches, plot, random, table } from 'lab';

const seattle = await dataset('seattle-weather');
const { precipitation, maxTemperature, minTemperature, windSpeed } = seattle.variables;
const wet = (day: number) => Number((precipitation.values[day] ?? 0) > 0);
// Raw: today's three numbers, yesterday's three, and the date as a
// plain count of days since 1 January.
const dayOfYear = (day: number) => {
  const date = seattle.times[day] ?? new Date(0);
  return (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
};
const row = (day: number) => [
  ...[day, day - 1].flatMap((d) =>
    [maxTemperature, minTemperature, windSpeed].map((variable) => variable.values[d] ?? Number.NaN),
  ),
  dayOfYear(day),
];

const parts = seattle.split();
const days = { train: [...parts.train].slice(1), validation: [...parts.validation], test: [...parts.test] };
const x = tf.tensor2d(days.train.map(row));
const { mean, variance } = tf.moments(x, 0);
const inputs = (part: number[]) => tf.tensor2d(part.map(row)).sub(mean).div(variance.sqrt());
const targets = (part: number[]) => tf.tensor2d(part.map(wet), [part.length, 1]);

// Two hidden layers: 16 features of the raw numbers, 8 features of
// those features. Nobody says which.
const rng = random(2);
const start = () => tf.initializers.glorotNormal({ seed: rng.seed() });
const network = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [7], units: 16, activation: 'tanh', kernelInitializer: start() }),
    tf.layers.dense({ units: 8, activation: 'tanh', kernelInitializer: start() }),
    tf.layers.dense({ units: 1, kernelInitializer: start() }),
  ],
});
const predict = (rows: tf.Tensor) => network.apply(rows) as tf.Tensor;
const [seen, y] = [inputs(days.train), targets(days.train)];
const [later, yLater] = [inputs(days.validation), targets(days.validation)];
const crossEntropy = (truth: tf.Tensor, rows: tf.Tensor) =>
  tf.losses.sigmoidCrossEntropy(truth, predict(rows)).asScalar();

const training = plot({ title: 'Training', x: 'epoch', y: { label: 'cross-entropy', units: 'nats' } });
const optimizer = tf.train.adam(0.003);
for await (const epoch of epochs(25)) {
  // Every day once, 64 at a time, in a new order.
  for (const rows of minibatches(days.train.length, 64, rng)) {
    const batch = tf.tensor1d(rows, 'int32');
    optimizer.minimize(() => crossEntropy(y.gather(batch), seen.gather(batch)));
    batch.dispose();
  }
  const [fit, check] = tf.tidy(() => [crossEntropy(y, seen), crossEntropy(yLater, later)]) as [
    tf.Scalar,
    tf.Scalar,
  ];
  training.add('train', epoch, fit);
  training.add('validation', epoch, check);
  tf.dispose([fit, check]);
}

const truth = days.test.map(wet);
const calls = [...(await predict(inputs(days.test)).greater(0).data())].map(Number);
table({
  title: 'Wet or dry, days of 2015',
  columns: ['rule', 'days right of 358', 'balanced accuracy', 'Heidke skill'],
  rows: Object.entries({
    'always dry': truth.map(() => 0),
    'as yesterday': days.test.map((day) => wet(day - 1)),
    network: calls,
  }).map(([name, guess]) => [
    name,
    guess.filter((call, i) => call === truth[i]).length,
    Number(balancedAccuracy(guess, truth).toFixed(2)),
    Number(heidke(guess, truth).toFixed(2)),
  ]),
});

// What has it found? The slope of its answer (log-odds of rain)
// for each input, averaged over the test days.
const slopes = tf
  .grad((rows: tf.Tensor) => predict(rows).sum())(inputs(days.test))
  .mean(0);
const names = ['today', 'yesterday'].flatMap((when) =>
  ['highest', 'lowest', 'wind'].map((n) => `${n} ${when}`),
);
const found = await slopes.data();
table({
  title: 'Mean slope of the network',
  columns: ['input', 'per standard deviation'],
  rows: [...names, 'day of the year'].map((name, i) => [name, Number(found[i]?.toFixed(2))]),
});
log(`${network.countParams()} parameters, ${days.train.length} days to learn from`);
