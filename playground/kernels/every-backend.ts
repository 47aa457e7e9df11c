import { registerGradients } from './gradients/index.ts';
import { mendLayers } from './layers/index.ts';
import { mendLogSigmoid } from './operations/log-sigmoid.ts';
import { mendAdadelta } from './optimisers/adadelta.ts';
import { fuseOptimisers } from './optimisers/tfjs-optimisers.ts';
import { fuseRecurrentCells } from './recurrent/install.ts';

/**
 * What belongs to no backend: gradients, optimisers and layers that TensorFlow.js lacks or has wrong, and optimisers and
 * recurrent cells that take one kernel where the backend has it.
 */
export function registerForEveryBackend(): void {
  registerGradients();
  fuseOptimisers();
  mendAdadelta();
  mendLayers();
  mendLogSigmoid();
  fuseRecurrentCells();
}
