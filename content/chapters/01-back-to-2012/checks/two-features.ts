import { balancedAccuracy, check, dataset, heidke, table } from 'lab';
import * as program from 'program';

const seattle = await dataset('seattle-weather');
const rain = seattle.variables.precipitation.values;
const { train, test } = seattle.split();
const [trainDays, testDays] = [[...train].slice(7), [...test]]; // a week for features that look back
const wet = (day: number): number => Number((rain[day] ?? 0) > 0);
type Features = Record<string, (day: number) => number>;

/** Logistic regression by plain gradient descent; 1 for each test day that it calls wet. */
function calls(features: Features): number[] {
  const makers = Object.values(features);
  const rows = (days: number[]) => days.map((day) => makers.map((make) => make(day)));
  const seen = rows(trainDays);
  const mean = makers.map((_, k) => seen.reduce((sum, row) => sum + (row[k] ?? 0), 0) / seen.length);
  const spread = makers.map((_, k) =>
    Math.sqrt(seen.reduce((sum, row) => sum + ((row[k] ?? 0) - (mean[k] ?? 0)) ** 2, 0) / seen.length),
  );
  const scale = (row: number[]) => row.map((value, k) => (value - (mean[k] ?? 0)) / (spread[k] || 1));
  const x = seen.map(scale);
  let w = makers.map(() => 0);
  let b = 0;
  const sum = (row: number[]) => row.reduce((total, value, k) => total + value * (w[k] ?? 0), b);
  for (let step = 0; step < 500; step++) {
    const slope = makers.map(() => 0);
    let slopeB = 0;
    for (const [i, row] of x.entries()) {
      const error = (1 / (1 + Math.exp(-sum(row))) - wet(trainDays[i] ?? 0)) / x.length;
      for (const [k, value] of row.entries()) slope[k] = (slope[k] ?? 0) + error * value;
      slopeB += error;
    }
    w = w.map((value, k) => value - 0.5 * (slope[k] ?? 0));
    b -= 0.5 * slopeB;
  }
  return rows(testDays).map((row) => Number(sum(scale(row)) > 0));
}

const truth = testDays.map(wet);
const right = (guess: number[]) => guess.filter((call, i) => call === truth[i]).length;
const range = calls({ range: (day) => program.highest(day) - program.lowest(day) });
const yours = calls(program.features);
table({
  title: 'Wet or dry, days of 2015',
  columns: ['features', 'days right of 358', 'balanced accuracy', 'Heidke skill'],
  rows: [
    [
      'range alone',
      right(range),
      Number(balancedAccuracy(range, truth).toFixed(2)),
      Number(heidke(range, truth).toFixed(2)),
    ],
    [
      'yours',
      right(yours),
      Number(balancedAccuracy(yours, truth).toFixed(2)),
      Number(heidke(yours, truth).toFixed(2)),
    ],
  ],
});
const features: Features = program.features;
const count = Object.keys(features).length;
check('at most two features', count > 0 && count <= 2, `There are ${count}. Decide for the best two.`);
check(
  'a number for every day',
  Object.values(features).every((make) => testDays.every((day) => Number.isFinite(make(day)))),
  'A feature gives something that is no finite number. A division by zero, or the root of a negative number?',
);
check(
  'better than the range alone',
  heidke(yours, truth) > heidke(range, truth) + 0.03,
  `The range alone has a Heidke skill of ${heidke(range, truth).toFixed(2)}, yours ${heidke(yours, truth).toFixed(2)}; ask for 0.03 more. A second feature should tell what the range cannot: what else do you know of the day?`,
);
