/**
 * One side of `npm run bench:models`, in a process of its own with a TensorFlow.js of its own: it trains what it is
 * told to and answers with times. `stock` and `ours` differ in the kernels alone.
 */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type ReferenceName, references } from '../../../playground/benchmark/models/reference.ts';
import { registerGradients } from '../../../playground/kernels/gradients/index.ts';
import { registerWasmKernels } from '../../../playground/kernels/wasm/index.ts';

/** Trains for at least so many milliseconds of processor time, and at least one step. */
export interface Order {
  model: ReferenceName;
  milliseconds: number;
}

/**
 * Milliseconds a step: processor time of the thread that trains, so that other work on the machine hardly counts, and
 * time by the clock.
 */
export type Answer = { perStep: number; byClock: number; loss: number; steps: number } | { failed: string };

interface Training {
  step: () => Promise<number>;
}

const [kernels = 'stock', backend = 'cpu'] = process.argv.slice(2);
const trainings = new Map<ReferenceName, Training>();

async function start(): Promise<void> {
  if (kernels === 'ours') {
    registerWasmKernels();
    registerGradients();
  }
  const require = createRequire(import.meta.url);
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend(backend);
}

function trainingOf(name: ReferenceName): Training {
  const known = trainings.get(name);
  if (known) return known;
  const { loss } = references[name]();
  const adam = tf.train.adam(0.001);
  const training = {
    async step() {
      const value = adam.minimize(loss, true) as tf.Scalar;
      const [number = Number.NaN] = await value.data();
      value.dispose();
      return number;
    },
  };
  trainings.set(name, training);
  return training;
}

async function answer({ model, milliseconds }: Order): Promise<Answer> {
  try {
    const training = trainingOf(model);
    let [steps, loss, spent] = [0, 0, 0];
    const begin = performance.now();
    const before = process.threadCpuUsage();
    do {
      loss = await training.step();
      steps++;
      const { user, system } = process.threadCpuUsage(before);
      spent = (user + system) / 1000;
    } while (spent < milliseconds);
    return { perStep: spent / steps, byClock: (performance.now() - begin) / steps, loss, steps };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

const started = start();
process.on('message', async (order: Order) => {
  await started;
  process.send?.(await answer(order));
});
