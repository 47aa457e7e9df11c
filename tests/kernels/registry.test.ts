import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { startWasm } from './backends.ts';

beforeAll(startWasm);

/** Drawing on a canvas. */
const leftOut = ['Draw'];

test('the WASM backend has every kernel that the CPU backend has', () => {
  const names = (backend: string) => tf.getKernelsForBackend(backend).map(({ kernelName }) => kernelName);
  const wasm = new Set(names('wasm'));
  const missing = names('cpu').filter((name) => !wasm.has(name));
  expect(missing.sort()).toEqual(leftOut);
});
