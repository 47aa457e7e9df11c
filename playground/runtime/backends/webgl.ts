import '@tensorflow/tfjs-backend-webgl';
import { registerWebGlKernels } from '../../kernels/webgl/index.ts';
import { courseKernels } from '../course-kernels.ts';

if (courseKernels()) registerWebGlKernels();
