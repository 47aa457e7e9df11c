/**
 * @title 4D-Var in thirty lines (simulated)
 * @seeds 5
 * @expect table "Error of the wind (simulated)" cell "4D-Var" "0 h (m/s)"
 *   < table "Error of the wind (simulated)" cell "first guess" "0 h (m/s)" * 0.7 in every seed
 * @expect table "Error of the wind (simulated)" cell "4D-Var" "48 h (m/s)"
 *   < table "Error of the wind (simulated)" cell "first guess" "48 h (m/s)" * 0.7 in every seed
 * @expect table "Error of the wind (simulated)" cell "4D-Var" "120 h (m/s)"
 *   < table "Error of the wind (simulated)" cell "first guess" "120 h (m/s)" * 0.8 in every seed
 * @expect table "Error of the wind (simulated)" cell "as if nothing moved" "0 h (m/s)"
 *   > table "Error of the wind (simulated)" cell "4D-Var" "0 h (m/s)" in every seed
 * @expect log "J by differences / by the gradient:" between 0.99 and 1.01
 */
import * as tf from '@tensorflow/tfjs';
import { barotropic, barotropicMatrices, dataset, log, plot, random, steps, table } from 'lab';

const seed = 4; // any: it draws the month, the stations and the errors of what they observe
const rng = random(seed);
const [stations, observationError, guessError] = [60, 1, 2]; // m/s

// The model in tensors. A state is a row of numbers that stand for the vorticity, in days and radii of the Earth.
const m = barotropicMatrices({ truncation: 10 });
const map = ({ values, shape }: typeof m.u) => tf.tensor2d(values, shape);
const toAll = tf.concat([m.u, m.east, m.v, m.north].map(map), 1);
const [toWind, analysis] = [tf.concat([map(m.u), map(m.v)], 1).mul(73.7), map(m.analysis)]; // m/s
const tendency = (x: tf.Tensor) => {
  const [u, east, v, north] = tf.split(x.matMul(toAll), 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  return u
    .mul(east)
    .add(v.mul(north.add(m.beta)))
    .neg()
    .matMul(analysis);
};
/** The state three hours later, by a step of Runge and Kutta. */
const later = (x: tf.Tensor, days = 1 / 8): tf.Tensor => {
  const k1 = tendency(x);
  const k2 = tendency(x.add(k1.mul(days / 2)));
  const k3 = tendency(x.add(k2.mul(days / 2)));
  const k4 = tendency(x.add(k3.mul(days)));
  return x.add(tf.addN([k1, k2, k2, k3, k3, k4]).mul(days / 6));
};
/** The states every three hours, one a row. */
function run(x: tf.Tensor, hours: number, next: (x: tf.Tensor) => tf.Tensor) {
  const states = [x];
  while (states.length <= hours / 3) states.push(next(states.at(-1) ?? x));
  return tf.concat(states);
}

// The truth: a run of the model itself, begun from the winds of some month. First guess: the truth, 11° too far east.
const winds = await dataset('fnoc-winds');
const [month, { u, v }] = [[rng.integer(132)], winds.variables];
const begun = barotropic({ truncation: 10, windFactor: 3 });
begun.start({ u: u.take(month), v: v.take(month), ...winds.axes });
begun.run(120);
const truth = tf.tensor2d(m.fromModel(begun.vorticity), [1, m.size]);
const columns = tf.split(
  truth.matMul(map(m.vorticity)).reshape([-1, m.longitudes.length]),
  m.longitudes.length,
  1,
);
const guess = tf
  .concat([...columns.slice(-1), ...columns.slice(0, -1)], 1)
  .reshape([1, -1])
  .matMul(analysis);
const places = Array.from({ length: stations }, () => rng.integer(m.points));
const observed = toWind.gather([...places, ...places.map((place) => m.points + place)], 1);
const perfect = run(truth, 24, later).matMul(observed);
const seen = perfect.add(tf.randomNormal(perfect.shape, 0, observationError, 'float32', rng.seed()));

// The cost J of a correction, in units of the error of the first guess: wind, shared by all scales alike.
const unit = Array.from(m.total, (n) => (guessError / 73.7) * Math.sqrt((n * (n + 1)) / m.size));
const cost = (correction: tf.Tensor, next: typeof later): tf.Scalar => {
  const states = run(guess.add(correction.mul(unit)), 24, next);
  const misfits = states.matMul(observed).sub(seen).div(observationError);
  return misfits.square().sum().add(correction.square().sum()).div(2);
};
async function corrected(next: typeof later) {
  const correction = tf.variable(tf.zeros([1, m.size]));
  const optimizer = tf.train.adam(0.2);
  for await (const _ of steps(50)) optimizer.minimize(() => cost(correction, next));
  return guess.add(correction.mul(unit));
}
const gradient = tf.grad((correction) => cost(correction, later))(tf.zeros([1, m.size]));
const small = gradient.div(gradient.norm()).mul(0.02);
const difference = cost(small, later).sub(cost(small.neg(), later)).div(0.04);
log(
  'J by differences / by the gradient:',
  ((await difference.div(gradient.norm()).data())[0] ?? 0).toFixed(4),
);

const chart = plot({ title: 'Error of the wind (simulated)', x: 'hours', y: 'm/s' });
const rows: (string | number)[][] = [];
async function show(name: string, start: tf.Tensor) {
  const perWave = Array.from(m.total, (n) => 73.7 ** 2 / (n * (n + 1)));
  const wrong = run(start, 120, later).sub(run(truth, 120, later));
  const errors = await wrong.square().mul(perWave).sum(1).sqrt().data();
  chart.set(
    name,
    Array.from(errors, (_, k) => 3 * k),
    errors,
  );
  rows.push([name, ...[0, 24, 48, 120].map((hour) => errors[hour / 3] ?? Number.NaN)]);
  const columns = ['start', '0 h (m/s)', '24 h (m/s)', '48 h (m/s)', '120 h (m/s)'];
  table({ title: 'Error of the wind (simulated)', columns, rows, decimals: 2 });
}
await show('first guess', guess);
await show('as if nothing moved', await corrected((x) => x));
await show('4D-Var', await corrected(later));
