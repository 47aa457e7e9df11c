/**
 * @title Twenty thousand examples, well spent
 * @expect check "at most 20,000 examples" passes
 * @expect check "beats the best straight line on the validation part" passes
 * @expect table "Error of the exercise" cell "validation part" "yours (g/kg)"
 *   < table "Error of the exercise" cell "validation part" "best straight line (g/kg)" * 0.65
 */
import { dataset, log, plot, random } from 'lab';

const { train } = (await dataset('coads')).samples(['airTemperature', 'specificHumidity']).split();
const { airTemperature: T, specificHumidity: q } = train.columns;

// A square lets the line bend. Centred at 17 °C and scaled, both
// features are of order 1 and less alike than T and its square.
export const features = (celsius: number): number[] => [(celsius - 17) / 10, ((celsius - 17) / 10) ** 2, 1];
export const weights = features(0).map(() => 0);
/** Specific humidity (g/kg): what the check calls with held-out temperatures. */
export const humidity = (celsius: number): number =>
  features(celsius).reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0);

// Small batches, so many steps: 625 of them, each a little wrong,
// instead of one that is exact and far too short.
const batchSize = 32;
const learningRate = 0.05;
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
