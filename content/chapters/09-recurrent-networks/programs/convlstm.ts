/**
 * @title A ConvLSTM for the next hour
 * @seeds 5
 * @expect table "Florence, one hour ahead" cell "ConvLSTM" "test (mm)"
 *   < table "Florence, one hour ahead" cell "this hour again" "test (mm)"
 */
import * as tf from '@tensorflow/tfjs';
import { csi, dataset, fss, random, rmse, setLearningRate, steps, table, warmupCosine } from 'lab';

// Hours, parts, pieces, steps and loss as in the last program of chapter 7.
const seed = 5; // any
const { split, variables } = await dataset('stage-iv');
const all = tf.tensor3d(variables.rain.values, [23, 118, 87]);
const parts = split(); // hours 0–10 to learn from, 12–15 to choose on, 17–22 for the verdict
const hours = (targets: ArrayLike<number>) => {
  const before = (back: number): tf.Tensor => all.gather(Array.from(targets, (t) => t - back));
  const x = tf.stack([3, 2, 1].map(before), 3) as tf.Tensor4D; // oldest first
  return { x, y: before(0), truth: variables.rain.take(targets) };
};
const [train, validation, test] = [hours(parts.train.slice(3)), hours(parts.validation), hours(parts.test)];

const rows: (string | number)[][] = [];
async function show(name: string, forecast: (x: tf.Tensor4D) => tf.Tensor) {
  const [chosen, f] = await Promise.all([validation, test].map(({ x }) => tf.tidy(() => forecast(x)).data()));
  if (!chosen || !f) return;
  const near = { threshold: 5, window: 5, shape: [parts.test.length, 118, 87] };
  const scores = [csi(f, test.truth, near), fss(f, test.truth, near)];
  rows.push([name, rmse(chosen, validation.truth), rmse(f, test.truth), ...scores]);
  const columns = ['forecast', 'validation (mm)', 'test (mm)', 'CSI 5 mm', 'FSS 5 mm'];
  table({ title: 'Florence, one hour ahead', columns, rows, decimals: 3 });
}
const last = (x: tf.Tensor4D): tf.Tensor4D => x.slice([0, 0, 0, 2], [-1, -1, -1, 1]);
await show('this hour again', last);
await show('this hour, smoothed', (x) => last(x).avgPool(15, 1, 'same'));

type Layer = { w: tf.Variable; b: tf.Variable };
const conv = (x: tf.Tensor, { w, b }: Layer) =>
  tf.conv2d(x as tf.Tensor4D, w as tf.Tensor as tf.Tensor4D, 1, 'same').add(b);
/** What goes into a network is ln(1 + rain) / 1.5, what comes out is rain / 8. */
async function trained(
  shapes: [number, number, number][],
  network: (x: tf.Tensor, layers: Layer[]) => tf.Tensor,
) {
  const rng = random(seed);
  const layers = shapes.map(([size, from, to]) => {
    const start = tf.randomNormal(
      [size, size, from, to],
      0,
      Math.sqrt(1 / (size * size * from)),
      'float32',
      rng.seed(),
    );
    return { w: tf.variable(start), b: tf.variable(tf.zeros([to])) };
  });
  const rain = (x: tf.Tensor4D) => network(x.log1p().div(1.5), layers).squeeze([3]).mul(8);
  // ln(1 + rain); below 0, where a network may go astray, a straight line, so that it finds its way back.
  const scaled = (f: tf.Tensor) => f.relu().log1p().add(f.minimum(0));
  const [rate, optimizer] = [warmupCosine({ peak: 0.003, total: 200 }), tf.train.adam(0.003)];
  for await (const step of steps(200)) {
    setLearningRate(optimizer, rate(step));
    const places = Array.from({ length: 4 }, () => [rng.integer(8), rng.integer(79), rng.integer(48)]);
    const cut = (f: tf.Tensor) => tf.concat(places.map((place) => f.slice(place, [1, 40, 40])));
    optimizer.minimize(() =>
      scaled(rain(cut(train.x) as tf.Tensor4D))
        .sub(scaled(cut(train.y)))
        .square()
        .mean()
        .asScalar(),
    );
  }
  return (x: tf.Tensor4D) => rain(x).relu();
}
const cnn = await trained(
  [
    [5, 3, 8],
    [5, 8, 8],
    [5, 8, 1],
  ],
  (x, [one, two, three]) => {
    if (!one || !two || !three) return x;
    return conv(conv(conv(x, one).relu(), two).relu(), three);
  },
);
await show('CNN', cnn);
const hidden = 4;
const convlstm = await trained(
  [
    [3, 1 + hidden, 4 * hidden],
    [5, hidden, 1],
  ],
  (x, [gates, out]) => {
    if (!gates || !out) return x;
    let [h, c]: tf.Tensor[] = [
      tf.zeros([...x.shape.slice(0, 3), hidden]),
      tf.zeros([...x.shape.slice(0, 3), hidden]),
    ];
    for (const hour of tf.split(x, 3, 3)) {
      const [i, f, o, g] = tf.split(conv(tf.concat([hour, h as tf.Tensor], 3), gates), 4, 3) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      c = f
        .add(1)
        .sigmoid()
        .mul(c as tf.Tensor)
        .add(i.sigmoid().mul(g.tanh()));
      h = o.sigmoid().mul(c.tanh());
    }
    return conv(h as tf.Tensor, out);
  },
);
await show('ConvLSTM', convlstm);
