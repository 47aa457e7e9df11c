import { registerFusedActivations } from '../compositions/fused-activations.ts';
import { registerCompositions } from '../compositions/index.ts';
import { registerWasmStep } from '../optimisers/wasm.ts';
import { assertWhenStarted } from '../tfjs-private.ts';
import { registerActivationGradients } from './activation-gradients.ts';
import { registerArithmetic } from './arithmetic.ts';
import { registerCast } from './cast.ts';
import { registerClip } from './clip.ts';
import { registerComplex } from './complex.ts';
import { registerConv2d } from './conv2d.ts';
import { registerDepthwise } from './depthwise.ts';
import { registerEinsum } from './einsum.ts';
import { registerFourier } from './fourier.ts';
import { registerGru } from './gru.ts';
import { registerIdentity } from './identity.ts';
import { registerImages } from './images.ts';
import { registerLayout } from './layout.ts';
import { registerLstm } from './lstm.ts';
import { registerMatMul } from './matmul.ts';
import { registerPoolGuards } from './pool-guards.ts';
import { registerRagged } from './ragged.ts';
import { registerReductions } from './reduce.ts';
import { registerSegments } from './segments.ts';
import { registerWrongKernels } from './wrong-kernels.ts';

/**
 * Registers kernels for the WASM backend of TensorFlow.js, which must have been imported: those that it lacks for
 * training, and faster ones. Call it once, before the backend is set.
 */
export function registerWasmKernels(): void {
  assertWhenStarted('wasm');
  registerWasmStep();
  registerIdentity();
  registerMatMul();
  registerLstm();
  registerGru();
  registerConv2d();
  registerFusedActivations('wasm');
  registerDepthwise();
  registerPoolGuards();
  registerSegments();
  registerArithmetic();
  registerCast();
  registerClip();
  registerReductions();
  registerRagged();
  registerLayout();
  registerImages();
  registerActivationGradients();
  registerComplex();
  registerFourier();
  registerEinsum();
  registerWrongKernels();
  registerCompositions('wasm');
}
