import { registerGradients } from '../../../playground/kernels/gradients/index.ts';
import { fuseOptimisers } from '../../../playground/kernels/optimisers/install.ts';
import { registerWebGpuStep } from '../../../playground/kernels/optimisers/webgpu.ts';
import { registerWebGpuKernels } from '../../../playground/kernels/webgpu/register.ts';

/** Everything of the course that runs on WebGPU. */
export function registerKernels(): void {
  registerGradients();
  fuseOptimisers();
  registerWebGpuStep();
  registerWebGpuKernels();
}
