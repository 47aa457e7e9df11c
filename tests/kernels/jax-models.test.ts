import { defaultDevice, init } from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { jaxModels } from '../../playground/benchmark/jax/models.ts';
import { startOf } from '../../playground/benchmark/jax/start.ts';
import { training } from '../../playground/benchmark/jax/training.ts';
import { references } from '../../playground/benchmark/models/reference.ts';
import { startWasm } from './backends.ts';

/* The models that jax-js is timed with are the reference models: from the same weights they have the same losses. */

beforeAll(async () => {
  await init('wasm');
  defaultDevice('wasm');
  await startWasm();
});

// The U-Net would take a minute: jax-js needs eight seconds for a step of it.
test.each(['mlp', 'cnn', 'lstm', 'attention', 'graph', 'aifs'] as const)(
  '%s',
  async (name) => {
    const start = await startOf(references[name]);
    const { loss } = references[name]();
    const adam = tf.train.adam(0.001);
    const step = training(jaxModels[name](), start);
    for (let count = 0; count < 3; count++) {
      const expected = adam.minimize(loss, true) as tf.Scalar;
      const [value = Number.NaN] = await expected.data();
      expect(Math.abs((await step()) / value - 1)).toBeLessThan(2e-5);
    }
  },
  120_000,
);
