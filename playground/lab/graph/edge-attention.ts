import {
  customGrad,
  type GradSaveFunc,
  gather,
  type Tensor,
  type Tensor2D,
  tensor1d,
  tidy,
  unsortedSegmentSum,
} from '@tensorflow/tfjs';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';
import type { Edges } from './edges.ts';
import { wantNodes, wantPairs } from './want-edges.ts';

/** Which edges there are, and what is known of them. */
export interface EdgeAttentionOptions {
  /** Who hears whom. */
  edges: Pick<Edges, 'from' | 'to'>;
  /** The width is cut into so many equal parts, which attend each by itself; 1 unless given. */
  heads?: number;
  /** Added to the keys of the edges, shape [edges, 1, width] or [edges, samples, width]. */
  keys?: Tensor;
  /** Multiplies the values of the edges, of the same shapes. */
  gates?: Tensor;
}

/**
 * Attention along the edges of a graph: each node takes the mean of its senders' values, weighted by how well their keys
 * match its query. Edge e, from j to i, has the share exp(qᵢ · (kⱼ + keyₑ) / √d) over the sum of these over all edges that
 * lead to i (Shi et al. 2021, arXiv:2009.03509), and says vⱼ ⊙ gateₑ. The largest score of each receiver is taken off
 * before the exponential, which changes no share and lets none overflow.
 *
 * @param q queries, shape [receivers, samples, width]
 * @param k keys, shape [senders, samples, width]
 * @param v values, of the shape of `k`
 * @returns shape [receivers, samples, width]; noughts at a node that hears nobody
 * @throws TypeError for what is no tensor of numbers; RangeError when shapes do not fit or heads do not divide the width
 * @example
 * const x = tf.tensor3d([[[1]], [[2]], [[6]]]);
 * const edges = { from: Int32Array.of(1, 2), to: Int32Array.of(0, 0) };
 * const heard = edgeAttention(tf.zerosLike(x), x, x, { edges });
 * log(Array.from(heard.dataSync())); // [4, 0, 0]
 */
export function edgeAttention(q: Tensor, k: Tensor, v: Tensor, options: EdgeAttentionOptions): Tensor {
  const { edges, heads = 1, keys, gates } = wantAttention(q, k, v, options);
  const [receivers = 0, samples = 0, width = 0] = q.shape;
  const count = edges.from.length;
  return tidy(() => {
    const [from, to] = [tensor1d(edges.from, 'int32'), tensor1d(edges.to, 'int32')];
    const perHead = [count, samples, heads, width / heads];
    const key = keys ? gather(k, from).add(keys) : gather(k, from);
    const scores = gather(q, to)
      .mul(key)
      .reshape(perHead)
      .sum(3)
      .mul(1 / Math.sqrt(width / heads));
    const shares = edgeSoftmax(scores, edges.to, receivers);
    const value = gates ? gather(v, from).mul(gates) : gather(v, from);
    const said = value.reshape(perHead).mul(shares.expandDims(3)).reshape([count, samples, width]);
    return unsortedSegmentSum(said as unknown as Tensor2D, to, receivers) as Tensor;
  });
}

/**
 * Shares of edges: a softmax over the edges that lead to the same node.
 *
 * @param scores shape [edges, …]
 * @param to the receiver of each edge, in any order
 * @param receivers how many there are
 * @returns shape of the scores; over the edges of a receiver shares add up to 1
 * @throws TypeError for what is no tensor of numbers; RangeError when there are not as many edges as scores
 * @example
 * const scores = tf.tensor2d([[0], [Math.log(3)], [5]]);
 * const shares = edgeSoftmax(scores, Int32Array.of(0, 0, 1), 2);
 * const said = Array.from(shares.dataSync(), (share) => share.toFixed(2));
 * log(said.join(' ')); // 0.25 0.75 1.00
 */
