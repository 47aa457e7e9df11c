import * as tf from '@tensorflow/tfjs';
import { icosahedralMesh } from '../../lab/sphere/icosahedral-mesh.ts';
import { noise, type Reference, row, weights } from './noise.ts';

const width = 32;
const rounds = 2;

/** Two layers, the first with ReLU. */
function network(seed: number, inputs: number): (x: tf.Tensor) => tf.Tensor {
  const [first, second] = [weights(seed, inputs, width), weights(seed + 1, width, width)];
  const [a, b] = [row(width, 0), row(width, 0)];
  return (x) => tf.matMul(tf.matMul(x, first).add(a).relu(), second).add(b);
}

/** The nodes of the icosahedral mesh, and where each of its edges begins and ends: every edge goes both ways. */
export function directedEdges(level: number): { nodes: number; from: number[]; to: number[] } {
  const { vertices, edges } = icosahedralMesh(level);
  const ends = [...edges];
  const [even, odd] = [0, 1].map((side) => ends.filter((_, index) => index % 2 === side)) as [
    number[],
    number[],
  ];
  return { nodes: vertices.length / 3, from: [...even, ...odd], to: [...odd, ...even] };
}

/** Messages along the edges of the icosahedral mesh, summed at their receivers. */
export function graph(level = 3): Reference {
  const mesh = directedEdges(level);
  const { nodes } = mesh;
  const [from, to] = [mesh.from, mesh.to].map((list) => tf.tensor1d(list, 'int32')) as [
    tf.Tensor1D,
    tf.Tensor1D,
  ];
  const [x, y] = [noise(1, [nodes, width]), noise(2, [nodes, width])];
  const edges = Array.from({ length: rounds }, (_, index) => network(10 + 4 * index, 2 * width));
  const updates = Array.from({ length: rounds }, (_, index) => network(12 + 4 * index, 2 * width));
  const loss = (): tf.Scalar => {
    let state = x;
    for (let index = 0; index < rounds; index++) {
      const pairs = tf.concat([tf.gather(state, from), tf.gather(state, to)], 1);
      const messages = (edges[index] as (z: tf.Tensor) => tf.Tensor)(pairs);
      const sums = tf.unsortedSegmentSum(messages, to, nodes);
      state = state.add((updates[index] as (z: tf.Tensor) => tf.Tensor)(tf.concat([state, sums], 1)));
    }
    return state.sub(y).square().mean().asScalar();
  };
  return { loss };
}
