import {
  getKernel,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs';

/** What a kernel is called with. */
export type Call = Parameters<KernelFunc>[0];

/** Registers a kernel for WebGPU. Where it answers with nothing, the backend's own kernel of the same name runs. */
export function replace(kernelName: string, own: (call: Call) => TensorInfo | undefined): void {
  const stock = getKernel(kernelName, 'webgpu');
  unregisterKernel(kernelName, 'webgpu');
  registerKernel({ ...stock, kernelFunc: (call) => own(call) ?? stock.kernelFunc(call) });
}
