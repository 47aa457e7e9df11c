import { ones, type Tensor, tensor2d, tidy, type Variable, variable, zeros } from '@tensorflow/tfjs';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import type { Random } from '../random/random.ts';
import { gelu } from '../training/gelu.ts';
import { layerNorm } from '../training/layer-norm.ts';
import { edgeAttention } from './edge-attention.ts';
import { type Edges, edgeFeatures } from './edges.ts';
import { linear } from './linear.ts';
import { wantEdges, wantSeeds } from './want-edges.ts';

/** The size of a graph transformer's layer. */
export interface GraphTransformerOptions {
  /** Who hears whom. */
  edges: Edges;
  /** Numbers a node. */
  width: number;
  /** Parts of the width that attend each by itself; 1 unless given. */
  heads?: number;
  /** Where first weights are drawn from. */
  rng: Pick<Random, 'seed'>;
  /** Width of a vector that each sample brings along and that scales and shifts each norm; none unless given. */
  condition?: number;
}

/**
 * A layer of a graph transformer: what receivers are after they have heard senders. All are of shape [nodes, samples, width];
 * without senders the receivers hear each other. `condition` has the shape [samples, condition].
 */
export type GraphTransformer = (receivers: Tensor, senders?: Tensor, condition?: Tensor) => Tensor;

/**
 * Added to the variance in each norm. A usual norm has 10⁻⁵ and makes every signal as large as any; with 1 a weak signal
 * stays weak, and products can tell a strong wind from a weak one.
 */
const soft = 1;

const widest = 4096;

/** Hidden numbers of the network that reads an edge's features. */
const edgeWidth = 16;

/**
 * A layer of a graph transformer, as AIFS's encoder, processor and decoder are made of (Shi et al. 2021, arXiv:2009.03509;
 * Lang et al. 2024, arXiv:2406.01465): layer norm, attention along edges, layer norm, a network at each node, both added
 * to what was there. The length and the direction of an edge go through a small network of their own into its key and
 * into a gate on its value. The network at a node multiplies two linear layers (Shazeer 2020, arXiv:2002.05202, there
 * “bilinear”), since products are what advection is made of.
 *
 * @returns a function from [receivers, samples, width] to the same, whose weights train
 * @throws TypeError for what is no object or no number; RangeError for sizes that are no whole numbers from 1 or heads that
 *   do not divide the width
 * @example
 * const { vertices, edges } = multiMesh([0, 1]);
 * const layer = graphTransformer({ edges, width: 8, heads: 2, rng: random(1) });
 * log(layer(tf.ones([vertices.length / 3, 5, 8])).shape); // [42, 5, 8]
 */
export function graphTransformer(options: GraphTransformerOptions): GraphTransformer {
  wantLayer('graphTransformer', options);
  const { edges, width, heads = 1, rng } = options;
  wantEdges('graphTransformer', 'options.edges', edges);
  const norms = [0, 1, 2].map(() => conditionalNorm(width, options)) as [Norm, Norm, Norm];
  const [query, keyValue] = [linear(width, width, { rng }), linear(width, 2 * width, { rng })];
  const mix = linear(width, width, { rng });
  const [readEdge, edgeOut] = [
    linear(edgeFeatures, edgeWidth, { rng }),
    linear(edgeWidth, 2 * width, { rng }),
  ];
  const product = gated(width, 2 * width, width, { rng });
  const described = tensor2d(edges.features, [edges.from.length, edgeFeatures]);
  return (receivers, senders, condition) =>
    tidy(() => {
      const own = norms[0](receivers, condition);
      const [k, v] = halves(keyValue(senders ? norms[1](senders, condition) : own));
      const [keys, gates] = halves(edgeOut(gelu(readEdge(described))).expandDims(1));
      const heard = edgeAttention(query(own), k, v, { edges, heads, keys, gates: gates.add(1) });
      const sum = receivers.add(mix(heard));
      return sum.add(product(norms[2](sum, condition)));
    });
}

/** What graph transformers have in common. */
export function wantLayer(where: string, options: Omit<GraphTransformerOptions, 'edges'>): void {
  wantOptions(where, 'options', options);
  const { width, heads = 1, rng, condition } = options;
  wantWhole(where, 'options.width', width, 1, widest);
  wantWhole(where, 'options.heads', heads, 1, widest);
  if (condition !== undefined) wantWhole(where, 'options.condition', condition, 1, widest);
  if (width % heads !== 0)
    throw new RangeError(`${where}: ${heads} heads do not divide a width of ${width}.`);
  wantSeeds(where, rng);
}

export type Norm = (x: Tensor, condition?: Tensor) => Tensor;

export function conditionalNorm(
  width: number,
  { condition, rng }: Pick<GraphTransformerOptions, 'condition' | 'rng'>,
): Norm {
  const gain: Variable = tidy(() => variable(ones([width])));
  const offset: Variable = tidy(() => variable(zeros([width])));
  const modulate = condition ? linear(condition, 2 * width, { rng, zero: true }) : undefined;
  return (x, given) => {
    const normal = layerNorm(x, gain, offset, soft);
    if (!modulate || !given) return normal;
    const [scale, shift] = halves(modulate(given));
    return normal.mul(scale.add(1)).add(shift);
  };
}

/** Two halves of the last dimension. */
function halves(x: Tensor): [Tensor, Tensor] {
  const half = (x.shape.at(-1) ?? 0) / 2;
  const begin = x.shape.map(() => 0);
  const size = [...x.shape.slice(0, -1), half];
  return [x.slice(begin, size), x.slice([...begin.slice(1), half], size)];
}

/** Two linear layers whose results are multiplied, and a third. */
export function gated(
  from: number,
  hidden: number,
  to: number,
  { rng, zero = false }: { rng: Pick<Random, 'seed'>; zero?: boolean },
): (x: Tensor) => Tensor {
  const [both, out] = [linear(from, 2 * hidden, { rng }), linear(hidden, to, { rng, zero })];
  return (x) => {
    const [a, b] = halves(both(x));
    return out(a.mul(b));
  };
}
