import * as tf from '@tensorflow/tfjs';
import type { Reference } from '../models/noise.ts';
import type { Start } from './training.ts';

/** The weights with which a model starts in TensorFlow.js, in the order in which it makes them. */
export async function startOf(model: () => Reference): Promise<Start[]> {
  const { registeredVariables } = tf.engine().state;
  const before = new Set(Object.keys(registeredVariables));
  model();
  const made = Object.entries(registeredVariables).filter(([key]) => !before.has(key));
  const trained = made.filter(([, variable]) => variable.trainable);
  return Promise.all(
    trained.map(async ([, variable]) => ({
      shape: variable.shape,
      values: Float32Array.from(await variable.data()),
    })),
  );
}
