/**
 * @title Nine weights or six thousand
 * @seeds 10
 * @expect plot "Error on other pieces" series "kernel, 9 weights" at 1 < 0.000001 in every seed
 * @expect plot "Error on other pieces" series "dense layer, 6400 weights" at 30 > 0.3 in every seed
 * @expect plot "Error on other pieces" series "dense layer, 6400 weights" at 300 < 0.000001 in every seed
 * @small "[1, 3, 10, 30, 100, 300, 1000]" = "[1, 30]", "draw(300, 288" = "draw(100, 288"
 * @expect-small plot "Error on other pieces" series "kernel, 9 weights" at 1 < 0.000001
 * @expect-small plot "Error on other pieces" series "dense layer, 6400 weights" at 30 > 0.3
 */
import * as tf from '@tensorflow/tfjs';
import { dataset, log, plot, random, ridge } from 'lab';

const seed = 5; // @knob any seed: which pieces are drawn
const counts = [1, 3, 10, 30, 100, 300, 1000]; // how many pieces are learned from
const [side, inner] = [10, 8]; // a piece has 10 × 10 pixels, its answers 8 × 8
const rng = random(seed);

const { nearInfrared } = (await dataset('landsat')).variables;
const all = tf.tensor2d(nearInfrared.values, [352, 349]);
const image = all.sub(all.mean()).div(tf.moments(all).variance.sqrt()) as tf.Tensor2D;
const sobel = tf.tensor4d([-1, 0, 1, -2, 0, 2, -1, 0, 1], [3, 3, 1, 1]);

/** Pieces of the land, in the west of some rows: [count, 10, 10, 1], and what Sobel answers on them, [count, 8, 8, 1]. */
function draw(count: number, first: number, last: number) {
  const pieces = Array.from({ length: count }, () =>
    image.slice([first + rng.integer(last - first + 1 - side), rng.integer(200 - side)], [side, side]),
  );
  const x = tf.stack(pieces).expandDims(3) as tf.Tensor4D;
  return { x, y: tf.conv2d(x, sobel, 1, 'valid') };
}
const train = draw(Math.max(...counts), 0, 207); // the northern strip
const test = draw(300, 288, 351); // the southern one
const spread = tf.moments(test.y).variance.sqrt();
const start = <T extends tf.Tensor>(x: T, count: number) => x.slice(0, count);
const table = async (x: tf.Tensor, columns: number) => (await x.reshape([-1, columns]).array()) as number[][];

/** Every pixel of the answers with the nine around it: [rows, 9]. */
const neighbours = (x: tf.Tensor4D) =>
  tf.concat(
    [0, 1, 2].flatMap((m) => [0, 1, 2].map((n) => x.slice([0, m, n, 0], [-1, inner, inner, 1]))),
    3,
  );

const curves = plot({
  title: 'Error on other pieces',
  x: { label: 'pieces learned from', log: true },
  y: { label: 'error, as a share of the spread', log: true },
});
const options = { penalty: 1e-9, intercept: false, conditionLimit: 1e12 };
for (const count of counts) {
  const [x, y] = [start(train.x, count), start(train.y, count)];
  const error = async (name: string, forecast: number[]) => {
    const difference = tf.tensor4d(forecast, test.y.shape).sub(test.y);
    curves.add(name, count, difference.square().mean().sqrt().div(spread).asScalar());
  };
  // Both are solved. The dense layer has a weight for every pair of an input and an answer, the kernel nine for all.
  const dense = ridge(await table(x, side * side), await table(y, inner * inner), options);
  await error(
    `dense layer, ${side ** 2 * inner ** 2} weights`,
    dense.predict(await table(test.x, side * side)),
  );
  const kernel = ridge(await table(neighbours(x), 9), await table(y, 1), options);
  await error('kernel, 9 weights', kernel.predict(await table(neighbours(test.x), 9)));
}
log('a dense layer for the whole picture would have', 352 * 349 * 350 * 347, 'weights');
