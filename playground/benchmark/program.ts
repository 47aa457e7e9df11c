import * as tf from '@tensorflow/tfjs';
import { type ReferenceName, references } from './models/reference.ts';
import { showTime } from './models/timing.ts';

/* One turn of the benchmark, bundled into a program of the sandbox: it knows nothing of the kernels underneath. */

/** Trains a reference model with Adam and shows how long a step takes. */
export async function turn(name: ReferenceName, milliseconds: number): Promise<void> {
  const { loss: lossOf } = references[name]();
  const adam = tf.train.adam(0.001);
  await showTime(async () => {
    const loss = adam.minimize(lossOf, true) as tf.Scalar;
    const [value = Number.NaN] = await loss.data();
    loss.dispose();
    return value;
  }, milliseconds);
}
