import * as tf from '@tensorflow/tfjs';
import type { WebGpuBackend } from '../kernels/tfjs-private.ts';

/**
 * Refuses to read a tensor from a WebGPU device without waiting. TensorFlow.js does it by way of a canvas, which in a
 * sandboxed worker gave zeros instead of the values and then lost the device (Chromium 156): a wrong number is worse
 * than an error. Values that are still in JavaScript are read as ever.
 */
export function refuseSyncReads(): void {
  const backend = tf.backend() as WebGpuBackend;
  const readSync = backend.readSync.bind(backend);
  backend.readSync = (dataId) => {
    const { values, dtype } = backend.tensorMap.get(dataId) ?? {};
    if (values || dtype === 'string') return readSync(dataId);
    throw new Error(
      'On WebGPU a tensor cannot be read without waiting: write `await x.data()` or `await x.array()` in place of ' +
        'dataSync, arraySync or print.',
    );
  };
}
