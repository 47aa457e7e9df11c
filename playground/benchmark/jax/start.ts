import * as tf from '@tensorflow/tfjs';
import { type ReferenceName, references } from '../models/reference.ts';
import type { Start } from './training.ts';

/** The weights with which the model starts in TensorFlow.js, in the order in which it makes them. */
export async function startOf(name: ReferenceName): Promise<Start[]> {
  const { registeredVariables } = tf.engine().state;
  const before = new Set(Object.keys(registeredVariables));
  references[name]();
  const made = Object.entries(registeredVariables).filter(([key]) => !before.has(key));
  const trained = made.filter(([, variable]) => variable.trainable);
  return Promise.all(
    trained.map(async ([, variable]) => ({
      shape: variable.shape,
      values: Float32Array.from(await variable.data()),
    })),
  );
}
