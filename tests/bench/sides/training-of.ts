import * as tf from '@tensorflow/tfjs';
import type { Reference } from '../../../playground/benchmark/models/noise.ts';
import type { Step } from './serve.ts';

/** Trains a reference model with Adam; a step gives the loss before it. */
export function trainingOf({ loss }: Reference): Step {
  const adam = tf.train.adam(0.001);
  return async () => {
    const value = adam.minimize(loss, true) as tf.Scalar;
    const [number = Number.NaN] = await value.data();
    value.dispose();
    return number;
  };
}
