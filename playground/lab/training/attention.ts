import { linalg, matMul, ones, scalar, softmax, type Tensor, tidy } from '@tensorflow/tfjs';
import { wantFlag, wantOptions, wantWhole } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';

/** Which keys a query may see, and in how many ways they are compared. */
export interface AttentionOptions {
  /** Queries, keys and values are cut into so many equal parts along their width, which attend each by itself. */
  heads?: number;
  /** 1 where a query may see a key, 0 where not; a shape that broadcasts to that of the shares. */
  mask?: Tensor;
  /** Queries see keys up to their own position only. */
  causal?: boolean;
}

/** What an invisible key's score loses: beside a visible one e^(−10⁹) is 0 in single precision, and unlike ∞ it makes no NaN. */
const invisible = 1e9;

/**
 * How much each query takes from each key: softmax(Q · transpose(K) / √d) (Vaswani et al. 2017, arXiv:1706.03762). A row
 * sums to 1. That of a query that may see no key means nothing: where a mask takes 10⁹ from all its scores, single
 * precision loses those of a size below 32, and it takes the same from each, but larger ones still tell.
 *
 * @param q queries, shape [..., queries, d]
 * @param k keys, shape [..., keys, d]
 * @returns shape [..., queries, keys], or [..., heads, queries, keys] where `options.heads` is given
 * @throws TypeError for what is no tensor of numbers; RangeError when queries and keys differ in anything but their number,
 *   the mask does not broadcast, or heads do not divide d
 * @example
 * const q = tf.tensor2d([[1, 0], [0, 1]]);
 * const share = attentionWeights(q, q, { causal: true });
 * log(Array.from(share.dataSync(), (value) => value.toFixed(2)).join(', '));
 * // 1.00, 0.00, 0.33, 0.67
 */
export function attentionWeights(q: Tensor, k: Tensor, options: AttentionOptions = {}): Tensor {
  return weightsOf('attentionWeights', q, k, options);
}

/** The weights, for whichever function was called. */
function weightsOf(where: string, q: Tensor, k: Tensor, options: AttentionOptions): Tensor {
  wantTensor(where, 'q', q);
  wantTensor(where, 'k', k);
  wantOptions(where, 'options', options);
  const { heads, mask, causal = false } = options;
  wantFlag(where, 'options.causal', causal);
  wantHeads(where, heads, q.shape.at(-1) ?? 0);
  const [queries = 0, width = 0] = q.shape.slice(-2);
  const [keys = 0] = k.shape.slice(-2);
  const around = ({ shape }: Tensor): string => [...shape.slice(0, -2), shape.at(-1)].join();
  if (q.rank < 2 || around(q) !== around(k)) {
    throw new RangeError(
      `${where}: queries of shape [${q.shape}] and keys of shape [${k.shape}] differ in more than their number.`,
    );
  }
  if (mask !== undefined) {
    wantTensor(where, 'options.mask', mask);
    const scores = [...q.shape.slice(0, -2), ...(heads === undefined ? [] : [heads]), queries, keys];
    const fits = mask.shape.toReversed().every((size, i) => size === 1 || size === scores.at(-1 - i));
    if (!fits || mask.shape.length > scores.length) {
      throw new RangeError(
        `${where}: options.mask of shape [${mask.shape}] does not broadcast to the scores' shape, [${scores}].`,
      );
    }
  }
  return tidy(() => {
    let scores = matMul(cut(q, heads), cut(k, heads), false, true).mul(1 / Math.sqrt(width / (heads ?? 1)));
    if (mask) scores = scores.add(mask.toFloat().sub(1).mul(invisible));
    if (causal) {
      const visible = linalg.bandPart(ones([queries, keys]), -1, 0);
      scores = scores.add(visible.sub(scalar(1)).mul(invisible));
    }
    return softmax(scores);
  });
}

function wantHeads(where: string, heads: number | undefined, width: number): void {
  if (heads === undefined) return;
  wantWhole(where, 'options.heads', heads, 1);
  if (width % heads === 0) return;
  throw new RangeError(`${where}: ${heads} heads do not divide a width of ${width}.`);
}

/** [..., tokens, width] to [..., heads, tokens, width / heads]; as it is where no heads are wanted. */
function cut(x: Tensor, heads: number | undefined): Tensor {
  if (heads === undefined) return x;
  const [tokens = 0, width = 0] = x.shape.slice(-2);
  return swapped(x.reshape([...x.shape.slice(0, -2), tokens, heads, width / heads]));
}

/** The way back. */
function joined(x: Tensor): Tensor {
  const [heads = 0, tokens = 0, part = 0] = x.shape.slice(-3);
  return swapped(x).reshape([...x.shape.slice(0, -3), tokens, heads * part]);
}

/** The second and the third dimension from the end change places. */
function swapped(x: Tensor): Tensor {
  const order = x.shape.map((_, axis) => axis);
  const [a = 0, b = 0, last = 0] = order.splice(-3);
  return x.transpose([...order, b, a, last]);
}

/**
 * Attention, softmax(Q · transpose(K) / √d) V: for each query the mean of the values, weighted by how well their keys
 * match (Vaswani et al. 2017, arXiv:1706.03762). With `options.heads` the width is cut into parts that attend each by
 * itself, d is the width of a part, and what they found stands side by side.
 *
 * @param q queries, shape [..., queries, d]
 * @param k keys, shape [..., keys, d]
 * @param v values, shape [..., keys, width]
 * @returns shape [..., queries, width]
 * @throws TypeError for what is no tensor of numbers; RangeError when shapes do not fit, or heads do not divide a width
 * @example
 * const x = tf.randomNormal([1, 6, 8], 0, 1, 'float32', 3);
 * const y = scaledDotProductAttention(x, x, x, { heads: 2 });
 * log(y.shape); // [1, 6, 8]
 */
export function scaledDotProductAttention(
  q: Tensor,
  k: Tensor,
  v: Tensor,
  options: AttentionOptions = {},
): Tensor {
  wantTensor('scaledDotProductAttention', 'k', k);
  wantTensor('scaledDotProductAttention', 'v', v);
  if (v.shape.slice(0, -1).join() !== k.shape.slice(0, -1).join()) {
    throw new RangeError(
      `scaledDotProductAttention: keys of shape [${k.shape}] and values of shape [${v.shape}] do not belong together.`,
    );
  }
  return tidy(() => {
    const weights = weightsOf('scaledDotProductAttention', q, k, options);
    const { heads } = options;
    wantHeads('scaledDotProductAttention', heads, v.shape.at(-1) ?? 0);
    const looked = matMul(weights, cut(v, heads));
    return heads === undefined ? looked : joined(looked);
  });
}
