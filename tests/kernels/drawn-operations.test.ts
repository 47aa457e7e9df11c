import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { registerCpuKernels } from '../../playground/kernels/cpu/index.ts';
import { registerForEveryBackend } from '../../playground/kernels/every-backend.ts';
import { startWasm } from './backends.ts';
import { type Differentiable, differentiable, operations, prelude, program } from './drawn-operations.ts';

beforeAll(async () => {
  registerCpuKernels();
  await startWasm();
  registerForEveryBackend();
});

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...text: string[]
) => (library: typeof tf) => Promise<number[]>;

async function on(backend: string, body: string): Promise<number[]> {
  await tf.setBackend(backend);
  return new AsyncFunction('tf', body)(tf);
}

function expectAlike(found: number[], expected: number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  for (const [index, value] of found.entries())
    expect(Math.abs(value - (expected[index] as number)) / scale).toBeLessThan(tolerance);
}

test.each(Object.entries(operations))('%s: WASM agrees with the CPU backend', async (_, drawn) => {
  await fc.assert(
    fc.asyncProperty(drawn, async (expression) => {
      const body = program(expression);
      expectAlike(await on('wasm', body), await on('cpu', body), 1e-5);
    }),
    { seed: 21, numRuns: 150 },
  );
});

/** The slope along a line, by central differences, and as the gradients have it. */
function slopes({ f, at }: Differentiable, which: number): Promise<number[]> {
  return on(
    tf.getBackend(),
    `${prelude}
    const f = ${f};
    const at = [${at}];
    const line = num(at[${which}].shape, 77).mul(0.4);
    const step = 1 / 64;
    const value = async (times) =>
      (await f(...at.map((x, index) => (index === ${which} ? x.add(line.mul(times * step)) : x))).data())[0];
    const products = await tf.grads(f)(at)[${which}].mul(line).data();
    const size = products.reduce((sum, one) => sum + Math.abs(one), 0);
    return [((await value(1)) - (await value(-1))) / (2 * step), products.reduce((a, b) => a + b, 0), size];`,
  );
}

test.each(
  ['cpu', 'wasm'].flatMap((backend) =>
    Object.entries(differentiable).map((one) => [backend, ...one] as const),
  ),
)('%s: gradients of %s agree with differences', async (backend, _, drawn) => {
  await tf.setBackend(backend);
  await fc.assert(
    fc.asyncProperty(drawn as fc.Arbitrary<Differentiable>, async (given) => {
      for (const which of given.at.keys()) {
        const [difference = 0, gradient = Number.NaN, size = 0] = await slopes(given, which);
        // A step of 1/64 crosses few of the corners, whose numbers end in 0.005.
        expect(Math.abs(difference - gradient)).toBeLessThan(0.02 * (1 + Math.abs(difference) + size));
      }
    }),
    { seed: 22, numRuns: 80 },
  );
});
