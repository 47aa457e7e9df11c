import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import {
  edgeAttention,
  edgeSoftmax,
  encodeProcessDecode,
  graphTransformer,
  gridPlaces,
  linear,
  multiMesh,
  random,
  sphereEdges,
} from '../../../../playground/lab/index.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const edges = { from: Int32Array.of(1, 2, 0, 2, 1), to: Int32Array.of(0, 0, 1, 1, 3) };

test('shares of a receiver add up to 1, however large the scores', () => {
  const to = Int32Array.of(0, 0, 2, 2, 2);
  const scores = tf.tensor2d([[1000], [1001], [-1000], [-1000], [-1001]]);
  const shares = Array.from(edgeSoftmax(scores, to, 3).dataSync());
  expect(Number(shares[0]) + Number(shares[1])).toBeCloseTo(1, 6);
  expect(Number(shares[2]) + Number(shares[3]) + Number(shares[4])).toBeCloseTo(1, 6);
  expect(shares[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 5);
});

test('attention along edges is the masked attention of the matrix', () => {
  const [q, k, v] = [normal([4, 2, 6], 1), normal([3, 2, 6], 2), normal([3, 2, 6], 3)];
  const heard = edgeAttention(q, k, v, { edges, heads: 2 });
  const mask = tf.buffer([4, 3]);
  for (const [edge, from] of edges.from.entries()) mask.set(1, Number(edges.to[edge]), from);
  const heads = (x: tf.Tensor) => x.reshape([-1, 2, 2, 3]).transpose([1, 2, 0, 3]);
  const scores = heads(q).matMul(heads(k), false, true).div(Math.sqrt(3));
  const shares = scores.exp().mul(mask.toTensor());
  const mean = shares.div(shares.sum(3, true).maximum(1e-9)).matMul(heads(v));
  const wanted = mean.transpose([2, 0, 1, 3]).reshape([4, 2, 6]);
  expect(tf.max(tf.abs(heard.sub(wanted))).dataSync()[0]).toBeLessThan(1e-5);
  expect(heard.slice([2, 0, 0], [1, -1, -1]).abs().max().dataSync()[0]).toBe(0);
});

test('another order of edges and of nodes changes nothing', () => {
  const [q, k, v] = [normal([4, 1, 4], 1), normal([3, 1, 4], 2), normal([3, 1, 4], 3)];
  const still = edgeAttention(q, k, v, { edges });
  const order = [3, 0, 4, 2, 1];
  const place = [2, 0, 1]; // sender i stands where place[i] says
  const moved = {
    from: Int32Array.from(order, (edge) => Number(place[Number(edges.from[edge])])),
    to: Int32Array.from(order, (edge) => Number(edges.to[edge])),
  };
  const back = place.map((_, at) => place.indexOf(at));
  const again = edgeAttention(q, k.gather(back), v.gather(back), { edges: moved });
  expect(still.sub(again).abs().max().dataSync()[0]).toBeLessThan(1e-6);
});

test('gradients of queries, keys, values, edge keys and gates are those of finite differences', () => {
  const given = [
    normal([4, 1, 4], 1),
    normal([3, 1, 4], 2),
    normal([3, 1, 4], 3),
    normal([5, 1, 4], 4),
    normal([5, 1, 4], 5),
  ];
  const aim = normal([4, 1, 4], 6);
  const loss = (...[q, k, v, keys, gates]: tf.Tensor[]) =>
    edgeAttention(q as tf.Tensor, k as tf.Tensor, v as tf.Tensor, {
      edges,
      heads: 2,
      keys: keys as tf.Tensor,
      gates: gates as tf.Tensor,
    })
      .mul(aim)
      .sum()
      .asScalar();
  const gradients = tf.grads(loss)(given);
  for (const [which, gradient] of gradients.entries()) {
    const direction = normal(given[which]?.shape ?? [], 10 + which);
    const at = (step: number) =>
      Number(loss(...given.map((x, i) => (i === which ? x.add(direction.mul(step)) : x))).dataSync()[0]);
    const measured = (at(0.01) - at(-0.01)) / 0.02;
    expect(gradient.mul(direction).sum().dataSync()[0]).toBeCloseTo(measured, 2);
  }
});

test('a layer of zero weights passes on its bias, and widths are checked', () => {
  const layer = linear(3, 2, { rng: random(1), zero: true });
  expect(Array.from(layer(tf.ones([4, 3])).dataSync())).toEqual(new Array(8).fill(0));
  expect(() => layer(tf.ones([4, 2]))).toThrow('must be 3');
});

test('a condition that has not learned changes nothing, and then each sample by itself', () => {
  const { vertices, edges: mesh } = multiMesh([0]);
  const before = new Set(Object.keys(tf.engine().registeredVariables));
  const layer = graphTransformer({ edges: mesh, width: 4, rng: random(2), condition: 3 });
  const x = normal([vertices.length / 3, 2, 4], 1);
  const noise = normal([2, 3], 2);
  expect(layer(x, undefined, noise).sub(layer(x)).abs().max().dataSync()[0]).toBe(0);
  for (const [name, variable] of Object.entries(tf.engine().registeredVariables))
    if (!before.has(name) && variable.shape.join() === '3,8') variable.assign(normal([3, 8], 5));
  const [plain, noisy] = [layer(x), layer(x, undefined, noise.mul(tf.tensor2d([[1], [0]])))];
  const apart = plain.sub(noisy).abs().max([0, 2]).dataSync();
  expect(apart[0]).toBeGreaterThan(0.01);
  expect(apart[1]).toBeCloseTo(0, 6);
});

test('an encoder–processor–decoder begins at nought and learns', () => {
  const grid = gridPlaces([-45, 45], [0, 90, 180, 270]);
  const { vertices, edges: mesh } = multiMesh([0]);
  const model = encodeProcessDecode({
    encoder: sphereEdges(grid, vertices, { nearest: 2 }),
    processor: mesh,
    decoder: sphereEdges(vertices, grid, { nearest: 3 }),
    vertices,
    inputs: 2,
    outputs: 1,
    width: 8,
    heads: 2,
    layers: 1,
    rng: random(3),
  });
  const x = normal([8, 4, 2], 1);
  expect(model(x).shape).toEqual([8, 4, 1]);
  expect(model(x).abs().max().dataSync()[0]).toBe(0);
  const aim = x.slice([0, 0, 0], [-1, -1, 1]).mul(x.slice([0, 0, 1], [-1, -1, 1]));
  const loss = () => model(x).sub(aim).square().mean().asScalar();
  const first = Number(loss().dataSync()[0]);
  const optimizer = tf.train.adam(0.02);
  for (let step = 0; step < 25; step++) optimizer.minimize(loss);
  expect(Number(loss().dataSync()[0])).toBeLessThan(0.7 * first);
});
