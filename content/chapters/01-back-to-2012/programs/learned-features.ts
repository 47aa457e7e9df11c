/**
 * @title Features learned by a network
 * @expect table "Wet or dry, days of 2015" cell "network" "Heidke skill" > 0.3
 */
import * as tf from '@tensorflow/tfjs';
import { balancedAccuracy, dataset, heidke, minibatches, plot, random, steps, table } from 'lab';

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
const rng = random(12);
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

const training = plot({ title: 'Training', x: 'step', y: { label: 'cross-entropy', units: 'nats' } });
const optimizer = tf.train.adam(0.003);
let batches = minibatches(days.train.length, 64, rng);
for await (const step of steps(300)) {
  let batch = batches.next();
  if (batch.done) batch = (batches = minibatches(days.train.length, 64, rng)).next();
  const picked = tf.tensor1d(batch.value ?? new Int32Array(), 'int32');
  const loss = optimizer.minimize(() => crossEntropy(y.gather(picked), seen.gather(picked)), true);
  tf.dispose([picked, loss as tf.Scalar]);
  if (step % 10 === 0) {
    const [fit, check] = tf.tidy(() => [crossEntropy(y, seen), crossEntropy(yLater, later)]);
    training.add('train', step, fit);
    training.add('validation', step, check);
    tf.dispose([fit, check]);
  }
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
    Number(balancedAccuracy(guess, truth).toFixed(3)),
    Number(heidke(guess, truth).toFixed(3)),
  ]),
});
