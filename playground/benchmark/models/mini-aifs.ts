import * as tf from '@tensorflow/tfjs';
import {
  type EncodeProcessDecodeOptions,
  encodeProcessDecode,
  gridPlaces,
  multiMesh,
  random,
  sphereEdges,
} from 'lab';
import { noiseOf, type Reference } from './noise.ts';

const [variables, width, heads, layers] = [4, 64, 4, 4];

/** The graphs of a mini-AIFS, and where its points and nodes lie, flat [places, 3]. */
type Graphs = Pick<EncodeProcessDecodeOptions, 'encoder' | 'processor' | 'decoder' | 'vertices'> & {
  grid: Float32Array;
};

/**
 * Nodes hear the points of a grid of `rows` × 2 `rows` that are near, then each other along edges of all levels up to
 * `level`; points hear the three nearest nodes.
 */
export function aifsGraphs(rows: number, level: number): Graphs {
  const apart = 180 / rows;
  const grid = gridPlaces(
    Array.from({ length: rows }, (_, row) => 90 - apart * (row + 0.5)),
    Array.from({ length: 2 * rows }, (_, column) => apart * column),
  );
  const { vertices, edges } = multiMesh(Array.from({ length: level + 1 }, (_, index) => index));
  return {
    grid,
    vertices,
    // Not a point less far: each of them is heard, and each node of level 3 hears two on a grid of 32 rows.
    encoder: sphereEdges(grid, vertices, { within: (16 / 15) * apart }),
    processor: edges,
    decoder: sphereEdges(vertices, grid, { nearest: 3 }),
  };
}

/** Of each point two states and its place, [points, batch, 11]; and the change that is to be forecast: half of the last. */
export function aifsBatch(grid: Float32Array, batch: number): { x: Float32Array; change: Float32Array } {
  const points = grid.length / 3;
  const count = points * batch;
  const [before, now] = [noiseOf(1, count * variables), noiseOf(2, count * variables)];
  const x = new Float32Array(count * (2 * variables + 3));
  for (let at = 0; at < count; at++) {
    const from = variables * at;
    const point = Math.floor(at / batch);
    x.set(before.subarray(from, from + variables), at * (2 * variables + 3));
    x.set(now.subarray(from, from + variables), at * (2 * variables + 3) + variables);
    x.set(grid.subarray(3 * point, 3 * point + 3), at * (2 * variables + 3) + 2 * variables);
  }
  return { x, change: now.map((value, index) => (value - (before[index] as number)) / 2) };
}

/** AIFS in small: graph transformers from a grid to an icosahedral mesh, four among its nodes, one back to the grid. */
export function aifs(batch = 4, rows = 32, level = 3): Reference {
  const { grid, ...graphs } = aifsGraphs(rows, level);
  const inputs = 2 * variables + 3;
  const network = encodeProcessDecode({
    ...graphs,
    ...{ inputs, outputs: variables, width, heads, layers, rng: random(7) },
  });
  const points = grid.length / 3;
  const { x, change } = aifsBatch(grid, batch);
  const known = tf.tensor3d(x, [points, batch, inputs]);
  // The network forecasts a residual: what is to be added to the state now.
  const residual = tf.tensor3d(change, [points, batch, variables]);
  return { loss: () => network(known).sub(residual).square().mean().asScalar() };
}
