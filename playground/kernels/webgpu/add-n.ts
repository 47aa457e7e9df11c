import { AddN, getKernel, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../tfjs-private.ts';
import { type Call, replace } from './replace.ts';

/**
 * Sums of many tensors, a few at a time. tfjs 4.22 binds a buffer for each; a shader has eight storage buffers in every
 * implementation, and a dispatch that wants more is invalid and takes all that was recorded with it along.
 */
export function registerAddN(): void {
  const { kernelFunc } = getKernel(AddN, 'webgpu');
  replace(AddN, (call) => sumInParts(call, kernelFunc as (call: Call) => TensorInfo));
}

function sumInParts(call: Call, stock: (call: Call) => TensorInfo): TensorInfo | undefined {
  const backend = call.backend as WebGpuBackend;
  // One is for the result.
  const most = backend.device.limits.maxStorageBuffersPerShaderStage - 1;
  const [first, ...rest] = Object.values(call.inputs) as TensorInfo[];
  if (!first || rest.length < most) return undefined;
  let sum = first;
  for (let at = 0; at < rest.length; at += most - 1) {
    const terms = [sum, ...rest.slice(at, at + most - 1)];
    const next = stock({ ...call, inputs: terms as unknown as Call['inputs'] });
    if (sum !== first) backend.disposeData(sum.dataId);
    sum = next;
  }
  return sum;
}
