/** A side of `npm run bench:ops`, in a process of its own: it runs an operation again and again. */
import * as tf from '@tensorflow/tfjs';
import { cases } from '../ops/cases.ts';
import { serve } from './serve.ts';
import { startBackend } from './start.ts';

const [kernels = 'stock', backend = 'cpu', dawn] = process.argv.slice(2);
/** Runs between reads, which wait for a GPU. */
const together = dawn ? 10 : 1;

const started = startBackend(kernels, backend, dawn);
serve(
  async (name) => {
    await started;
    const run = cases[name]?.();
    if (!run) throw new Error(`There is no case "${name}".`);
    return async () => {
      for (let count = 1; count < together; count++) tf.dispose(run());
      const last = run();
      if (dawn) await last.data();
      last.dispose();
      return 0;
    };
  },
  dawn ? 'wall' : 'processor',
);
