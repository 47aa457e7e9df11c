import * as tf from '@tensorflow/tfjs';
import { check, dataset, random, rmse, table } from 'lab';
import * as program from 'program';

// Adam of three parameters in plain numbers, on slopes of very different size.
const rng = random(31);
const sizes = [1, 100, 0.001];
const memory = () => ({ m: tf.variable(tf.zeros([3])), v: tf.variable(tf.zeros([3])) });
const yours = memory();
const [m, v] = [
  [0, 0, 0],
  [0, 0, 0],
];
let worst = 0;
for (let t = 1; t <= 50; t++) {
  const g = sizes.map((size) => size * (0.5 + rng.normal()));
  const got = await program.direction(tf.tensor1d(g), yours, t).data();
  for (const [i, slope] of g.entries()) {
    m[i] = 0.9 * (m[i] ?? 0) + 0.1 * slope;
    v[i] = 0.999 * (v[i] ?? 0) + 0.001 * slope ** 2;
    const wanted = (m[i] ?? 0) / (1 - 0.9 ** t) / (Math.sqrt((v[i] ?? 0) / (1 - 0.999 ** t)) + 1e-8);
    const off = Math.abs((got[i] ?? Number.NaN) - wanted);
    worst = off > worst || Number.isNaN(off) ? off : worst;
  }
}
check(
  'fifty steps as Adam makes them',
  worst < 1e-3,
  `The direction differs from Adam’s by up to ${worst.toPrecision(2)}. Is each running mean divided by what it lacks at step t, and is the square root taken of v only?`,
);

const first = async (unit: number): Promise<number[]> => [
  ...(await program.direction(tf.tensor1d([3 * unit, -2 * unit, 0.5 * unit]), memory(), 1).data()),
];
const [small, large] = [await first(1), await first(1000)];
check(
  'the first step does not depend on the unit of the loss',
  small.every((value, i) => Math.abs(value - (large[i] ?? Number.NaN)) < 1e-3),
  `With slopes a thousand times as large the first direction goes from [${small.map((n) => n.toPrecision(2))}] to [${large.map((n) => n.toPrecision(2))}]. Adam’s first direction is the sign of the slope.`,
);

// Judged on the validation cells, which may be looked at as often as one likes. The test cells decide nothing.
const coads = await dataset('coads');
const { validation, test } = coads.samples(['airTemperature', 'pressure', 'specificHumidity']).split();
const { standardise: scaleT } = coads.standardiser('airTemperature');
const { standardise: scaleP } = coads.standardiser('pressure');
const q = coads.standardiser('specificHumidity');
const errorOn = async ({ columns }: typeof test): Promise<number> => {
  const answers = await program.network(scaleT(columns.airTemperature), scaleP(columns.pressure)).data();
  return rmse(q.unstandardise(answers), columns.specificHumidity); // g/kg
};
const error = await errorOn(validation);
table({
  title: 'Held-out error of the exercise',
  columns: ['model', 'RMSE (g/kg)'],
  rows: [
    ['your network', error],
    ['your network, test cells: looked at once', await errorOn(test)],
  ],
  decimals: 2,
});
check(
  'trains on inputs that are too small',
  error < 0.75,
  `After 400 steps the network is wrong by ${error.toFixed(2)} g/kg on validation cells; get below 0.75. Adam does not mind small slopes, but its rate must suit it.`,
);
