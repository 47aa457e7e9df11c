import { registerGradients } from './gradients/index.ts';
import { fuseOptimisers } from './optimisers/install.ts';
import { fuseRecurrentCells } from './recurrent/install.ts';

/**
 * What belongs to no backend: gradients that TensorFlow.js lacks, and optimisers and recurrent cells that take one kernel
 * where the backend has it.
 */
export function registerForEveryBackend(): void {
  registerGradients();
  fuseOptimisers();
  fuseRecurrentCells();
}
