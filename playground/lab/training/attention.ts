import { linalg, matMul, ones, scalar, softmax, type Tensor, tidy } from '@tensorflow/tfjs';
import { wantFlag, wantOptions } from '../arguments/want.ts';
import { wantTensor } from '../arguments/want-list.ts';

/** Which keys a query may see. */
export interface AttentionOptions {
  /** 1 where a query may see a key, 0 where not; a shape that broadcasts to [..., queries, keys]. */
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
 * @returns shape [..., queries, keys]
 * @throws TypeError for what is no tensor of numbers; RangeError when queries and keys differ in anything but their number,
 *   or the mask does not broadcast
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
  const { mask, causal = false } = options;
  wantFlag(where, 'options.causal', causal);
  const [queries = 0, d = 0] = q.shape.slice(-2);
  const [keys = 0] = k.shape.slice(-2);
  const around = ({ shape }: Tensor): string => [...shape.slice(0, -2), shape.at(-1)].join();
  if (q.rank < 2 || around(q) !== around(k)) {
    throw new RangeError(
      `${where}: queries of shape [${q.shape}] and keys of shape [${k.shape}] differ in more than their number.`,
    );
  }
  if (mask !== undefined) {
    wantTensor(where, 'options.mask', mask);
    const scores = [...q.shape.slice(0, -1), keys];
    const fits = mask.shape.toReversed().every((size, i) => size === 1 || size === scores.at(-1 - i));
    if (!fits || mask.shape.length > scores.length) {
      throw new RangeError(
        `${where}: options.mask of shape [${mask.shape}] does not broadcast to the scores' shape, [${scores}].`,
      );
    }
  }
  return tidy(() => {
    let scores = matMul(q, k, false, true).mul(1 / Math.sqrt(d));
    if (mask) scores = scores.add(mask.toFloat().sub(1).mul(invisible));
    if (causal) {
      const visible = linalg.bandPart(ones([queries, keys]), -1, 0);
      scores = scores.add(visible.sub(scalar(1)).mul(invisible));
    }
    return softmax(scores);
  });
}

/**
 * Attention, softmax(Q · transpose(K) / √d) V: for each query the mean of the values, weighted by how well their keys
 * match (Vaswani et al. 2017, arXiv:1706.03762). Several heads are a dimension in front.
 *
 * @param q queries, shape [..., queries, d]
 * @param k keys, shape [..., keys, d]
 * @param v values, shape [..., keys, width]
 * @returns shape [..., queries, width]
 * @throws TypeError for what is no tensor of numbers, RangeError when shapes do not fit
 * @example
 * const x = tf.randomNormal([1, 6, 8], 0, 1, 'float32', 3);
 * const y = scaledDotProductAttention(x, x, x);
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
  return tidy(() => matMul(weightsOf('scaledDotProductAttention', q, k, options), v));
}
