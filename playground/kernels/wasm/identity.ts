import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * The backend's own copies the numbers, and the engine makes a copy of every tensor that a gradient will need. A kernel
 * never writes into a tensor that it is given, so two may share them, as on every other backend.
 */
export function registerIdentity(): void {
  const stock = tf.getKernel(tf.Identity, 'wasm');
  if (!stock) return;
  tf.unregisterKernel(tf.Identity, 'wasm');
  tf.registerKernel({
    ...stock,
    kernelFunc(args) {
      const { x } = args.inputs as { x: tf.TensorInfo };
      if (x.dtype === 'string') return stock.kernelFunc(args);
      (args.backend as BackendWasm).incRef(x.dataId);
      return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
    },
  });
}
