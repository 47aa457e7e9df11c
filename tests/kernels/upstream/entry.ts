/**
 * Bundled by `bundle.ts` with tests of TensorFlow.js after it: one copy of TensorFlow.js for them, the backend and the
 * project's kernels.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerGradients } from '../../../playground/kernels/gradients/index.ts';
import { registerWasmKernels } from '../../../playground/kernels/wasm/index.ts';

registerWasmKernels();
registerGradients();
const require = createRequire(import.meta.url);
setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
