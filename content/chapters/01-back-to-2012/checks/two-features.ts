import { check, classScores, dataset, table } from 'lab';
import * as program from 'program';

const seattle = await dataset('seattle-weather');
const rain = seattle.variables.precipitation.values;
const { train, validation, test } = seattle.split();
const trainDays = [...train].slice(7); // a week for features that look back
const [years, tested] = [[...validation], [...test]]; // 2014 decides, 2015 is only shown
const wet = (day: number): number => Number((rain[day] ?? 0) > 0);
type Features = Record<string, (day: number) => number>;

/** Logistic regression, by descent with momentum until the loss falls no more; 1 for each day that it calls wet. */
function fitted(features: Features): (days: number[]) => number[] {
  const makers = Object.values(features);
  const rows = (days: number[]) => days.map((day) => makers.map((make) => make(day)));
  const seen = rows(trainDays);
  const mean = makers.map((_, k) => seen.reduce((sum, row) => sum + (row[k] ?? 0), 0) / seen.length);
  const spread = makers.map((_, k) =>
    Math.sqrt(seen.reduce((sum, row) => sum + ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2, 0) / seen.length),
  );
  const scale = (row: number[]) => row.map((value, k) => (value - (mean[k] ?? 0)) / (spread[k] || 1));
  const x = seen.map(scale);
  const w = [...makers.map(() => 0), 0]; // the last one is the bias
  const speed = w.map(() => 0);
  const sum = (row: number[]) => row.reduce((total, value, k) => total + value * (w[k] ?? 0), w.at(-1) ?? 0);
  for (let step = 0; step < 600; step++) {
    const slope = w.map(() => 0);
    for (const [i, row] of x.entries()) {
      const error = (1 / (1 + Math.exp(-sum(row))) - wet(trainDays[i] ?? 0)) / x.length;
      for (const [k, value] of [...row, 1].entries()) slope[k] = (slope[k] ?? 0) + error * value;
    }
    for (const [k, value] of slope.entries()) {
      speed[k] = 0.95 * (speed[k] ?? 0) + value;
      w[k] = (w[k] ?? 0) - 0.5 * (speed[k] ?? 0);
    }
  }
  return (days) => rows(days).map((row) => Number(sum(scale(row)) > 0));
}

const range = fitted({ range: (day) => program.highest(day) - program.lowest(day) });
const yours = fitted(program.features);
const scores = (calls: (days: number[]) => number[], days: number[]) => {
  const { right, balancedAccuracy, heidke } = classScores(calls(days), days.map(wet));
  return [right, Number(balancedAccuracy.toFixed(2)), Number(heidke.toFixed(2))];
};
table({
  title: 'Wet or dry, days of 2014',
  columns: ['features', 'days right of 358', 'balanced accuracy', 'Heidke skill'],
  rows: [
    ['range alone', ...scores(range, years)],
    ['yours', ...scores(yours, years)],
    ['yours, test part once (2015)', ...scores(yours, tested)],
  ],
});
const features: Features = program.features;
const count = Object.keys(features).length;
check('at most two features', count > 0 && count <= 2, `There are ${count}. Decide for the best two.`);
check(
  'a number for every day',
  Object.values(features).every((make) => [...years, ...tested].every((day) => Number.isFinite(make(day)))),
  'A feature gives something that is no finite number. A division by zero, or the root of a negative number?',
);
const heidke = (calls: (days: number[]) => number[]) => classScores(calls(years), years.map(wet)).heidke;
const [mine, least] = [heidke(yours), heidke(range) + 0.03];
check(
  'better than the range alone',
  mine > least,
  `In 2014 the range alone has a Heidke skill of ${heidke(range).toFixed(2)}, yours ${mine.toFixed(2)}; ask for 0.03 more. A second feature should tell what the range cannot: what else do you know of the day? The year 2015 is shown and decides nothing.`,
);
