import { dilation2DBackpropFilterConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Dilation2DBackpropFilter.js';
import { dilation2DBackpropInputConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Dilation2DBackpropInput.js';
import { lendFromCpu } from '../by-cpu.ts';

/** Gradients of the dilation of images, which tfjs 4.22 lacks on WebGL. */
export function registerMissingKernels(): void {
  lendFromCpu('webgl', [dilation2DBackpropFilterConfig, dilation2DBackpropInputConfig]);
}
