/** A side of `npm run bench:winograd`, in a process of its own: it runs a convolution again and again. */
import { serve } from './serve.ts';
import { startBackend } from './start.ts';
import { convolutionOf } from './winograd-cases.ts';

const started = startBackend('ours', 'wasm');
serve(async (name) => {
  await started;
  const run = convolutionOf(name);
  return async () => {
    run().dispose();
    return 0;
  };
}, 'processor');
