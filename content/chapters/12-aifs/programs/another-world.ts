/**
 * @title In a world with other friction
 * @seeds 5
 * @expect table "SIMULATED: error (10⁶ m²/s)" cell "network" "other, 12 h" > table "SIMULATED: error (10⁶ m²/s)" cell "network" "own, 12 h" * 1.3 in every seed
 * @expect table "SIMULATED: error (10⁶ m²/s)" cell "network, tuned" "other, 12 h" < table "SIMULATED: error (10⁶ m²/s)" cell "network" "other, 12 h" in every seed
 */
import * as tf from '@tensorflow/tfjs';
import {
  almostFairLoss,
  barotropic,
  dataset,
  fieldNetwork,
  random,
  rmse,
  steps,
  table,
  zonalRidge,
} from 'lab';

const seed = 3; // any: all chance below comes from it
const [training, batch, unit] = [80, 4, 20]; // steps, states a step; inside, numbers are in 20 · 10⁶ m²/s
const hours = 48; // in which the smallest waves fall to 1/e in the other world; in the data set's own it is 12
const rng = random(seed);
const [data, winds] = [await dataset('barotropic'), await dataset('fnoc-winds')];
const { latitude: latitudes, longitude: longitudes, time } = data.axes;
const fields = (flat: ArrayLike<number>) =>
  tf.tensor(Array.from(flat), [flat.length / 2048, 32, 64]).div(unit);
const usual = fields(data.climatology('streamfunction').take(Array.from(time.keys())));
const own = fields(data.variables.streamfunction.values).sub(usual);
// SIMULATED: another year of months, six to learn from and four to test on, from real winds as the data set's are.
const months = [0, 14, 28, 42, 56, 70, 109, 112, 115, 118];
const { u, v } = winds.variables;
const normal = { u: winds.climatology('u'), v: winds.climatology('v') };
const on = { latitude: winds.axes.latitude, longitude: winds.axes.longitude };
const model = barotropic({
  truncation: 31,
  stepHours: 2,
  drag: { days: 10 },
  windFactor: 3,
  dissipation: { order: 4, hours },
});
const states: number[] = [];
for await (const step of steps(months.length, 'months simulated')) {
  const month = [months[step] ?? 0];
  model.hold({ u: normal.u.take(month), v: normal.v.take(month), ...on });
  model.start({ u: u.take(month), v: v.take(month), ...on });
  for (let state = 0; state < 16; state++) {
    model.run(state === 0 ? 120 : 12);
    for (const psi of model.map('streamfunction', 32)) states.push(psi / 1e6);
  }
}
const other = fields(states).sub(tf.concat(months.map((month) => usual.slice(16 * month, 16))));
/** Positions of states that follow each other in some runs of 16. */
const windows = (runs: number[], length: number) =>
  runs.flatMap((run) =>
    Array.from({ length: 17 - length }, (_, i) => Array.from({ length }, (_, j) => 16 * run + i + j)),
  );
const worlds = {
  own: {
    field: own,
    train: windows(
      Array.from({ length: 84 }, (_, run) => run),
      3,
    ),
    test: windows(months.slice(6), 8),
  },
  other: { field: other, train: windows([0, 1, 2, 3, 4, 5], 3), test: windows([6, 7, 8, 9], 8) },
};
type World = typeof worlds.own;
type Step = (before: tf.Tensor, now: tf.Tensor) => tf.Tensor; // the change in the next 12 hours
const at = ({ field }: World, some: number[][], i: number) => field.gather(some.map((w) => w[i] ?? 0));
const known = (a: tf.Tensor, b: tf.Tensor) => tf.stack([b, b.sub(a)], 1) as tf.Tensor4D;
async function solve(world: World, penalty: number): Promise<Step> {
  const [a, b, c] = [0, 1, 2].map((i) => at(world, world.train, i)) as [
    tf.Tensor3D,
    tf.Tensor3D,
    tf.Tensor3D,
  ];
  const found = await zonalRidge(known(a, b), c.sub(b), { penalty });
  return (before, now) => found(known(before, now));
}
const ridge = await solve(worlds.own, 0.001);
const ridges = { 'ridge of its own world': ridge, 'ridge of the other world': await solve(worlds.other, 1) };
const network = fieldNetwork({ latitudes, longitudes, inputs: 2, width: 16, heads: 4, rng });
const forecast: Step = (a, b) => ridge(a, b).add(network([b, b.sub(a)]).mul(0.04));
async function learn(label: string, world: World, count: number) {
  const optimizer = tf.train.adam(0.003, 0.9, 0.95);
  for await (const _ of steps(count, label)) {
    const some = Array.from({ length: batch }, () => world.train[rng.integer(world.train.length)] ?? []);
    const [a, b, c] = [0, 1, 2].map((i) => at(world, some, i)) as [tf.Tensor, tf.Tensor, tf.Tensor];
    optimizer.minimize(() => forecast(a, b).sub(c.sub(b)).div(0.04).square().mean() as tf.Scalar);
  }
}
const rows: (string | number)[][] = [];
async function score(name: string, step: Step) {
  const row: (string | number)[] = [name];
  for (const world of Object.values(worlds)) {
    let [before, now] = [at(world, world.test, 0), at(world, world.test, 1)];
    for (let lead = 1; lead <= 6; lead++) {
      [before, now] = [now, tf.tidy(() => now.add(step(before, now)))];
      if (lead !== 1 && lead !== 6) continue;
      const truth = at(world, world.test, lead + 1);
      row.push(unit * rmse(await now.data(), await truth.data(), { latitudes, shape: truth.shape }));
    }
  }
  rows.push(row);
}
await score('persistence', (_, now) => tf.zerosLike(now));
for (const [name, step] of Object.entries(ridges)) await score(name, step);
await learn('its own world', worlds.own, training);
await score('network', forecast);
await learn('the other world', worlds.other, 100);
await score('network, tuned', forecast);
const columns = ['forecast', 'own, 12 h', 'own, 3 d', 'other, 12 h', 'other, 3 d'];
table({ title: 'SIMULATED: error (10⁶ m²/s)', columns, rows, decimals: 3 });
