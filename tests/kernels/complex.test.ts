import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, startWasm } from './backends.ts';
import { draw } from './draws.ts';

beforeAll(startWasm);

function near(ours: readonly number[], theirs: readonly number[], tolerance = 1e-5): void {
  expect(ours.length).toBe(theirs.length);
  for (const [index, value] of ours.entries())
    expect(Math.abs(value - (theirs[index] as number))).toBeLessThan(tolerance * (1 + Math.abs(value)));
}

/** The discrete Fourier transform by its definition, in double precision: pairs in, pairs out. */
function slowTransform(x: ArrayLike<number>, inverse: boolean): number[] {
  const n = x.length / 2;
  const out: number[] = [];
  for (let k = 0; k < n; k++) {
    let [re, im] = [0, 0];
    for (let j = 0; j < n; j++) {
      const angle = ((inverse ? 2 : -2) * Math.PI * ((j * k) % n)) / n;
      const [a, b] = [x[2 * j] as number, x[2 * j + 1] as number];
      re += a * Math.cos(angle) - b * Math.sin(angle);
      im += a * Math.sin(angle) + b * Math.cos(angle);
    }
    out.push(...(inverse ? [re / n, im / n] : [re, im]));
  }
  return out;
}

const complexOf = (pairs: Float32Array, shape: number[]): tf.Tensor => {
  const half = (which: number) => pairs.filter((_, index) => index % 2 === which);
  return tf.complex(tf.tensor(half(0), shape), tf.tensor(half(1), shape));
};

describe('Fourier transforms agree with the definition in double precision', () => {
  test('of lengths drawn at random', async () => {
    const length = fc.integer({ min: 1, max: 130 });
    await fc.assert(
      fc.asyncProperty(length, fc.integer({ min: 1, max: 3 }), fc.boolean(), async (n, batch, inverse) => {
        const x = draw(n, 2 * n * batch);
        const ours = await on('wasm', () => (inverse ? tf.ifft : tf.fft)(complexOf(x, [batch, n])));
        const theirs = Array.from({ length: batch }, (_, row) =>
          slowTransform(x.subarray(2 * n * row, 2 * n * (row + 1)), inverse),
        );
        near(ours, theirs.flat(), 1e-5);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test.each([1440, 4096, 1009])('and go back, %i numbers long', async (n) => {
    const x = draw(n, 2 * n);
    near(await on('wasm', () => tf.ifft(tf.fft(complexOf(x, [n])))), [...x], 1e-5);
  });

  test('of real numbers, and back', async () => {
    const x = draw(3, 3 * 12);
    const there = () => tf.rfft(tf.tensor2d(x, [3, 12]));
    near(await on('wasm', there), await on('cpu', there));
    near(await on('wasm', () => tf.irfft(there())), [...x]);
  });
});

describe('complex numbers agree with the CPU backend', () => {
  const [x, y] = [draw(1, 12), draw(2, 12)];
  const [a, b] = [() => complexOf(x, [2, 3]), () => complexOf(y, [2, 3])];
  test.each<[string, () => tf.Tensor]>([
    ['made', a],
    ['real', () => tf.real(a())],
    ['imaginary', () => tf.imag(a())],
    ['absolute', () => tf.abs(a())],
    ['added', () => tf.add(a(), b())],
    ['subtracted', () => tf.sub(a(), b())],
    ['multiplied', () => tf.mul(a(), b())],
    ['joined', () => tf.concat([a(), b()], 1)],
    ['reshaped', () => tf.reshape(a(), [3, 2])],
    ['copied', () => tf.clone(a())],
    ['to real', () => tf.cast(a(), 'float32')],
    ['nought', () => tf.zerosLike(a())],
  ])('%s', async (_, compute) => near(await on('wasm', compute), await on('cpu', compute)));

  // What the CPU backend cannot do.
  test('multiplied by a scalar', async () => {
    const doubled = await on('wasm', () => tf.mul(a(), tf.cast(tf.scalar(2), 'complex64')));
    near(doubled, [...x.map((value) => 2 * value)]);
  });

  test('cut', async () => {
    const cut = await on('wasm', () => tf.slice(a(), [0, 1], [2, 2]));
    near(cut, [...x.slice(2, 6), ...x.slice(8, 12)]);
  });
});
