import '@tensorflow/tfjs-backend-webgpu';
import { registerWebGpuKernels } from '../../kernels/webgpu/register.ts';
import { courseKernels } from '../course-kernels.ts';

if (courseKernels()) registerWebGpuKernels();
