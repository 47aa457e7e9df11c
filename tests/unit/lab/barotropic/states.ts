import type { Coefficients, Triangle } from '../../../../playground/lab/barotropic/triangle.ts';
import { random } from '../../../../playground/lab/random/random.ts';

/** Random coefficients of a real field without global mean, of an amplitude that depends on n. */
export function randomState(shape: Triangle, seed: number, amplitude: (n: number) => number): Coefficients {
  const { normal } = random(seed);
  return new Float64Array(2 * shape.size).map((_, k) => {
    const [n, m] = [Number(shape.total[k >> 1]), Number(shape.zonal[k >> 1])];
    return n === 0 || (m === 0 && k % 2 === 1) ? 0 : amplitude(n) * normal();
  });
}

/** Vorticity of winds like those of the atmosphere, in s⁻¹: some 15 m/s, most of it in waves of n = 3 to 10. */
export function weather(shape: Triangle, seed: number): Coefficients {
  return randomState(shape, seed, (n) => (2e-7 * n) / (1 + (n / 8) ** 4));
}

/** The largest absolute difference of two lists of one length. */
export function largest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} numbers beside ${b.length}.`);
  return Array.from(a).reduce((most, value, index) => Math.max(most, Math.abs(value - Number(b[index]))), 0);
}
