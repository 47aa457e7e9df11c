import * as tf from '@tensorflow/tfjs';

/** Gradients by the names of the inputs, each computed when it is asked for. */
export type Derivatives = Record<string, () => tf.Tensor>;

export type GradFunc = (
  dy: tf.Tensor,
  saved: tf.Tensor[],
  attrs: Readonly<Record<string, unknown>>,
) => Derivatives;

/** What of a kernel a gradient needs. */
export interface Saves {
  inputsToSave?: string[];
  outputsToSave?: boolean[];
  saveAllInputs?: boolean;
}

/** Registers the gradient of a kernel for every backend, in the place of the one that there may be. */
export function setGradient(kernelName: string, saves: Saves, gradFunc: GradFunc): void {
  if (tf.getGradient(kernelName)) tf.unregisterGradient(kernelName);
  tf.registerGradient({
    kernelName,
    ...saves,
    gradFunc: (dy, saved, attrs) =>
      gradFunc(dy as tf.Tensor, saved, attrs as unknown as Record<string, unknown>),
  });
}
