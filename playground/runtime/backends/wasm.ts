import { env } from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../../kernels/wasm/index.ts';
import { wasmFiles } from '../../protocol/assets.ts';
import { courseKernels } from '../course-kernels.ts';

// Threads need cross-origin isolation, which would break embedding the course elsewhere.
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
// The binaries are asked for by name: the page hands them in. The threaded one is never loaded and is named all the
// same, because setWasmPaths refuses a map without it.
const names = [...wasmFiles, 'tfjs-backend-wasm-threaded-simd.wasm'];
setWasmPaths(Object.fromEntries(names.map((name) => [name, name])), true);

if (courseKernels()) registerWasmKernels();
