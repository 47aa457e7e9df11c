import { check, dataset, table } from 'lab';
import * as program from 'program';

const { train, test } = (await dataset('coads')).samples(['airTemperature', 'specificHumidity']).split();
const rmse = (guess: (celsius: number) => number): number => {
  const { airTemperature, specificHumidity } = test.columns;
  const sum = specificHumidity.reduce((s, q, i) => s + (guess(airTemperature[i] ?? 0) - q) ** 2, 0);
  return Math.sqrt(sum / test.count);
};

// The best straight line in closed form (least squares on all training cells): the end of every descent with a line.
const { airTemperature: T, specificHumidity: q } = train.columns;
const mean = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const [meanT, meanQ] = [mean(T), mean(q)];
const covariance = T.reduce((sum, t, i) => sum + (t - meanT) * ((q[i] ?? 0) - meanQ), 0);
const slope = covariance / T.reduce((sum, t) => sum + (t - meanT) ** 2, 0);
const line = rmse((celsius) => meanQ + slope * (celsius - meanT));
const yours = rmse(program.humidity);

table({
  title: 'Held-out error of the exercise',
  columns: ['model', 'RMSE (g/kg)', 'examples'],
  rows: [
    ['best straight line', Number(line.toFixed(3)), train.count],
    ['yours', Number(yours.toFixed(3)), program.examples],
  ],
});
check(
  'at most 20,000 examples',
  program.examples <= 20_000 && program.examples > 0,
  `The loop looked at ${program.examples} examples.`,
);
check(
  'beats the best straight line on held-out cells',
  yours < line - 0.2,
  `Yours is wrong by ${yours.toFixed(2)} g/kg, the best line by ${line.toFixed(2)}; go at least 0.2 below it. Are there enough steps, and can the model bend?`,
);
