import '@tensorflow/tfjs-backend-cpu';
import { registerCpuKernels } from '../../kernels/cpu/index.ts';
import { courseKernels } from '../course-kernels.ts';

if (courseKernels()) registerCpuKernels();
