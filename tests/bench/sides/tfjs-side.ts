/**
 * A side of `npm run bench:models` and `bench:gpu`, in a process of its own with a TensorFlow.js of its own: it trains
 * what it is told to and answers with times. `stock` and `ours` differ in the kernels alone.
 */
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';
import { serve } from './serve.ts';
import { startBackend } from './start.ts';
import { trainingOf } from './training-of.ts';

const [kernels = 'stock', backend = 'cpu', dawn] = process.argv.slice(2);
const started = startBackend(kernels, backend, dawn);
serve(
  async (name) => {
    await started;
    return trainingOf(references[name as ReferenceName]());
  },
  dawn ? 'wall' : 'processor',
);
