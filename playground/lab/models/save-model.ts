import { isModelName, maxModelTensors, maxModelValues } from '../../protocol/model.ts';
import { wantNumber, wantOptions, wantText } from '../arguments/want.ts';
import { wantArray, wantTensor } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';

/** A tensor of a model as it is kept. */
export interface SavedTensor {
  /** Number of values along each dimension. */
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

/**
 * Keeps the weights of a model in this browser, under a name of this program's. One that was kept under the name before
 * is replaced. A later run, of this program or another, has them back by `loadModel`. The 40 models saved last are kept, over all
 * programs, and 10 of programs that came with links.
 *
 * @param name small letters, digits and hyphens, at most 40
 * @param weights tensors in an order that the program knows; 500,000 numbers at most, kept in single precision
 * @param scores what the model is worth, by what was measured, such as `{ '1973–74 (m/s)': 2.01 }`; finite numbers, the first eight
 * @returns nothing; resolves when the model is kept
 * @throws TypeError for what is no text, no tensor and no number; RangeError for another name, no weight or too many; Error
 *   in words when the browser does not keep it
 * @example
 * const line = [tf.tensor1d([0.5]), tf.scalar(4)];
 * await saveModel('line', line, { 'error (g/kg)': 1.91 });
 * const [slope] = await loadModel('line');
 * log(slope?.values[0]); // 0.5
 */
export async function saveModel(
  name: string,
  weights: readonly TensorLike[],
  scores: Readonly<Record<string, number>> = {},
): Promise<void> {
  wantText('saveModel', 'name', name);
  wantArray('saveModel', 'weights', weights, ' of tensors');
  wantOptions('saveModel', 'scores', scores);
  if (!isModelName(name)) {
    throw new RangeError(
      `saveModel: "${name}" is no name of a model: small letters, digits and hyphens, at most 40.`,
    );
  }
  for (const [index, tensor] of weights.entries()) wantTensor('saveModel', `weights[${index}]`, tensor);
  for (const [label, score] of Object.entries(scores)) wantNumber('saveModel', `scores['${label}']`, score);
  const count = weights
    .filter(isTensor)
    .reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  if (weights.length === 0 || weights.length > maxModelTensors || count > maxModelValues) {
    throw new RangeError(
      `saveModel: ${weights.length} tensors of ${count} numbers; a model has 1 to ${maxModelTensors} tensors and at most ${maxModelValues} numbers.`,
    );
  }
  const tensors = await Promise.all(
    weights.map(async (tensor) => ({
      shape: [...tensor.shape],
      values: Float32Array.from((await tensor.data()) as ArrayLike<number>),
    })),
  );
  await host().model({ ask: 'save', name, tensors, scores: { ...scores } });
}
