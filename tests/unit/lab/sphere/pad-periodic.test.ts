import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { padPeriodic } from '../../../../playground/lab/sphere/pad-periodic.ts';

const map = () =>
  tf.tensor4d(
    [
      [0, 1, 2, 3],
      [10, 11, 12, 13],
    ].flat(),
    [1, 2, 4, 1],
  );
const rowsOf = (x: tf.Tensor) => x.squeeze([0, 3]).arraySync();

test('longitudes come round, and noughts lie beyond the poles', () => {
  expect(rowsOf(padPeriodic(map(), [1, 1]))).toEqual([
    [0, 0, 0, 0, 0, 0],
    [3, 0, 1, 2, 3, 0],
    [13, 10, 11, 12, 13, 10],
    [0, 0, 0, 0, 0, 0],
  ]);
});

test('across a pole lies the other half of the circle', () => {
  expect(rowsOf(padPeriodic(map(), [2, 1], { poles: 'across' }))).toEqual([
    [11, 12, 13, 10, 11, 12],
    [1, 2, 3, 0, 1, 2],
    [3, 0, 1, 2, 3, 0],
    [13, 10, 11, 12, 13, 10],
    [11, 12, 13, 10, 11, 12],
    [1, 2, 3, 0, 1, 2],
  ]);
});

test('a filter gives the same wherever the map is cut open', () => {
  const filter = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [3, 3, 1, 1]);
  const globe = tf.tensor4d(
    Array.from({ length: 32 }, (_, i) => Math.sin(i * i)),
    [1, 4, 8, 1],
  );
  const shifted = (x: tf.Tensor4D) =>
    tf.concat([x.slice([0, 0, 3, 0], [-1, -1, 5, -1]), x.slice([0, 0, 0, 0], [-1, -1, 3, -1])], 2);
  for (const poles of ['zeros', 'across'] as const) {
    const convolved = (x: tf.Tensor4D) => tf.conv2d(padPeriodic(x, [1, 1], { poles }), filter, 1, 'valid');
    const difference = convolved(shifted(globe)).sub(shifted(convolved(globe)));
    expect(difference.abs().max().arraySync()).toBeLessThan(1e-5);
  }
});

test('a margin of nothing changes nothing', () => {
  expect(padPeriodic(map(), [0, 0]).shape).toEqual([1, 2, 4, 1]);
});

test.each([
  [() => padPeriodic(map(), [0, 5]), /number of columns .*0 to 4; it is 5/],
  [() => padPeriodic(map(), [3, 0]), /number of rows .*0 to 2; it is 3/],
  [() => padPeriodic(map(), [0.5, 0]), /number of rows .*; it is 0\.5/],
  [() => padPeriodic(tf.zeros([1, 2, 3, 1]), [1, 1], { poles: 'across' }), /3 longitudes/],
  [() => padPeriodic(tf.zeros([2, 4]), [1, 1]), /2 axes/],
])('what cannot be is refused', (pad, message) => expect(pad).toThrow(message));
