import { registerActivationGradients } from './activations.ts';
import { registerArithmeticGradients } from './arithmetic.ts';
import { registerComplexGradients } from './complex.ts';
import { registerConvolutionGradients } from './convolution.ts';
import { registerEinsumGradient } from './einsum.ts';
import { registerIndexGradients } from './indices.ts';
import { registerMirrorPadGradient } from './mirror-pad.ts';
import { registerResizeGradient } from './resize.ts';

/**
 * Registers gradients that TensorFlow.js lacks or has wrong, for every backend: dilated convolutions, `depthToSpace`,
 * `stridedSlice`, `gatherND`, `scatterND`, `einsum`, complex numbers and Fourier transforms, padding by mirror images and
 * resizing to the nearest pixel. Call it once, before anything is differentiated.
 */
export function registerGradients(): void {
  registerActivationGradients();
  registerArithmeticGradients();
  registerConvolutionGradients();
  registerIndexGradients();
  registerEinsumGradient();
  registerComplexGradients();
  registerMirrorPadGradient();
  registerResizeGradient();
}
