import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { streamWind, zonalRidge } from '../../../../playground/lab/index.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const rolled = (x: tf.Tensor, by: number, axis: number) => {
  const size = Number(x.shape[axis]);
  const [a, b] = x.split([size - by, by], axis) as [tf.Tensor, tf.Tensor];
  return tf.concat([b, a], axis);
};

test('ridge in zonal waves finds weights that are the same at all longitudes', async () => {
  const x = normal([60, 2, 3, 8], 1) as tf.Tensor4D;
  const [first, second] = x.unstack(1) as [tf.Tensor, tf.Tensor];
  const mixed = tf.tensor2d([
    [1, 0.5, 0],
    [0, -1, 0.3],
    [0.2, 0, 2],
  ]);
  const row = (y: tf.Tensor) => tf.einsum('ij,njk->nik', mixed, y);
  const y = row(rolled(first, 2, 2))
    .sub(rolled(second, 3, 2))
    .add(4) as tf.Tensor3D;
  const model = await zonalRidge(x, y, { penalty: 1e-7 });
  const fresh = normal([5, 2, 3, 8], 2);
  const [a, b] = fresh.unstack(1) as [tf.Tensor, tf.Tensor];
  const wanted = row(rolled(a, 2, 2))
    .sub(rolled(b, 3, 2))
    .add(4);
  expect(model(fresh).sub(wanted).abs().max().dataSync()[0]).toBeLessThan(5e-3);
  const turned = rolled(model(fresh), 3, 2).sub(model(rolled(fresh, 3, 3)));
  expect(turned.abs().max().dataSync()[0]).toBeLessThan(1e-4);
});

test('a larger penalty makes weights smaller', async () => {
  const x = normal([20, 1, 2, 8], 1) as tf.Tensor4D;
  const y = x.squeeze<tf.Tensor3D>([1]);
  const size = async (penalty: number) =>
    Number((await zonalRidge(x, y, { penalty })).weights.square().sum().dataSync()[0]);
  expect(await size(1)).toBeLessThan(await size(1e-3));
});

test('the wind of a solid rotation and of a wave', () => {
  const latitudes = Array.from({ length: 32 }, (_, row) => -87.1875 + 5.625 * row);
  const angles = latitudes.map((φ) => (φ * Math.PI) / 180);
  const radius = 6.371;
  // ψ = −a U sin φ blows with U cos φ from the west.
  const rotation = angles.map((φ) => new Array(64).fill(-radius * 10 * Math.sin(φ)) as number[]);
  const [u, v] = streamWind(tf.tensor3d([rotation]), latitudes);
  const speeds = (u.arraySync() as number[][][])[0] ?? [];
  for (const [row, φ] of angles.entries()) expect(speeds[row]?.[5]).toBeCloseTo(10 * Math.cos(φ), 1);
  expect(v.abs().max().dataSync()[0]).toBeLessThan(0.01);
  const wave = angles.map((φ) =>
    Array.from({ length: 64 }, (_, column) => Math.cos(φ) ** 2 * Math.sin((3 * 2 * Math.PI * column) / 64)),
  );
  const [, north] = streamWind(tf.tensor3d([wave]), latitudes);
  const found = (north.arraySync() as number[][][])[0] ?? [];
  const φ = Number(angles[20]);
  expect(found[20]?.[0]).toBeCloseTo((3 * Math.cos(φ)) / radius, 4);
});

test('errors in words', async () => {
  await expect(zonalRidge(tf.ones([2, 1, 2, 4]), tf.ones([2, 2, 5]))).rejects.toThrow(
    'targets of shape [2,2,5]',
  );
  expect(() => streamWind(tf.ones([1, 3, 4]), [0, 1])).toThrow('[1,3,4]');
});
