import '@tensorflow/tfjs-backend-cpu';
import { registerCpuStep } from '../../kernels/optimisers/cpu.ts';

registerCpuStep();
