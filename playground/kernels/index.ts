import { getKernelsForBackend } from '@tensorflow/tfjs';
import { registerForEveryBackend } from './every-backend.ts';
import { registerCpuStep } from './optimisers/cpu.ts';
import { registerWasmKernels } from './wasm/index.ts';
import { registerWebGpuKernels } from './webgpu/register.ts';

let registered = false;

/**
 * All that a program of TensorFlow.js needs to train with the project's kernels: call it once, after the packages of the
 * backends are imported and before a backend is set. Backends that are not imported are left alone.
 */
export function registerKernels(): void {
  if (registered) return;
  registered = true;
  const imported = (backend: string): boolean => getKernelsForBackend(backend).length > 0;
  registerForEveryBackend();
  if (imported('cpu')) registerCpuStep();
  if (imported('wasm')) registerWasmKernels();
  if (imported('webgpu')) registerWebGpuKernels();
}
