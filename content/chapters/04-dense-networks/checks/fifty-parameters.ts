import { check, dataset, table } from 'lab';
import * as program from 'program';

const coads = await dataset('coads');
const { test } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const { airTemperature: T, pressure: p, specificHumidity: q } = test.columns;

const rmse = (guess: (cell: number) => number): number =>
  Math.sqrt(q.reduce((sum, observed, cell) => sum + (guess(cell) - observed) ** 2, 0) / test.count);

// 0.80 of saturation (Bolton 1980), g/kg.
const physics = rmse((cell) => {
  const [t, hPa] = [T[cell] ?? Number.NaN, p[cell] ?? Number.NaN];
  const e = 6.112 * Math.exp((17.67 * t) / (t + 243.5));
  return (0.8 * 622 * e) / (hPa - 0.378 * e);
});
const answers = await program.humidity(T, p).data();
const network = rmse((cell) => answers[cell] ?? Number.NaN);
const parameters = program.network.countParams();

table({
  title: 'Held-out error of the exercise',
  columns: ['model', 'RMSE (g/kg)', 'parameters'],
  rows: [
    ['0.80 × Clausius–Clapeyron', Number(physics.toFixed(3)), 1],
    ['your network', Number(network.toFixed(3)), parameters],
  ],
});
check(
  'at most 50 parameters',
  parameters <= 50,
  `The network has ${parameters}. A layer has nIn · nOut + nOut: with two inputs and one output, h hidden neurons cost 4h + 1.`,
);
check(
  'beats 0.80 × Clausius–Clapeyron on held-out cells',
  network < physics,
  `The network is wrong by ${network.toFixed(2)} g/kg, the formula by ${physics.toFixed(2)}. Is there a bend in the hidden layer?`,
);
