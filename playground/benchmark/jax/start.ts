import * as tf from '@tensorflow/tfjs';
import { type ReferenceName, references } from '../models/reference.ts';
import type { Start } from './training.ts';

/** The weights with which the model starts in TensorFlow.js, in the order in which it makes them. */
export function startOf(name: ReferenceName): Start[] {
  const { registeredVariables } = tf.engine().state;
  const before = new Set(Object.keys(registeredVariables));
  references[name]();
  const made = Object.entries(registeredVariables).filter(([key]) => !before.has(key));
  return made
    .filter(([, variable]) => variable.trainable)
    .map(([, variable]) => ({
      shape: variable.shape,
      values: Float32Array.from(variable.dataSync() as Float32Array),
    }));
}
