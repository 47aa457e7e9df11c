import * as tf from '@tensorflow/tfjs';
import { type Kernel, supply } from './replace.ts';

/** dy and what was saved of the activation, in; the gradient of its input, out. */
function gradient(name: 'reluGrad' | 'tanhGrad' | 'sigmoidGrad', saved: 'x' | 'y'): Kernel {
  return ({ inputs, backend, machine }) => {
    const { dy } = inputs;
    const other = inputs[saved];
    if (!dy || !other) return undefined;
    const out = backend.makeOutput(dy.shape, 'float32');
    const bytes = 4 * tf.util.sizeFromShape(dy.shape);
    machine[name](machine.at(dy), machine.at(other), machine.at(out), bytes);
    return out;
  };
}

const clipGrad: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { dy, x } = inputs;
  if (!dy || !x) return undefined;
  const { clipValueMin, clipValueMax } = attrs as unknown as tf.ClipByValueAttrs;
  const out = backend.makeOutput(dy.shape, 'float32');
  const bytes = 4 * tf.util.sizeFromShape(dy.shape);
  machine.clipGrad(machine.at(dy), machine.at(x), machine.at(out), bytes, clipValueMin, clipValueMax);
  return out;
};

/**
 * Kernels that TensorFlow.js does not know, for the gradients of activations: one step where it takes up to six. The
 * gradients in `kernels/gradients` use them on a backend that has them.
 */
export function registerActivationGradients(): void {
  supply('ReluGrad', gradient('reluGrad', 'x'));
  supply('TanhGrad', gradient('tanhGrad', 'y'));
  supply('SigmoidGrad', gradient('sigmoidGrad', 'y'));
  supply('ClipByValueGrad', clipGrad);
}
