import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { registerCpuKernels } from '../../playground/kernels/cpu/index.ts';
import { registerForEveryBackend } from '../../playground/kernels/every-backend.ts';
import { startWasm } from './backends.ts';
import { agree, expressions, program } from './not-a-number.ts';

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...text: string[]
) => (library: typeof tf) => Promise<(number | string)[][]>;
const on = async (backend: string): Promise<(number | string)[][]> => {
  await tf.setBackend(backend);
  return new AsyncFunction('tf', program)(tf);
};

let [found, expected]: (number | string)[][][] = [];

beforeAll(async () => {
  registerCpuKernels();
  await startWasm();
  registerForEveryBackend();
  [found, expected] = [await on('wasm'), await on('cpu')];
});

test.each(expressions.map((expression, index) => [expression, index] as const))(
  'WASM: %s has NaN where the CPU backend has it',
  (_, index) => {
    const [own = [], right = []] = [found?.[index], expected?.[index]];
    expect(agree(own, right, 1e-4), `${own} instead of ${right}`).toBe(true);
  },
);

test('there is NaN to lose', () => {
  const some = (expected ?? []).filter((values) => values.includes('NaN'));
  expect(some.length).toBeGreaterThan(expressions.length * 0.8);
});
