/**
 * A side of `npm run bench:models` and `bench:gpu`, in a process of its own with a TensorFlow.js of its own: it trains
 * what it is told to and answers with times. `stock` and `ours` differ in the kernels alone.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { references } from '../../../playground/benchmark/models/reference.ts';
import { registerKernels } from '../../../playground/kernels/index.ts';
import { startDawn } from './dawn.ts';
import { serve } from './serve.ts';

const [kernels = 'stock', backend = 'cpu', dawn] = process.argv.slice(2);

async function start(): Promise<void> {
  if (dawn) {
    await startDawn(dawn);
    // The package registers its backend where it finds WebGPU when it is loaded.
    await import('@tensorflow/tfjs-backend-webgpu');
  }
  if (kernels === 'ours') registerKernels();
  const require = createRequire(import.meta.url);
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start ${backend}.`);
}

const started = start();
serve(
  async (name) => {
    await started;
    const { loss } = references[name]();
    const adam = tf.train.adam(0.001);
    return async () => {
      const value = adam.minimize(loss, true) as tf.Scalar;
      const [number = Number.NaN] = await value.data();
      value.dispose();
      return number;
    };
  },
  dawn ? 'wall' : 'processor',
);
