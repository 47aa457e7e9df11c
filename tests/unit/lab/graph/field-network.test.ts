import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fieldNetwork } from '../../../../playground/lab/graph/field-network.ts';
import { random } from '../../../../playground/lab/random/random.ts';

const [latitudes, longitudes] = [
  [-60, 0, 60],
  [0, 90, 180, 270],
];
const sizes = { latitudes, longitudes, inputs: 2, width: 8, levels: [0], within: 60 };
const field = (seed: number): tf.Tensor => tf.randomNormal([5, 3, 4], 0, 1, 'float32', seed);

beforeAll(() => tf.setBackend('cpu'));

describe('fieldNetwork', () => {
  test('says nought before it has learned, and learns', async () => {
    const model = fieldNetwork({ ...sizes, rng: random(1) });
    const [one, two, truth] = [field(1), field(2), field(3)];
    expect(model([one, two]).abs().max().dataSync()[0]).toBe(0);
    const optimizer = tf.train.adam(0.01);
    const losses: number[] = [];
    for (let step = 0; step < 30; step++) {
      const loss = optimizer.minimize(() => model([one, two]).sub(truth).square().mean(), true);
      losses.push(Number(loss?.dataSync()[0]));
    }
    expect(losses.at(-1)).toBeLessThan(0.5 * Number(losses[0]));
  });

  test('a sample is forecast as it is alone', () => {
    const model = fieldNetwork({ ...sizes, rng: random(1) });
    const [one, two] = [field(1), field(2)];
    tf.train.sgd(0.1).minimize(() => model([one, two]).sub(1).square().mean());
    const alone = model([one, two].map((x) => x.slice([3, 0, 0], [1, -1, -1])));
    const among = model([one, two]).slice([3, 0, 0], [1, -1, -1]);
    expect(alone.sub(among).abs().max().dataSync()[0]).toBeLessThan(1e-5);
    expect(among.abs().max().dataSync()[0]).toBeGreaterThan(0);
  });

  test('several fields come out one above the other, each with weights of its own', () => {
    const model = fieldNetwork({ ...sizes, outputs: 2, rng: random(1) });
    const [one, two] = [field(1), field(2)];
    expect(model([one, two]).shape).toEqual([5, 6, 4]);
    const upper = () => model([one, two]).slice([0, 0, 0], [-1, 3, -1]);
    tf.train.sgd(0.1).minimize(() => upper().sub(1).square().mean());
    expect(upper().abs().max().dataSync()[0]).toBeGreaterThan(0);
    expect(model([one, two]).slice([0, 3, 0]).abs().max().dataSync()[0]).toBe(0);
  });

  test('noise makes members of it once it has learned, and none without', () => {
    const [one, two] = [field(1), field(2)];
    const spread = (noise?: number): number | undefined => {
      const model = fieldNetwork({ ...sizes, ...(noise && { noise }), rng: random(1) });
      const optimizer = tf.train.adam(0.01);
      for (let step = 0; step < 3; step++) {
        optimizer.minimize(() => model([one, two]).sub(field(4)).square().mean());
      }
      return model([one, two])
        .sub(model([one, two]))
        .abs()
        .max()
        .dataSync()[0];
    };
    expect(spread()).toBe(0);
    expect(spread(3)).toBeGreaterThan(0);
  });

  test('refuses another number of fields', () => {
    const model = fieldNetwork({ ...sizes, rng: random(1) });
    expect(() => model([field(1)])).toThrow('fieldNetwork: there are 1 fields; inputs says 2.');
  });
});
