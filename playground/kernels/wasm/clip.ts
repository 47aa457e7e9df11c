import * as tf from '@tensorflow/tfjs';
import { type Call, replace } from './replace.ts';

/** Numbers between two bounds; NaN stays NaN, of which the backend's own makes the lower bound. */
function clip({ inputs, backend, machine }: Call, low: number, high: number): tf.TensorInfo | undefined {
  const { x } = inputs;
  if (x?.dtype !== 'float32') return undefined;
  const out = backend.makeOutput(x.shape, 'float32');
  machine.clip(machine.at(x), machine.at(out), 4 * tf.util.sizeFromShape(x.shape), low, high);
  return out;
}

export function registerClip(): void {
  replace(tf.ClipByValue, (call) => {
    const { clipValueMin, clipValueMax } = call.attrs as unknown as tf.ClipByValueAttrs;
    return clip(call, clipValueMin, clipValueMax);
  });
  replace(tf.Relu6, (call) => clip(call, 0, 6));
}
