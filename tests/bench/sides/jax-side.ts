/** The side of `npm run bench:models` and `bench:gpu` that trains with jax-js, from the weights of TensorFlow.js. */
import { type Device, defaultDevice, init } from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { jaxModels } from '../../../playground/benchmark/jax/models.ts';
import { startOf } from '../../../playground/benchmark/jax/start.ts';
import { training } from '../../../playground/benchmark/jax/training.ts';
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';
import { startDawn } from './dawn.ts';
import { serve } from './serve.ts';

const [device = 'wasm', dawn] = process.argv.slice(2) as [Device?, string?];

async function start(): Promise<void> {
  if (dawn) await startDawn(dawn);
  await tf.setBackend('cpu');
  if (!(await init(device)).includes(device)) throw new Error(`jax-js cannot start ${device}.`);
  defaultDevice(device);
}

const started = start();
serve(
  async (name) => {
    await started;
    return training(jaxModels[name as ReferenceName](), await startOf(references[name as ReferenceName]));
  },
  dawn ? 'wall' : 'processor',
);
