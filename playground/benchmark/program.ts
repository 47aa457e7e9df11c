import * as tf from '@tensorflow/tfjs';
import { table } from 'lab';
import { type ReferenceName, references } from './models/reference.ts';

/* One turn of the benchmark, bundled into a program of the sandbox: it knows nothing of the kernels underneath. */

/** The title of the table that carries the times. */
export const title = 'Milliseconds a step';

/**
 * Trains a reference model with Adam and shows a table with milliseconds a step (median of the steps) and the last loss.
 *
 * @param milliseconds to train for after warming up; three steps are taken at least
 */
export async function turn(name: ReferenceName, milliseconds: number): Promise<void> {
  const { loss: lossOf } = references[name]();
  const adam = tf.train.adam(0.001);
  const step = async (): Promise<number> => {
    const loss = adam.minimize(lossOf, true) as tf.Scalar;
    // Reading the loss waits for the device.
    const [value = Number.NaN] = await loss.data();
    loss.dispose();
    return value;
  };
  // The first steps compile kernels and shaders.
  for (let count = 0; count < 2; count++) await step();
  const times: number[] = [];
  let loss = Number.NaN;
  const end = performance.now() + milliseconds;
  while (times.length < 3 || performance.now() < end) {
    const start = performance.now();
    loss = await step();
    times.push(performance.now() - start);
  }
  const middle = times.sort((a, b) => a - b)[times.length >> 1] as number;
  table({ title, columns: ['ms', 'loss'], rows: [[middle, loss]] });
}
