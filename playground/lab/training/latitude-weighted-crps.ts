import { type Scalar, type Tensor, tensor, tidy } from '@tensorflow/tfjs';
import { wantNumber, wantOptions } from '../arguments/want.ts';
import { wantArray, wantNumbers, wantTensor } from '../arguments/want-list.ts';
import { weightsOf } from '../verification/latitude-weights.ts';
import type { Numbers } from '../verification/numbers.ts';

/** How fair the loss is. */
export interface AlmostFairLossOptions {
  /** Share of the fair score, 0 to 1; 0.95 unless given. */
  alpha?: number;
}

/**
 * The almost fair CRPS as a loss for fields on a latitude–longitude grid: what `almostFairCrps` scores, with a gradient for
 * every member. AIFS-CRPS is trained on it (Lang et al. 2026, doi:10.1038/s44387-026-00073-7). Of each pair of members
 * |x_j − y| + |x_k − y| − (1 − ε) |x_j − x_k| is taken, which is never negative, with ε = (1 − α) / M; the mean over
 * cells is weighted as `latitudeWeights` says. Of one member it is the mean absolute error.
 *
 * @param members forecasts of one state, each of shape [batch, rows, columns] or with channels behind
 * @param truth of the same shape
 * @param latitudes degrees north, one a row
 * @returns in the unit of the fields
 * @throws TypeError for what is no tensor or no array of numbers; RangeError when shapes differ, there is no member, not as
 *   many rows as latitudes, or α is not from 0 to 1
 * @example
 * const members = [0, 2].map((x) => tf.fill([1, 3, 4], x));
 * const loss = almostFairLoss(members, tf.ones([1, 3, 4]), [60, 0, -60]);
 * log(loss.dataSync()[0]?.toFixed(3)); // 0.025
 */
export function almostFairLoss(
  members: readonly Tensor[],
  truth: Tensor,
  latitudes: Numbers,
  options: AlmostFairLossOptions = {},
): Scalar {
  const where = 'almostFairLoss';
  wantArray(where, 'members', members, ' of tensors');
  for (const [index, member] of members.entries()) wantTensor(where, `member ${index}`, member);
  wantTensor(where, 'truth', truth);
  wantNumbers(where, 'latitudes', latitudes);
  wantOptions(where, 'options', options);
  const { alpha = 0.95 } = options;
  wantNumber(where, 'options.alpha', alpha, ' from 0 to 1', (share) => share >= 0 && share <= 1);
  const count = members.length;
  if (count === 0) throw new RangeError(`${where}: members is empty; it needs at least one member.`);
  const { shape } = truth;
  for (const [index, member] of members.entries()) {
    if (member.shape.join() === shape.join()) continue;
    throw new RangeError(
      `${where}: member ${index} has the shape [${member.shape}] and truth the shape [${shape}].`,
    );
  }
  if (shape[1] !== latitudes.length) {
    throw new RangeError(
      `${where}: the shape [${shape}] has ${shape[1] ?? 'no'} rows, and there are ${latitudes.length} latitudes.`,
    );
  }
  return tidy(() => {
    const across = shape.map((_, dimension) => (dimension === 1 ? latitudes.length : 1));
    const weights = tensor(Float32Array.from(weightsOf(where, latitudes, 'cosine')), across);
    const keep = 1 - (1 - alpha) / count;
    const errors = members.map((member) => member.sub(truth).abs());
    if (count === 1) return (errors[0] as Tensor).mul(weights).mean() as Scalar;
    const pairs = members.flatMap((a, j) =>
      members.slice(0, j).map((b, k) => {
        const [one, other] = [errors[j] as Tensor, errors[k] as Tensor];
        return one.add(other).sub(a.sub(b).abs().mul(keep));
      }),
    );
    const sum = pairs.reduce((total, pair) => total.add(pair));
    return sum
      .mul(weights)
      .mean()
      .div(count * (count - 1)) as Scalar;
  });
}
