import * as tf from '@tensorflow/tfjs';
import { check, dataset, rmse, table } from 'lab';
import * as program from 'program';

// Judged on 1973–74, which may be looked at as often as one likes. The test years are shown, and decide nothing.
const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values;
const years = (part: 'validation' | 'test') => {
  const windows = irish.windows(part, { inputs: 3 });
  return {
    x: windows.map(({ inputs: [day = 0] }) => Array.from(wind.subarray(day * 12, (day + 3) * 12))),
    y: windows.map(({ targets: [day = 0] }) => wind[day * 12 + 6] ?? Number.NaN),
  };
};
const [validation, test] = [years('validation'), years('test')];
const network = async ({ x, y }: typeof test): Promise<number> => {
  const forecast = await program.forecast(tf.tensor2d(x)).data();
  return rmse(forecast, y);
};
const persistence = rmse(
  validation.x.map((winds) => winds[30] ?? Number.NaN),
  validation.y,
);
const error = await network(validation);

table({
  title: 'Wind at Dublin',
  columns: ['forecast', 'RMSE (m/s)'],
  rows: [
    ['persistence, 1973–74', persistence],
    ['your network, 1973–74', error],
    ['your network, 1975–78: looked at once', await network(test)],
  ],
  decimals: 2,
});
const year = new Set(
  irish
    .windows('train', { inputs: 3 })
    .slice(-365)
    .flatMap(({ targets }) => Array.from(targets)),
);
check(
  'learned from 1972 alone',
  program.days.length <= 365 && program.days.every(({ targets: [day = -1] }) => year.has(day)),
  'More data would help, but here the year is given: leave `days` as it is.',
);
check(
  'better than persistence on 1973–74',
  error < persistence,
  `The network errs by ${error.toFixed(2)} m/s, tomorrow-as-today by ${persistence.toFixed(2)}.`,
);
check(
  'below 2.00 m/s on 1973–74',
  error < 2,
  `The network errs by ${error.toFixed(2)} m/s. Watch the validation curve: does it rise while the other falls?`,
);
