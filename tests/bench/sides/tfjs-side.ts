/**
 * A side of `npm run bench:models` and `bench:gpu`, in a process of its own with a TensorFlow.js of its own: it trains
 * what it is told to and answers with times. `stock` and `ours` differ in the kernels alone.
 */
import * as tf from '@tensorflow/tfjs';
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';
import { serve } from './serve.ts';
import { startBackend } from './start.ts';

const [kernels = 'stock', backend = 'cpu', dawn] = process.argv.slice(2);
const started = startBackend(kernels, backend, dawn);
serve(
  async (name) => {
    await started;
    const { loss } = references[name as ReferenceName]();
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
