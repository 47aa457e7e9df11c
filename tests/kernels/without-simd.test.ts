import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { registerGradients } from '../../playground/kernels/gradients/index.ts';
import { fuseRecurrentCells } from '../../playground/kernels/recurrent/install.ts';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  registerGradients();
  fuseRecurrentCells();
  await startWasm();
});
afterAll(() => void vi.restoreAllMocks());

test('without SIMD, recurrent layers and their gradients are those of TensorFlow.js', async () => {
  expect(tf.getKernel('LstmCell', 'wasm')).toBeUndefined();
  const compute = () => {
    const layer = tf.layers.lstm({ units: 3 });
    const x = tf.tensor3d(draw(1, 24), [2, 4, 3]);
    layer.apply(x);
    layer.setWeights(
      layer
        .getWeights()
        .map(({ shape }, index) => tf.tensor(draw(2 + index, tf.util.sizeFromShape(shape)), shape)),
    );
    const sum = (given: tf.Tensor): tf.Tensor => (layer.apply(given) as tf.Tensor).square().sum();
    return tf.grad(sum)(x).flatten();
  };
  const [ours, theirs] = [await on('wasm', compute), await on('cpu', compute)];
  for (const [index, value] of ours.entries()) expect(value).toBeCloseTo(theirs[index] as number, 5);
});
