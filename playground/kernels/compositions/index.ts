import { registerBinaryRanks } from './binary.ts';
import { registerComplexCompositions } from './complex.ts';
import { registerCumulative } from './cumulative.ts';
import { registerHighRanks } from './high-ranks.ts';
import { registerMatrixBatches } from './matrix-batches.ts';
import { registerStridedSlice } from './strided-slice.ts';
import { registerWebGpuCompositions } from './webgpu.ts';
import { registerWholeNumbers } from './whole-numbers.ts';

/**
 * Operations that a backend of tfjs 4.22 has wrong, or not at all, for some numbers of dimensions, axes, repetitions or
 * kinds of numbers, in terms of those that it has right. Call it for each backend once, after its other kernels are registered.
 */
export function registerCompositions(backendName: 'cpu' | 'wasm' | 'webgl' | 'webgpu'): void {
  registerCumulative(backendName);
  registerMatrixBatches(backendName);
  if (backendName !== 'wasm') registerComplexCompositions(backendName);
  if (backendName === 'webgl' || backendName === 'webgpu') {
    registerHighRanks(backendName);
    registerStridedSlice(backendName);
  }
  if (backendName !== 'webgpu') return;
  registerBinaryRanks();
  registerWebGpuCompositions();
  registerWholeNumbers();
}
