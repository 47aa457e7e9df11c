/** The side of `npm run bench:pytorch` that trains with this project's kernels on WASM, in Node. */
import type { ReferenceName } from '../../../playground/benchmark/models/reference.ts';
import { serve } from '../sides/serve.ts';
import { startBackend } from '../sides/start.ts';
import { trainingOf } from '../sides/training-of.ts';
import { subjects } from './subjects.ts';

const started = startBackend('ours', 'wasm');
serve(async (name) => {
  await started;
  return trainingOf(subjects[name as ReferenceName]());
}, 'processor');
