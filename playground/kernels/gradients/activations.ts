import * as tf from '@tensorflow/tfjs';
import { type GradFunc, setGradient } from './register.ts';

/** The gradient by one kernel where the backend has it, by those of TensorFlow.js elsewhere. */
function inOneStep(
  kernelName: string,
  saves: { inputsToSave?: string[]; outputsToSave?: boolean[] },
  saved: string,
  input = 'x',
): void {
  const stock = tf.getGradient(kernelName);
  if (!stock) return;
  const name = `${kernelName}Grad`;
  setGradient(kernelName, saves, (dy, [first], attrs) => {
    // While a gradient is recorded for another one, it has to be made of operations that have gradients.
    const nested = tf.engine().state.gradientDepth > 0 && !tf.getGradient(name);
    if (nested || !tf.getKernel(name, tf.getBackend()) || first === undefined)
      return stock.gradFunc(
        dy,
        first ? [first] : [],
        attrs as unknown as tf.NamedAttrMap,
      ) as ReturnType<GradFunc>;
    const inputs = { dy, [saved]: first };
    return {
      [input]: () => tf.engine().runKernel(name, inputs, attrs as unknown as tf.NamedAttrMap) as tf.Tensor,
    };
  });
}

/** Gradients of activations, of clipping and of sums by segment, in as few steps as the backend can. */
export function registerActivationGradients(): void {
  inOneStep(tf.Relu, { inputsToSave: ['x'] }, 'x');
  inOneStep(tf.Tanh, { outputsToSave: [true] }, 'y');
  inOneStep(tf.Sigmoid, { outputsToSave: [true] }, 'y');
  inOneStep(tf.ClipByValue, { inputsToSave: ['x'] }, 'x');
  inOneStep(tf.UnsortedSegmentSum, { inputsToSave: ['segmentIds'] }, 'segmentIds');
}
