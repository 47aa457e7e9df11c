import { check, dataset, rmse, table } from 'lab';
import * as program from 'program';

const winds = await dataset('fnoc-winds');
const anomalies = winds.anomalies('u');
const cells = 73 * 144;
const field = (month: number): Float32Array => anomalies.slice(month * cells, (month + 1) * cells);
const grid = { latitudes: winds.axes.latitude };

/** The forecast's and climatology's error over the months of a part, m/s. */
function judged(part: 'validation' | 'test') {
  const pairs = winds.windows(part, { inputs: 1 });
  const forecasts = pairs.map(({ inputs }) => program.forecast(field(inputs[0] ?? 0)) as Float32Array);
  const whole = forecasts.every((values) => values.length === cells && values.every(Number.isFinite));
  const truth = pairs.flatMap(({ targets }) => [...field(targets[0] ?? 0)]);
  const shape = [pairs.length, 73, 144];
  return {
    whole,
    yours: whole
      ? rmse(
          forecasts.flatMap((values) => [...values]),
          truth,
          { ...grid, shape },
        )
      : Number.NaN,
    usual: rmse(new Float32Array(truth.length), truth, { ...grid, shape }),
  };
}

const [later, last] = [judged('validation'), judged('test')];
check(
  'a forecast of every point',
  later.whole && last.whole,
  `Each forecast must hold ${cells} finite numbers, one for each of 73 × 144 points.`,
);
table({
  title: 'One month ahead',
  columns: ['months', 'climatology (m/s)', 'yours (m/s)'],
  rows: [
    ['validation part', later.usual, later.yours],
    ['test part once (1991 and 1992)', last.usual, last.yours],
  ],
  decimals: 2,
});
check(
  '3 % better than climatology, validation part',
  later.yours < 0.97 * later.usual,
  `Yours errs by ${later.yours.toFixed(2)} m/s in the validation months, climatology by ${later.usual.toFixed(2)}. How much of an anomaly is left after a month, on average over the training part? The test part is shown and decides nothing.`,
);
