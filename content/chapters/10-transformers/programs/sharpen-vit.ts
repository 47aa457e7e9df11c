/**
 * @title Winds between the points, by attention
 * @seeds 5
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, latitudeWeights, layerNorm, log, padPeriodic, random, scaledDotProductAttention, steps, table } from 'lab';

const seed = 3; // any
const [width, heads, stepsTaken] = [32, 2, 150];

// Winds, known points and scores of chapter 8.
const winds = await dataset('fnoc-winds');
const { train, validation, test } = winds.split();
const [u, v] = [winds.anomalies('u'), winds.anomalies('v')];
const truth = tf.stack([tf.tensor3d(u, [132, 73, 144]), tf.tensor3d(v, [132, 73, 144])], 3);
const areas = tf.tensor1d(Array.from(latitudeWeights(winds.axes.latitude, 'area'))).reshape([73, 1, 1]);
const known = tf.stridedSlice(truth, [0, 0, 0, 0], [132, 73, 144, 2], [1, 4, 4, 1]) as tf.Tensor4D;
const ring = padPeriodic(known, [0, 1]).slice([0, 0, 1], [-1, 19, 37]) as tf.Tensor4D;
const straight = tf.image.resizeBilinear(ring, [73, 145], true).slice([0, 0, 0], [-1, 73, 144]);
// A token is a known point, 18 x 36 of them without the south pole, and answers for the 4 x 4 points from it on.
const tokens = known.slice([0, 0], [-1, 18]).div(2).reshape([132, 648, 2]);
type Look = 'all' | 'window' | 'none';
function makeNetwork(look: Look) {
  const rng = random(seed);
  const draw = (rows: number, columns: number, size = 1) =>
    tf.variable(tf.randomNormal([rows, columns], 0, size / Math.sqrt(rows), 'float32', rng.seed()));
  const place = draw(648, width, 5);
  const embed = draw(2, width);
  const blocks = [0, 1].map(() => ({ qkv: draw(width, 3 * width), mix: draw(width, width, 0.5), up: draw(width, 2 * width), down: draw(2 * width, width, 0.5) }));
  const read = tf.variable(tf.zeros([width, 32]));
  const times = (x: tf.Tensor, w: tf.Tensor) => x.reshape([-1, w.shape[0] ?? 0]).matMul(w).reshape([...x.shape.slice(0, -1), w.shape[1] ?? 0]);
  // rows of windows: 3 x 6 windows of 6 x 6
  const cut = (x: tf.Tensor) => look === 'all' ? x.reshape([-1, 648, heads, width / heads]).transpose([0, 2, 1, 3])
    : x.reshape([-1, 3, 6, 6, 6, heads * (width / heads)]).transpose([0, 1, 3, 2, 4, 5]).reshape([-1, 36, heads, width / heads]).transpose([0, 2, 1, 3]);
  const join = (x: tf.Tensor) => look === 'all' ? x.transpose([0, 2, 1, 3]).reshape([-1, 648, width])
    : x.transpose([0, 2, 1, 3]).reshape([-1, 3, 6, 6, 6, width]).transpose([0, 1, 3, 2, 4, 5]).reshape([-1, 648, width]);
  return (months: number[]) => {
    let h: tf.Tensor = times(tokens.gather(months), embed).add(place);
    for (const { qkv, mix, up, down } of blocks) {
      if (look !== 'none') {
        const [q, k, v] = tf.split(times(layerNorm(h), qkv), 3, 2).map(cut) as [tf.Tensor, tf.Tensor, tf.Tensor];
        h = h.add(times(join(scaledDotProductAttention(q, k, v)), mix));
      }
      h = h.add(times(times(layerNorm(h), up).relu(), down));
    }
    const blocksOut = times(h, read).mul(2).reshape([-1, 18, 36, 4, 4, 2]).transpose([0, 1, 3, 2, 4, 5]).reshape([-1, 72, 144, 2]);
    return straight.gather(months).add(tf.concat([blocksOut, tf.zeros([months.length, 1, 144, 2])], 1));
  };
}
type Forecast = (months: number[]) => tf.Tensor;
const squares = (forecast: Forecast, months: number[]) => forecast(months).sub(truth.gather(months)).square().mul(areas);
const rows: (string | number)[][] = [];
async function show(name: string, forecast: Forecast, seconds = 0) {
  const scores: number[] = [];
  for (const part of [validation, test].map((months) => Array.from(months))) {
    let sum = 0;
    for (const month of part) sum += (await tf.tidy(() => squares(forecast, [month]).mean()).data())[0] ?? 0;
    scores.push(Math.sqrt(sum / part.length));
  }
  rows.push([name, ...scores, seconds]);
  table({ title: 'Wind between points 10° apart', columns: ['forecast', '1989–90 (m/s)', '1991–92 (m/s)', 's'], rows, decimals: 3 });
}
await show('interpolation', (months) => straight.gather(months));
for (const look of ['none', 'window', 'all'] as const) {
  const rng = random(seed);
  const network = makeNetwork(look);
  const optimizer = tf.train.adam(0.003);
  const start = performance.now();
  for await (const _ of steps(stepsTaken)) {
    const months = [train[rng.integer(train.length)] ?? 0, train[rng.integer(train.length)] ?? 0];
    optimizer.minimize(() => squares(network, months).mean().asScalar());
  }
  await show(look, network, (performance.now() - start) / 1000);
}