export function edgeSoftmax(scores: Tensor, to: Int32Array, receivers: number): Tensor {
  wantTensor('edgeSoftmax', 'scores', scores);
  wantWhole('edgeSoftmax', 'receivers', receivers, 1, 2 ** 24);
  wantNodes('edgeSoftmax', 'to', to, receivers);
  const { shape } = scores;
  if (shape[0] !== to.length || to.length === 0) {
    throw new RangeError(`edgeSoftmax: scores of shape [${shape}] are not of ${to.length} edges.`);
  }
  const softmax = customGrad((given, save) => {
    const flat = (given as Tensor).reshape([to.length, -1]) as Tensor2D;
    const ids = tensor1d(to, 'int32');
    const powers = flat.sub(gather(largest(flat, to, receivers), ids)).exp() as Tensor2D;
    const shares = powers.div(gather(unsortedSegmentSum(powers, ids, receivers), ids)) as Tensor2D;
    (save as GradSaveFunc)([shares]);
    return {
      value: shares.reshape(shape),
      gradFunc: (dy, [kept]) => {
        const [share, change] = [kept as Tensor2D, dy.reshape([to.length, -1])];
        const rows = tensor1d(to, 'int32');
        const mean = unsortedSegmentSum(share.mul(change) as Tensor2D, rows, receivers);
        return share.mul(change.sub(gather(mean, rows))).reshape(shape);
      },
    };
  });
  return tidy(() => softmax(scores));
}

/** The largest score of each receiver, [receivers, numbers]; some number where there is no edge. */
function largest(scores: Tensor2D, to: Int32Array, receivers: number): Tensor2D {
  const rows = edgesByReceiver(to, receivers);
  return gather(scores, tensor1d(rows, 'int32'))
    .reshape([receivers, rows.length / receivers, -1])
    .max(1);
}

const known = new WeakMap<Int32Array, Int32Array>();

/** The edges of each receiver, as many for each: its first stands again where it has fewer. */
function edgesByReceiver(to: Int32Array, receivers: number): Int32Array {
  const found = known.get(to);
  if (found) return found;
  const lists = Array.from({ length: receivers }, () => [] as number[]);
  for (const [edge, receiver] of to.entries()) lists[receiver]?.push(edge);
  const most = lists.reduce((length, list) => Math.max(length, list.length), 1);
  const rows = Int32Array.from(
    lists.flatMap((list) => Array.from({ length: most }, (_, i) => list[i] ?? list[0] ?? 0)),
  );
  known.set(to, rows);
  return rows;
}

function wantAttention(q: Tensor, k: Tensor, v: Tensor, options: EdgeAttentionOptions): EdgeAttentionOptions {
  const where = 'edgeAttention';
  for (const [name, given] of Object.entries({ q, k, v })) wantTensor(where, name, given);
  wantOptions(where, 'options', options);
  const { edges, heads = 1, keys, gates } = options;
  wantWhole(where, 'options.heads', heads, 1);
  const width = q.shape.at(-1) ?? 0;
  if (
    q.rank !== 3 ||
    k.shape.slice(1).join() !== q.shape.slice(1).join() ||
    k.shape.join() !== v.shape.join()
  ) {
    throw new RangeError(
      `${where}: q, k and v have the shapes [${q.shape}], [${k.shape}] and [${v.shape}]; they must be [receivers, samples, ` +
        'width] and twice [senders, samples, width].',
    );
  }
  wantPairs(where, 'options.edges', edges, k.shape[0] ?? 0, q.shape[0] ?? 0);
  if (width % heads !== 0)
    throw new RangeError(`${where}: ${heads} heads do not divide a width of ${width}.`);
  for (const [name, given] of [['keys', keys] as const, ['gates', gates] as const]) {
    if (given === undefined) continue;
    wantTensor(where, `options.${name}`, given);
    const [edge, samples = 0, last] = given.shape;
    if (edge === edges.from.length && last === width && [1, q.shape[1]].includes(samples)) continue;
    throw new RangeError(
      `${where}: options.${name} has the shape [${given.shape}]; it must be [${edges.from.length}, 1, ${width}] or ` +
        `[${edges.from.length}, ${q.shape[1]}, ${width}].`,
    );
  }
  return options;
}
