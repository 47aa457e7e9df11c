import { getKernelsForBackend } from '@tensorflow/tfjs';
import { registerCpuKernels } from './cpu/index.ts';
import { registerForEveryBackend } from './every-backend.ts';
import { registerWasmKernels } from './wasm/index.ts';
import { registerWebGlKernels } from './webgl/index.ts';
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
  if (imported('cpu')) registerCpuKernels();
  if (imported('wasm')) registerWasmKernels();
  if (imported('webgl')) registerWebGlKernels();
  if (imported('webgpu')) registerWebGpuKernels();
}
