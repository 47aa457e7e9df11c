/**
 * @title Twenty thousand examples
 * @expect check "at most 20,000 examples" passes
 * @expect check "beats the best straight line on the validation part" fails
 */
import { dataset, log, plot, random } from 'lab';

const { train } = (await dataset('coads')).samples(['airTemperature', 'specificHumidity']).split();
const { airTemperature: T, specificHumidity: q } = train.columns;

// What the model sees of a temperature (°C). Keep the numbers
// of order 1; the intercept is the constant 1 at the end.
export const features = (celsius: number): number[] => [celsius / 10, 1];
export const weights = features(0).map(() => 0);
/** Specific humidity (g/kg): what the check calls with held-out temperatures. */
export const humidity = (celsius: number): number =>
  features(celsius).reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);

// Every example that enters a gradient is counted. One batch
// of 20,000 and one step is a poor way to spend them.
const batchSize = 20_000; // @knob 4..20000 log examples a batch
const learningRate = 0.01; // @knob 0.001..0.3 log learning rate
export let examples = 0;

const training = plot({
  title: 'Training',
  x: 'examples',
  y: { label: 'squared error', units: '(g/kg)²' },
  log: true,
});
const rng = random(5);
while (examples + batchSize <= 20_000) {
  const slopes = weights.map(() => 0);
  let loss = 0;
  for (let k = 0; k < batchSize; k++) {
    const i = rng.integer(train.count);
    const error = humidity(T[i] ?? 0) - (q[i] ?? 0);
    loss += error ** 2 / batchSize;
    for (const [j, value] of features(T[i] ?? 0).entries()) {
      slopes[j] = (slopes[j] ?? 0) + (2 * error * value) / batchSize;
    }
  }
  for (const [j, slope] of slopes.entries()) weights[j] = (weights[j] ?? 0) - learningRate * slope;
  examples += batchSize;
  training.add('minibatch', examples, loss);
}
log(`${examples} examples, weights ${weights.map((value) => value.toFixed(2)).join(', ')}`);
