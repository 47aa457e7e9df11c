import { ones, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs';
import { wantWhole } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';
import type { Random } from '../random/random.ts';
import type { Edges } from './edges.ts';
import { conditionalNorm, gated, graphTransformer, wantLayer } from './graph-transformer.ts';
import { linear } from './linear.ts';
import { wantEdges, wantPlaces } from './want-edges.ts';

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
  const where = 'encodeProcessDecode';
  wantLayer(where, options);
  const { encoder, processor, decoder, vertices, inputs, outputs, width, layers = 2, rng } = options;
  wantPlaces(where, 'options.vertices', vertices);
  const sizes = { inputs, outputs, layers };
  for (const [name, size] of Object.entries(sizes)) wantWhole(where, `options.${name}`, size, 1, 4096);
  for (const [name, edges] of Object.entries({ encoder, processor, decoder }))
    wantEdges(where, `options.${name}`, edges);
  const nodes = vertices.length / 3;
  const counts = [encoder.receivers, processor.senders, processor.receivers, decoder.senders];
  if (counts.some((count) => count !== nodes) || encoder.senders !== decoder.receivers) {
    throw new RangeError(
      `${where}: edges lead from ${encoder.senders} points to ${encoder.receivers} nodes, from ${processor.senders} to ` +
        `${processor.receivers}, from ${decoder.senders} to ${decoder.receivers} points; there are ${nodes} vertices.`,
    );
  }

  const embed = linear(inputs, width, { rng });
  const product = gated(inputs, width, width, { rng });
  const place = linear(3, width, { rng });
  const places = tensor2d(vertices, [nodes, 3]);
  const encode = graphTransformer({ ...options, edges: encoder });
  const process = Array.from({ length: layers }, () => graphTransformer({ ...options, edges: processor }));
  const decode = graphTransformer({ ...options, edges: decoder });
  const last = conditionalNorm(width, options);
  const read = linear(width, outputs, { rng, zero: true });
  return (x, condition) => {
    wantTensor(where, 'x', x);
    if (x.rank !== 3 || x.shape[0] !== encoder.senders || x.shape[2] !== inputs) {
      throw new RangeError(
        `${where}: x has the shape [${x.shape}]; it must be [${encoder.senders}, samples, ${inputs}].`,
      );
    }
    return tidy(() => {
      const grid = embed(x).add(product(x));
      const samples = x.shape[1] ?? 1;
      let mesh: Tensor = place(places)
        .expandDims(1)
        .mul(ones([1, samples, 1]));
      mesh = encode(mesh, grid, condition);
      for (const layer of process) mesh = layer(mesh, undefined, condition);
      const points = decode(grid, mesh, condition);
      return read(last(points, condition));
    });
  };
}
