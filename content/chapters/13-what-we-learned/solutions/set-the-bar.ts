/**
 * @title Set the bar
 * @expect check "persistence" passes
 * @expect check "the mean" passes
 * @expect check "the line" passes
 */
import { dataset, leastSquares, table } from 'lab';

/**
 * Root-mean-square errors of three forecasts of the next day, on days that came later than those to learn from:
 * the day before, the mean, and a line through the day before. What is computed of days comes from `learn` alone.
 */
export function bar(learn: number[], later: number[]) {
  const truth = later.slice(1);
  const before = later.slice(0, -1);
  const rmse = (forecast: (x: number) => number) =>
    Math.sqrt(truth.reduce((sum, y, i) => sum + (y - forecast(before[i] ?? 0)) ** 2, 0) / truth.length);
  const mean = learn.reduce((sum, x) => sum + x, 0) / learn.length;
  const line = leastSquares(
    learn.slice(0, -1).map((x) => [x]),
    learn.slice(1),
  );
  return {
    persistence: rmse((x) => x),
    mean: rmse(() => mean),
    line: rmse((x) => line.predict([[x]])[0] ?? Number.NaN),
  };
}

const seattle = await dataset('seattle-weather');
const { train, validation } = seattle.samples(['maxTemperature']).split();
const days = ({ columns }: typeof train) => Array.from(columns.maxTemperature);
const rows = Object.entries(bar(days(train), days(validation)));
table({ title: 'The bar, 2014', columns: ['forecast', 'RMSE (°C)'], rows, decimals: 3 });
