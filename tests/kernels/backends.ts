import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../playground/kernels/wasm/index.ts';

let registered = false;

/** Starts the WASM backend with the project's kernels; the CPU backend is there anyway. */
export async function startWasm(): Promise<void> {
  if (!registered) {
    registered = true;
    registerWasmKernels();
    setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  }
  await tf.setBackend('wasm');
}

/** Numbers of a result, computed on a backend. */
export async function on(backend: 'wasm' | 'cpu', compute: () => tf.Tensor): Promise<number[]> {
  await tf.setBackend(backend);
  const result = tf.tidy(compute);
  const values = await result.data();
  result.dispose();
  return [...values];
}
