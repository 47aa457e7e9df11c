import * as tf from '@tensorflow/tfjs';
import { type Kernel, replace } from './replace.ts';

/** Truth values: everything but nought is true. The backend's own keeps the lowest byte of the whole number. */
const toTruth: Kernel = ({ inputs, attrs, backend, machine }) => {
  const { x } = inputs;
  const { dtype } = attrs as unknown as tf.CastAttrs;
  if (dtype !== 'bool' || !x || !/^(float|int)32$/.test(x.dtype)) return undefined;
  const out = backend.makeOutput(x.shape, 'bool');
  const [from, to] = [machine.floats(x), backend.typedArrayFromHeap(out)];
  for (let index = 0; index < from.length; index++) to[index] = from[index] === 0 ? 0 : 1;
  return out;
};

export function registerCast(): void {
  replace(tf.Cast, toTruth);
}
