import * as tf from '@tensorflow/tfjs';
import { type Call, run } from './replace.ts';

export type FusedActivation = 'linear' | 'relu' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu';

const kernels: Record<Exclude<FusedActivation, 'linear'>, string> = {
  relu: tf.Relu,
  relu6: tf.Relu6,
  elu: tf.Elu,
  sigmoid: tf.Sigmoid,
  leakyrelu: tf.LeakyRelu,
  prelu: tf.Prelu,
};

/** Applies the activation of a fused kernel to its result so far, which is released or becomes the result. */
export function activate(
  { inputs, attrs, backend, machine }: Call,
  x: tf.TensorInfo,
  activation: FusedActivation = 'linear',
): tf.TensorInfo {
  if (activation === 'linear') return x;
  if (activation === 'relu') {
    machine.relu(machine.at(x), machine.at(x), tf.util.sizeFromShape(x.shape) * 4);
    return x;
  }
  const alpha = inputs['preluActivationWeights'];
  const out = run(
    kernels[activation],
    backend,
    { x, ...(activation === 'prelu' && alpha ? { alpha } : {}) },
    activation === 'leakyrelu' ? { alpha: attrs['leakyreluAlpha'] ?? 0.2 } : {},
  );
  backend.disposeData(x.dataId);
  return out;
}
