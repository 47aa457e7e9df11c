import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul.js';
import { clipByValueConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/ClipByValue.js';
import { conv3DBackpropFilterV2Config } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Conv3DBackpropFilterV2.js';
import { conv3DBackpropInputV2Config } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Conv3DBackpropInputV2.js';
import { denseBincountConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/DenseBincount.js';
import { dilation2DConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Dilation2D.js';
import { dilation2DBackpropFilterConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Dilation2DBackpropFilter.js';
import { dilation2DBackpropInputConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Dilation2DBackpropInput.js';
import { floorDivConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/FloorDiv.js';
import { isFiniteConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/IsFinite.js';
import { isInfConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/IsInf.js';
import { isNaNConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/IsNaN.js';
import { maxPool3DConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPool3D.js';
import { maxPool3DGradConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPool3DGrad.js';
import { maxPoolWithArgmaxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/MaxPoolWithArgmax.js';
import { preluConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Prelu.js';
import { reverseConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reverse.js';
import { selectConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Select.js';
import { staticRegexReplaceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/StaticRegexReplace.js';
import { stridedSliceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/StridedSlice.js';
import { takeFromCpu } from '../by-cpu.ts';

/**
 * Wrong in tfjs 4.22 for WASM whatever they are given: gradients of volumes take their first layer only, a largest
 * number starts from the smallest positive one, rows of a table of counts run into each other. The last is missing.
 */
const wrong: readonly KernelConfig[] = [
  conv3DBackpropFilterV2Config,
  conv3DBackpropInputV2Config,
  maxPool3DConfig,
  maxPool3DGradConfig,
  maxPoolWithArgmaxConfig,
  dilation2DConfig,
  dilation2DBackpropFilterConfig,
  dilation2DBackpropInputConfig,
  denseBincountConfig,
  staticRegexReplaceConfig,
];

/** Those that read a truth value, which has one byte, as a number of four. */
const wrongForTruth: readonly KernelConfig[] = [reverseConfig, selectConfig];

/** Those that read whole numbers as the bits of floats, give them out as such or refuse them. */
const wrongForWhole: readonly KernelConfig[] = [
  isNaNConfig,
  isInfConfig,
  isFiniteConfig,
  clipByValueConfig,
  stridedSliceConfig,
  batchMatMulConfig,
];

const isTruth = ({ dtype }: TensorInfo): boolean => dtype === 'bool';

/** Whether a tensor of the second shape fits the last axes of one of the first, but for axes of size 1 before them. */
function endsWith(shape: readonly number[], end: readonly number[]): boolean {
  const own = end.slice(end.findIndex((size) => size > 1));
  return end.every((size) => size === 1) || own.every((size, axis) => size === shape.at(axis - own.length));
}

export function registerWrongKernels(): void {
  for (const config of wrong) takeFromCpu('wasm', config);
  for (const config of wrongForTruth) takeFromCpu('wasm', config, (inputs) => inputs.slice(-1).some(isTruth));
  for (const config of wrongForWhole) takeFromCpu('wasm', config, ([x]) => x?.dtype !== 'float32');
  // Elsewhere a quotient without remainder is a whole number.
  takeFromCpu('wasm', floorDivConfig, ([a]) => a?.dtype === 'float32');
  // The slopes are laid along the last axes and repeated, whatever their shape.
  takeFromCpu('wasm', preluConfig, ([x, alpha]) => !x || !alpha || !endsWith(x.shape, alpha.shape));
}
