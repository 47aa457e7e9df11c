import { registerCompositions } from '../compositions/index.ts';
import { registerCpuStep } from '../optimisers/cpu.ts';
import { assertWhenStarted } from '../tfjs-private.ts';

let registered = false;

/** Registers kernels for the CPU backend of TensorFlow.js, which must have been imported. */
export function registerCpuKernels(): void {
  if (registered) return;
  registered = true;
  assertWhenStarted('cpu');
  registerCpuStep();
  registerCompositions('cpu');
}
