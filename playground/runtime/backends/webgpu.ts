import '@tensorflow/tfjs-backend-webgpu';
import { registerWebGpuStep } from '../../kernels/optimisers/webgpu.ts';
import { registerWebGpuKernels } from '../../kernels/webgpu/register.ts';
import { courseKernels } from '../course-kernels.ts';

if (courseKernels()) {
  registerWebGpuStep();
  registerWebGpuKernels();
}
