import { registerActivationGradients } from './activations.ts';
import { registerArithmeticGradients } from './arithmetic.ts';
import { registerBroadcastGradients } from './broadcasting.ts';
import { registerComparisonGradients } from './comparisons.ts';
import { registerComplexGradients } from './complex.ts';
import { registerConvolutionGradients } from './convolution.ts';
import { registerCumulativeProductGradient } from './cumulative-product.ts';
import { registerEinsumGradient } from './einsum.ts';
import { registerIndexGradients } from './indices.ts';
import { registerMirrorPadGradient } from './mirror-pad.ts';
import { registerMovementGradients } from './movements.ts';
import { registerResizeBilinearGradient, registerResizeGradient } from './resize.ts';
import { orderTape } from './second-order.ts';

let registered = false;

/**
 * Registers gradients that TensorFlow.js lacks or has wrong, for every backend: dilated convolutions, `depthToSpace`,
 * `stridedSlice`, `gatherND`, `scatterND`, `einsum`, complex numbers and Fourier transforms, padding by mirror images,
 * resizing, comparisons, cumulative sums and products, parts, repetitions and operations with broadcasting. Call it before anything is
 * differentiated; a second call changes nothing.
 */
export function registerGradients(): void {
  if (registered) return;
  registered = true;
  registerActivationGradients();
  registerArithmeticGradients();
  registerBroadcastGradients();
  registerMovementGradients();
  registerCumulativeProductGradient();
  registerComparisonGradients();
  registerConvolutionGradients();
  registerIndexGradients();
  registerEinsumGradient();
  registerComplexGradients();
  registerMirrorPadGradient();
  registerResizeGradient();
  registerResizeBilinearGradient();
  orderTape();
}
