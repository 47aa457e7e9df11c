import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs';
import { type Composition, compose } from './compose.ts';

interface Attributes {
  axis?: number | number[];
  reductionIndices?: number | number[];
  keepDims?: boolean;
}

/** What a backend computes along the last axes, along others: they are brought to the end first. */
const alongOthers: Composition = (steps, { inputs, attrs }, own) => {
  const { x } = inputs as { x: TensorInfo };
  if (x.dtype !== 'int32' && x.dtype !== 'bool') return undefined;
  const { axis, reductionIndices, keepDims } = attrs as unknown as Attributes;
  const all = [...x.shape.keys()];
  const axes = util.parseAxisParam(axis ?? reductionIndices ?? all, x.shape);
  const perm = backend_util.getAxesPermutation(axes, x.shape.length);
  if (!perm) return undefined;
  const last = backend_util.getInnerMostAxes(axes.length, x.shape.length);
  const turned = steps.run('Transpose', { x }, { perm });
  const result = steps.call(
    own,
    { x: turned },
    { ...attrs, axis: last, reductionIndices: last, keepDims: false },
  );
  return keepDims ? steps.reshape(result, backend_util.expandShapeToKeepDim(result.shape, axes)) : result;
};

/**
 * Sums and the like of whole numbers and truth values on WebGPU along axes that are not the last. There tfjs 4.22 transposes
 * them by its own function, whose shader is invalid for them.
 */
export function registerWholeNumbers(): void {
  for (const name of ['Sum', 'Mean', 'Max', 'Min', 'Prod', 'Any', 'All', 'ArgMax', 'ArgMin'])
    compose('webgpu', name, alongOthers);
}
