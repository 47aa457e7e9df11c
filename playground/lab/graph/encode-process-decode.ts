import { ones, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs';
import type { Random } from '../random/random.ts';
import type { Edges } from './edges.ts';
import { conditionalNorm, gated, graphTransformer } from './graph-transformer.ts';
import { linear } from './linear.ts';

/** The parts of an encoder–processor–decoder and their sizes. */
export interface EncodeProcessDecodeOptions {
  /** From the points of the grid to the nodes of the mesh. */
  encoder: Edges;
  /** Among the nodes of the mesh. */
  processor: Edges;
  /** From the nodes to the points. */
  decoder: Edges;
  /** Flat [nodes, 3]: where the nodes lie. */
  vertices: Float32Array;
  /** Numbers a point that come in. */
  inputs: number;
  /** Numbers a point that come out. */
  outputs: number;
  /** Numbers a point and a node inside. */
  width: number;
  /** Parts of the width that attend each by itself; 1 unless given. */
  heads?: number;
  /** Layers of the processor; 2 unless given. */
  layers?: number;
  /** Where first weights are drawn from. */
  rng: Pick<Random, 'seed'>;
  /** Width of a vector of each sample that scales and shifts each norm (AIFS-CRPS does so with noise); none unless given. */
  condition?: number;
}

/** Forecasts [points, samples, outputs] from [points, samples, inputs] and, where there is one, a condition [samples, condition]. */
export type EncodeProcessDecode = (x: Tensor, condition?: Tensor) => Tensor;

/**
 * An encoder–processor–decoder of graph transformers, as AIFS is one (Lang et al. 2024, arXiv:2406.01465): the encoder
 * lets nodes of a coarse mesh hear the points of the data's grid, the processor lets nodes hear each other, the decoder
 * lets points hear nodes. A point keeps what it knew itself. The last layer begins at nought, so the network says
 * nothing before it has learned.
 *
 * @returns a function whose weights train
 * @throws TypeError and RangeError as `graphTransformer`
 * @example
 * const grid = gridPlaces([-60, 0, 60], [0, 90, 180, 270]);
 * const { vertices, edges } = multiMesh([0, 1]);
 * const model = encodeProcessDecode({
 *   encoder: sphereEdges(grid, vertices, { nearest: 2 }),
 *   processor: edges,
 *   decoder: sphereEdges(vertices, grid, { nearest: 3 }),
 *   vertices, inputs: 2, outputs: 1, width: 8, rng: random(1),
 * });
 * log(model(tf.ones([12, 5, 2])).shape); // [12, 5, 1]
 */
export function encodeProcessDecode(options: EncodeProcessDecodeOptions): EncodeProcessDecode {
  const { encoder, processor, decoder, vertices, inputs, outputs, width, layers = 2, rng } = options;
  const embed = linear(inputs, width, { rng });
  const product = gated(inputs, width, width, { rng });
  const place = linear(3, width, { rng });
  const nodes = tensor2d(vertices, [vertices.length / 3, 3]);
  const encode = graphTransformer({ ...options, edges: encoder });
  const process = Array.from({ length: layers }, () => graphTransformer({ ...options, edges: processor }));
  const decode = graphTransformer({ ...options, edges: decoder });
  const last = conditionalNorm(width, options);
  const read = linear(width, outputs, { rng, zero: true });
  return (x: Tensor, condition?: Tensor): Tensor =>
    tidy(() => {
      const grid = embed(x).add(product(x));
      const samples = x.shape[1] ?? 1;
      let mesh: Tensor = place(nodes)
        .expandDims(1)
        .mul(ones([1, samples, 1]));
      mesh = encode(mesh, grid, condition);
      for (const layer of process) mesh = layer(mesh, undefined, condition);
      const points = decode(grid, mesh, condition);
      return read(last(points, condition));
    });
}
