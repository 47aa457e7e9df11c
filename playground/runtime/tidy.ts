import * as tf from '@tensorflow/tfjs';

/** Does some work and frees the tensors that it has made, as `tf.tidy` does for work that waits for nothing. */
export async function tidy(work: () => Promise<void>): Promise<void> {
  const engine = tf.engine();
  engine.startScope('tidy');
  try {
    await work();
  } finally {
    engine.endScope();
  }
}
