/**
 * @title Mini-AIFS on real winds
 * @seeds 5
 * @expect table "Winds a month ahead" cell "mini-AIFS" "1991–92 (m/s)"
 *   < table "Winds a month ahead" cell "departure stays" "1991–92 (m/s)" in every seed
 * @expect table "Winds a month ahead" cell "mini-AIFS" "1991–92 (m/s)"
 *   < table "Winds a month ahead" cell "climatology" "1991–92 (m/s)" in every seed
 * @expect table "Winds a month ahead" cell "mini-AIFS" "1991–92 (m/s)"
 *   < table "Winds a month ahead" cell "ridge" "1991–92 (m/s)" in every seed
 * @expect table "Winds a month ahead" cell "a share at each place" "1991–92 (m/s)"
 *   < table "Winds a month ahead" cell "mini-AIFS" "1991–92 (m/s)" in every seed
 * @small training = 6, "[width, batch, unit] = [16, 8, 1.5]" = "[width, batch, unit] = [8, 2, 1.5]", "warmup: 10" = "warmup: 2",
 *   "of [3, 10, 30, 100]" = "of [30]"
 * @expect-small table "Winds a month ahead" cell "mini-AIFS" "1991–92 (m/s)"
 *   < table "Winds a month ahead" cell "departure stays" "1991–92 (m/s)"
 */
import * as tf from '@tensorflow/tfjs';
import * as lab from 'lab';

const seed = 4; // any: all chance below comes from it
const training = 100; // steps
const [width, batch, unit] = [16, 8, 1.5]; // numbers a point, months a step; m/s that are 1 inside
const winds = await lab.dataset('fnoc-winds'); // REAL: monthly means at the surface, 1982–92
const latitude = Array.from({ length: 36 }, (_, row) => 5 * row - 88.75);
const grid = { latitude, longitude: Array.from({ length: 72 }, (_, column) => 5 * column + 21.25) };
// Means over four points, u above v, [months, 72, 72]: departures from what is normal for the month.
const coarse = (values: Float32Array) =>
  tf.avgPool(tf.tensor4d(values, [132, 73, 144, 1]).div<tf.Tensor4D>(unit), 2, 2, 'valid').squeeze([3]);
const departure = tf.concat([coarse(winds.anomalies('u')), coarse(winds.anomalies('v'))], 1);
const at = (some: number[], n: number) => departure.gather(some.map((month) => month + n)) as tf.Tensor3D;
// The month before and the month now are known. 1982–88 are learned from, a year chooses, 1991–92 are looked at once.
const windows = (part: 'train' | 'validation' | 'test') =>
  winds.windows(part, { inputs: 2, targets: 1 }).map(({ inputs }) => Number(inputs[0]));
const [train, validation, test] = [windows('train'), windows('validation'), windows('test')];
const latitudes = [...latitude, ...latitude];
type Forecast = (some: number[]) => tf.Tensor; // of the third month’s departure
async function score(forecast: Forecast, some: number[]): Promise<[number, number]> {
  const [made, truth] = [await forecast(some).data(), await at(some, 2).data()];
  const layout = { latitudes, shape: [some.length, 72, 72], climatology: truth.map(() => 0) };
  return [unit * lab.rmse(made, truth, layout), lab.acc(made, truth, layout)];
}
const [now, next] = [at(train, 1), at(train, 2)]; // solved: the share of a departure that stays, and ridge
const share = (axis?: number) => now.mul(next).sum(axis).div<tf.Tensor>(now.square().sum(axis));
const fades = (some: number[]) => at(some, 1).mul<tf.Tensor3D>(share());
const seen = (some: number[]) => tf.stack([at(some, 1), at(some, 1).sub(at(some, 0))], 1) as tf.Tensor4D;
let [ridge, least]: [Forecast, number] = [() => departure, Number.POSITIVE_INFINITY];
for (const penalty of [3, 10, 30, 100]) {
  const change = await lab.zonalRidge(seen(train), next.sub<tf.Tensor3D>(fades(train)), { penalty });
  change.weights.trainable = false;
  const solved: Forecast = (some) => fades(some).add(change(seen(some)));
  const [error] = await score(solved, validation);
  if (error < least) [ridge, least] = [solved, error];
}
const sizes = { inputs: 8, outputs: 2, width, heads: 4, rng: lab.random(seed) }; // told land, height, season
const network = lab.fieldNetwork({ latitudes: latitude, longitudes: grid.longitude, ...sizes });
const { axes, variables } = await lab.dataset('etopo');
const relief = [variables.land.values, variables.height.values.map((metres) => Math.max(0, metres) / 1000)];
const still = relief.map((values) => tf.tensor(lab.regrid(values, axes, grid), [1, 36, 72]));
const forecast: Forecast = (some) => {
  const turn = tf.tensor(some, [some.length, 1, 1]).mul(Math.PI / 6); // the time of the year
  const told = [...still, turn.cos(), turn.sin()].map((x) => x.add(tf.zeros([some.length, 36, 72])));
  return network([...tf.unstack(seen(some).reshape([-1, 4, 36, 72]), 1), ...told]).add(at(some, 1));
};
const [rng, optimizer] = [lab.random(seed), lab.adamw(0.001, { weightDecay: 0.1 })];
const rate = lab.warmupCosine({ peak: 0.003, warmup: 10, total: training });
const curve = lab.plot({ title: 'Learning', x: 'step', y: 'loss' });
for await (const step of lab.steps(training)) {
  lab.setLearningRate(optimizer, rate(step));
  const some = Array.from({ length: batch }, () => train[rng.integer(train.length)] ?? 0);
  const loss = () => lab.latitudeWeightedMse(forecast(some), at(some, 2), latitudes);
  curve.add('mini-AIFS', step, lab.descend(optimizer, loss));
}
const models: Record<string, Forecast> = {
  'departure stays': (some) => at(some, 1),
  'a share of it stays': fades,
  'a share at each place': (some) => at(some, 1).mul(share(0)),
  climatology: (some) => tf.zerosLike(at(some, 1)),
  ...{ ridge, 'mini-AIFS': forecast },
};
const rows: (string | number)[][] = [];
for (const [name, step] of Object.entries(models)) {
  const [[chosen], [error, acc]] = [await score(step, validation), await score(step, test)];
  rows.push([name, chosen, error, acc || '–']);
}
const columns = ['forecast', '1989–90 (m/s)', '1991–92 (m/s)', 'ACC, 1991–92'];
lab.table({ title: 'Winds a month ahead', columns, rows, decimals: 3 });
