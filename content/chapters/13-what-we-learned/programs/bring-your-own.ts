/**
 * @title Bring your own
 * @expect table "The bar" cell "ridge" "validation" < table "The bar" cell "persistence" "validation"
 */
import { dataset, log, ridge, table } from 'lab';

// Every data set of the course opens like this one: barotropic (simulated), coads, etopo, fnoc-winds, irish-wind,
// landsat, seattle-weather, stage-iv, atlantic-storms. Their pages say what is in them and how each is divided.
const data = await dataset('seattle-weather');
log('variables:', Object.keys(data.variables).join(', '));

// The task: what a variable will be on the next day, from the last days of all that are told.
const known = 3; // @knob 1..14 days that are known
const told = ['maxTemperature', 'minTemperature', 'windSpeed'] as const;
const wanted = 'maxTemperature';
const value = (name: (typeof told)[number], step: number) => data.variables[name].values[step] ?? Number.NaN;
const examples = (part: 'train' | 'validation' | 'test') => {
  const windows = data.windows(part, { inputs: known });
  const x = windows.map(({ inputs }) => [...inputs].flatMap((step) => told.map((name) => value(name, step))));
  return { x, y: windows.map(({ targets: [step = 0] }) => value(wanted, step)) };
};
const [train, validation] = [examples('train'), examples('validation')]; // the test part waits for the last day

// The bar: what costs nothing, and what is solved.
const rows: (string | number)[][] = [];
function judge(name: string, forecast: (x: number[][]) => ArrayLike<number>) {
  const errors = [train, validation].map(({ x, y }) => {
    const forecasts = forecast(x);
    return Math.sqrt(
      y.reduce((sum, truth, k) => sum + (truth - (forecasts[k] ?? Number.NaN)) ** 2, 0) / y.length,
    );
  });
  rows.push([name, ...errors]);
  table({ title: 'The bar', columns: ['forecast', 'training', 'validation'], rows, decimals: 3 });
}
const mean = train.y.reduce((sum, truth) => sum + truth, 0) / train.y.length;
judge('mean of the training years', (x) => x.map(() => mean));
judge('persistence', (x) => x.map((row) => row[(known - 1) * told.length] ?? Number.NaN));
for (const penalty of [0.01, 1]) {
  judge(penalty < 1 ? 'ridge' : 'ridge, dearer', ridge(train.x, train.y, { penalty }).predict);
}

// Yours: a network, a tree, a rule. What does it know that the line does not? This one keeps nine tenths of yesterday.
const kept = 0.9; // @knob 0..1 step 0.05 of yesterday that is kept
judge('yours', (x) =>
  x.map((row) => (1 - kept) * mean + kept * (row[(known - 1) * told.length] ?? Number.NaN)),
);
