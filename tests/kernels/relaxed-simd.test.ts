import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startWasm } from './backends.ts';
import { draw } from './draws.ts';

/*
 * Products of matrices where the engine has relaxed SIMD, and where it has not. There each product and each sum is rounded,
 * in the order of the terms, as in a loop of JavaScript.
 */

const validate = WebAssembly.validate;
/** Whether the engine is said to have `f32x4.relaxed_madd`, and whether the last module that was asked about has it. */
let [relaxed, asked] = [true, false];

beforeAll(async () => {
  vi.spyOn(WebAssembly, 'validate').mockImplementation((bytes) => {
    asked = Buffer.from(bytes as Uint8Array).includes(Buffer.from([0xfd, 0x85, 0x02]));
    return validate(bytes) && (relaxed || !asked);
  });
  await startWasm();
});
afterAll(() => void vi.restoreAllMocks());

/** A B for m × k and k × n, on a backend that starts anew. */
async function product([m, n, k]: readonly [number, number, number], fusing: boolean): Promise<Float32Array> {
  relaxed = fusing;
  const factory = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory);
  await tf.setBackend('wasm');
  const [a, b] = [tf.tensor2d(draw(1, m * k), [m, k]), tf.tensor2d(draw(2, n * k), [k, n])];
  const result = tf.matMul(a, b);
  const values = (await result.data()) as Float32Array;
  tf.dispose([a, b, result]);
  return values;
}

/** The same, each term and each sum rounded by `round`. */
function byHand([m, n, k]: readonly [number, number, number], round: (value: number) => number): number[] {
  const [a, b] = [draw(1, m * k), draw(2, n * k)];
  return Array.from({ length: m * n }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n];
    let sum = 0;
    for (let i = 0; i < k; i++)
      sum = round(sum + round((a[row * k + i] as number) * (b[i * n + column] as number)));
    return sum;
  });
}

// Each height of a tile and what is left of it: 6, 4, 2 and 1 rows, 8, 4 and 1 columns; more terms than one pass takes.
const shapes = [
  [1, 1, 1],
  [13, 13, 40],
  [5, 9, 300],
  [7, 8, 600],
  [8, 9, 20],
] as const;

test.each(shapes)(
  '%i × %i over %i terms without relaxed SIMD: to the last bit as by hand',
  async (...shape) => {
    expect([...(await product(shape, false))]).toEqual(byHand(shape, Math.fround));
    expect(asked).toBe(false);
  },
);

test.each(shapes)(
  '%i × %i over %i terms with relaxed SIMD: no further from double precision than without',
  async (...shape) => {
    const exact = byHand(shape, (value) => value);
    const off = (values: ArrayLike<number>): number =>
      Math.sqrt(exact.reduce((sum, value, at) => sum + ((values[at] as number) - value) ** 2, 0));
    const fused = await product(shape, true);
    expect(asked).toBe(true);
    expect(off(fused)).toBeLessThanOrEqual(1.1 * off(byHand(shape, Math.fround)));
    expect([...(await product(shape, true))]).toEqual([...fused]);
  },
);

test('what is no number, and what is too large for one, goes through', async () => {
  relaxed = true;
  const a = tf.tensor2d(
    Array.from({ length: 7 * 9 }, (_, at) =>
      at === 10 ? Number.NaN : at === 30 ? Number.POSITIVE_INFINITY : 1,
    ),
    [7, 9],
  );
  const sums = [...tf.matMul(a, tf.ones([9, 8])).dataSync()];
  const rows = Array.from({ length: 7 }, (_, row) => new Set(sums.slice(8 * row, 8 * row + 8)));
  expect(rows.map((row) => [...row])).toEqual([
    [9],
    [Number.NaN],
    [9],
    [Number.POSITIVE_INFINITY],
    [9],
    [9],
    [9],
  ]);
});
