import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerKernels } from '../../../playground/kernels/index.ts';
import { fuseLabOptimisers } from '../../../playground/runtime/lab-optimisers.ts';
import { startDawn } from './dawn.ts';

/**
 * Starts a backend in this process with the project's kernels or with stock ones; on WebGPU by the module of Dawn that
 * is named.
 */
export async function startBackend(kernels: string, backend: string, dawn?: string): Promise<void> {
  if (dawn) {
    await startDawn(dawn);
    // The package registers its backend where it finds WebGPU when it is loaded.
    await import('@tensorflow/tfjs-backend-webgpu');
  }
  if (kernels === 'ours') {
    registerKernels();
    fuseLabOptimisers();
  }
  const require = createRequire(import.meta.url);
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start ${backend}.`);
}
