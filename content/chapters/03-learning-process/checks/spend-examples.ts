import { check, dataset, table } from 'lab';
import * as program from 'program';

const { train, validation, test } = (await dataset('coads'))
  .samples(['airTemperature', 'specificHumidity'])
  .split();
const rmse = (guess: (celsius: number) => number, part = validation): number => {
  const { airTemperature, specificHumidity } = part.columns;
  const sum = specificHumidity.reduce((s, q, i) => s + (guess(airTemperature[i] ?? 0) - q) ** 2, 0);
  return Math.sqrt(sum / part.count);
};

// The best straight line in closed form (least squares on all training cells): the end of every descent with a line.
const { airTemperature: T, specificHumidity: q } = train.columns;
const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const [meanT, meanQ] = [mean(T), mean(q)];
const covariance = T.reduce((sum, t, i) => sum + (t - meanT) * ((q[i] ?? 0) - meanQ), 0);
const slope = covariance / T.reduce((sum, t) => sum + (t - meanT) ** 2, 0);
const best = (celsius: number): number => meanQ + slope * (celsius - meanT);
const line = rmse(best);
const yours = rmse(program.humidity);

table({
  title: 'Error of the exercise',
  columns: ['cells', 'best straight line (g/kg)', 'yours (g/kg)'],
  rows: [
    ['validation part', line, yours],
    ['test part once', rmse(best, test), rmse(program.humidity, test)],
  ],
  decimals: 3,
});
check(
  'at most 20,000 examples',
  program.examples <= 20_000 && program.examples > 0,
  `The loop looked at ${program.examples} examples.`,
);
check(
  'beats the best straight line on the validation part',
  yours < line - 0.2,
  `Yours is wrong by ${yours.toFixed(2)} g/kg, the best line by ${line.toFixed(2)}; go at least 0.2 below it. Are there enough steps, and can the model bend? The test part is shown and decides nothing.`,
);
