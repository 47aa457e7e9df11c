import { type Scalar, type Tensor, tensor, tidy } from '@tensorflow/tfjs';
import { wantOptions, wantWhole } from '../arguments/want.ts';
import { wantNumbers, wantTensor } from '../arguments/want-list.ts';
import { type WeightForm, weightsOf } from '../verification/latitude-weights.ts';
import type { Numbers } from '../verification/numbers.ts';

/** How the grid lies in the tensors. */
export interface LatitudeWeightedMseOptions {
  /** The dimension of the rows of the grid, from 0; negative counts from the end. The second without it. */
  axis?: number;
  /** How weights follow from latitudes: cos φ (the default) or the area of the cells. */
  weights?: WeightForm;
}

/**
 * A loss for fields on a latitude–longitude grid: the mean of w (f − o)², where a cell weighs as `latitudeWeights`
 * says (Rasp et al. 2020, doi:10.1029/2020MS002203). The mean of the weights is 1, so a field with the same error
 * everywhere has the loss of the plain mean square.
 *
 * @param forecast of any shape, [batch, rows, columns, channels] for instance
 * @param truth of the same shape
 * @param latitudes degrees north, one a row
 * @returns in the squared unit of the fields, with a gradient for both
 * @throws TypeError for what is no tensor or no array of numbers; RangeError when shapes differ or there are not as many rows as latitudes
 * @example
 * const truth = tf.zeros([1, 3, 2, 1]);
 * const forecast = tf.tensor4d([2, 2, 0, 0, 0, 0], [1, 3, 2, 1]);
 * const loss = latitudeWeightedMse(forecast, truth, [60, 0, -60]);
 * log(loss.dataSync()[0]?.toFixed(3)); // 1.000
 */
export function latitudeWeightedMse(
  forecast: Tensor,
  truth: Tensor,
  latitudes: Numbers,
  options: LatitudeWeightedMseOptions = {},
): Scalar {
  wantTensor('latitudeWeightedMse', 'forecast', forecast);
  wantTensor('latitudeWeightedMse', 'truth', truth);
  wantNumbers('latitudeWeightedMse', 'latitudes', latitudes);
  wantOptions('latitudeWeightedMse', 'options', options);
  const { axis = 1, weights = 'cosine' } = options;
  wantWhole('latitudeWeightedMse', 'options.axis', axis, -forecast.shape.length, forecast.shape.length - 1);
  const { shape } = forecast;
  if (shape.join() !== truth.shape.join()) {
    throw new RangeError(
      `latitudeWeightedMse: forecast has the shape [${shape}] and truth the shape [${truth.shape}].`,
    );
  }
  const rows = axis < 0 ? shape.length + axis : axis;
  if (shape[rows] !== latitudes.length) {
    throw new RangeError(
      `latitudeWeightedMse: dimension ${axis} of the shape [${shape}] has ${shape[rows] ?? 'no'} rows, and there are ` +
        `${latitudes.length} latitudes.`,
    );
  }
  return tidy(() => {
    const across = shape.map((_, dimension) => (dimension === rows ? latitudes.length : 1));
    const weight = tensor(Float32Array.from(weightsOf('latitudeWeightedMse', latitudes, weights)), across);
    return forecast.sub(truth).square().mul(weight).mean() as Scalar;
  });
}
