import { registerFusedActivations } from '../compositions/fused-activations.ts';
import { registerCompositions } from '../compositions/index.ts';
import { assertWhenStarted } from '../tfjs-private.ts';
import { registerMissingKernels } from './missing-kernels.ts';
import { registerNotANumber } from './not-a-number.ts';

let registered = false;

/** Registers kernels for the WebGL backend of TensorFlow.js, which must have been imported. */
export function registerWebGlKernels(): void {
  if (registered) return;
  registered = true;
  assertWhenStarted('webgl');
  registerMissingKernels();
  registerNotANumber();
  registerFusedActivations('webgl');
  registerCompositions('webgl');
}
