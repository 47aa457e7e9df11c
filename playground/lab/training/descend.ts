import { type Optimizer, type Scalar, type Variable, variableGrads } from '@tensorflow/tfjs';
import { inTheNameOf } from '../arguments/in-the-name-of.ts';
import { wantFunction, wantNumber, wantOptions } from '../arguments/want.ts';
import { clipByGlobalNorm } from './clip-by-global-norm.ts';

/** How a step of training goes. */
export interface DescendOptions {
  /** The largest common norm of the gradients, as `clipByGlobalNorm` has it; 1 unless given. */
  clip?: number;
  /** What learns; all variables that a program has made unless given. */
  variables?: Variable[];
}

/**
 * One step of training: the gradients of a loss, clipped by their common norm, handed to an optimiser.
 *
 * @param optimizer any of `tf.train` and of `lab`
 * @param loss makes a scalar from the variables
 * @returns the loss before the step; the caller disposes of it
 * @throws TypeError for what is no optimiser, no function or no number; RangeError for a norm that is not positive
 * @example
 * const w = tf.variable(tf.tensor1d([3, 4]));
 * const loss = descend(tf.train.sgd(1), () => w.square().sum());
 * const weights = Array.from(w.dataSync(), (x) => x.toFixed(1));
 * log(loss.dataSync()[0], weights.join(' ')); // 25 2.4 3.2
 */
export function descend(optimizer: Optimizer, loss: () => Scalar, options: DescendOptions = {}): Scalar {
  wantOptions('descend', 'optimizer', optimizer);
  wantFunction('descend', 'loss', loss);
  wantOptions('descend', 'options', options);
  const { clip = 1, variables } = options;
  wantNumber('descend', 'options.clip', clip, ' above 0', (norm) => norm > 0);
  wantFunction('descend', 'optimizer.applyGradients', optimizer.applyGradients);
  const { value, grads } = inTheNameOf('descend', () => variableGrads(loss, variables));
  const { clipped, norm } = clipByGlobalNorm(grads, clip);
  optimizer.applyGradients(clipped);
  for (const tensor of [...Object.values(grads), ...Object.values(clipped), norm]) tensor.dispose();
  return value;
}
