import { defaultDevice, init } from '@jax-js/jax';
import { type ReferenceName, references } from '../models/reference.ts';
import { showTime } from '../models/timing.ts';
import { jaxModels } from './models.ts';
import { startOf } from './start.ts';
import { training } from './training.ts';

/* One turn of the benchmark with jax-js, bundled into a program of the sandbox. TensorFlow.js makes the first weights. */

/** Trains a reference model with Adam and shows how long a step takes. */
export async function turn(
  name: ReferenceName,
  milliseconds: number,
  device: 'wasm' | 'webgpu' | 'webgl',
): Promise<void> {
  if (!(await init(device)).includes(device)) throw new Error(`jax-js cannot start ${device}.`);
  defaultDevice(device);
  await showTime(training(jaxModels[name](), await startOf(references[name])), milliseconds);
}
