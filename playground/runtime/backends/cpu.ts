import '@tensorflow/tfjs-backend-cpu';
import { registerCpuStep } from '../../kernels/optimisers/cpu.ts';
import { courseKernels } from '../course-kernels.ts';

if (courseKernels()) registerCpuStep();
