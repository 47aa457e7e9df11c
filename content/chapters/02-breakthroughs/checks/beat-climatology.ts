import { check, dataset, rmse, table } from 'lab';
import * as program from 'program';

const winds = await dataset('fnoc-winds');
const anomalies = winds.anomalies('u');
const cells = 73 * 144;
const field = (month: number): Float32Array => anomalies.slice(month * cells, (month + 1) * cells);
const pairs = winds.windows('test', { inputs: 1 });
const forecasts = pairs.map(({ inputs }) => program.forecast(field(inputs[0] ?? 0)) as Float32Array);
const whole = forecasts.every((values) => values.length === cells && values.every(Number.isFinite));
check(
  'a forecast of every point',
  whole,
  `Each forecast must hold ${cells} finite numbers, one for each of 73 × 144 points.`,
);
const truth = pairs.flatMap(({ targets }) => [...field(targets[0] ?? 0)]);
const options = { shape: [pairs.length, 73, 144], latitudes: winds.axes.latitude };
const yours = whole
  ? rmse(
      forecasts.flatMap((values) => [...values]),
      truth,
      options,
    )
  : Number.NaN;
const usual = rmse(
  truth.map(() => 0),
  truth,
  options,
);
table({
  title: 'One month ahead, 1991 and 1992',
  columns: ['forecast', 'RMSE (m/s)'],
  rows: [
    ['climatology', Number(usual.toFixed(2))],
    ['yours', Number(yours.toFixed(2))],
  ],
});
check(
  '3 % better than climatology, 1991 and 1992',
  yours < 0.97 * usual,
  `Yours errs by ${yours.toFixed(2)} m/s, climatology by ${usual.toFixed(2)}. How much of an anomaly is left after a month, on average over the training part?`,
);
