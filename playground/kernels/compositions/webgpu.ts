import type { TensorInfo } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

/** The place of the largest or smallest number of a vector is one number; tfjs 4.22 gives a vector of one. */
const placeOfExtreme: Composition = (steps, { inputs, attrs }, own) => {
  const { x } = inputs as { x: TensorInfo };
  if (x.shape.length !== 1) return undefined;
  return steps.reshape(steps.call(own, { x }, attrs as unknown as Record<string, unknown>), []);
};

/** Whether a number occurs: the counts, compared with nought. The shader of tfjs 4.22 for it is invalid. */
const occurrence: Composition = (steps, { inputs, attrs, backend }, own) => {
  const { x, weights } = inputs as { x: TensorInfo; weights: TensorInfo };
  if (!attrs?.['binaryOutput']) return undefined;
  const making = backend as { makeTensorInfo(shape: number[], dtype: 'float32'): TensorInfo };
  const none = steps.own(making.makeTensorInfo([0], 'float32'));
  const counts = steps.call(own, { x, weights: none }, { ...attrs, binaryOutput: false });
  const clipped = steps.run('ClipByValue', { x: counts }, { clipValueMin: 0, clipValueMax: 1 });
  return steps.run('Cast', { x: clipped }, { dtype: weights.dtype });
};

/** Softmax where the backend's own sees no NaN: NaN in a row, or +∞, makes all of it NaN. */
const softmax: Composition = (steps, { inputs, attrs }, own) => {
  const { logits } = inputs as { logits: TensorInfo };
  const { dim } = attrs as unknown as { dim: number };
  if (logits.shape.includes(0)) return undefined;
  const y = steps.call(own, { logits }, { dim });
  const most = steps.run('Max', { x: logits }, { reductionIndices: [dim], keepDims: true });
  return steps.run('Add', { a: y, b: steps.run('Sub', { a: most, b: most }) });
};

/** Before the project's own kernels, which take what they can. */
export function registerSafeSoftmax(): void {
  compose('webgpu', 'Softmax', softmax);
}

export function registerWebGpuCompositions(): void {
  compose('webgpu', 'ArgMax', placeOfExtreme);
  compose('webgpu', 'ArgMin', placeOfExtreme);
  compose('webgpu', 'DenseBincount', occurrence);
}
