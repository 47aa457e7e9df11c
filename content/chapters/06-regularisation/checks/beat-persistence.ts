import * as tf from '@tensorflow/tfjs';
import { check, dataset, table } from 'lab';
import * as program from 'program';

const irish = await dataset('irish-wind');
const wind = irish.variables.windSpeed.values;
const windows = irish.windows('test', { inputs: 3 });
const x = windows.map(({ inputs: [day = 0] }) => Array.from(wind.subarray(day * 12, (day + 3) * 12)));
const y = windows.map(({ targets: [day = 0] }) => wind[day * 12 + 6] ?? Number.NaN);

const rmse = (guess: ArrayLike<number>): number =>
  Math.sqrt(y.reduce((sum, value, i) => sum + (value - (guess[i] ?? Number.NaN)) ** 2, 0) / y.length);
const persistence = rmse(x.map((winds) => winds[30] ?? Number.NaN));
const network = rmse(await program.forecast(tf.tensor2d(x)).data());

table({
  title: 'Wind at Dublin, 1975–78',
  columns: ['forecast', 'RMSE (m/s)'],
  rows: [
    ['persistence', Number(persistence.toFixed(2))],
    ['your network', Number(network.toFixed(2))],
  ],
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
  'More data is the best regulariser of all, but here the year is given: leave `days` as it is.',
);
check(
  'better than persistence',
  network < persistence,
  `The network errs by ${network.toFixed(2)} m/s, tomorrow-as-today by ${persistence.toFixed(2)}.`,
);
check(
  'below 2.10 m/s on 1975–78',
  network < 2.1,
  `The network errs by ${network.toFixed(2)} m/s. Watch the validation curve: does it rise while the other falls?`,
);
