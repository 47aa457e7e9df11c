import { wantNumber, wantWhole } from '../arguments/want.ts';
import { wantList } from '../arguments/want-list.ts';

/** A seeded source of random numbers: the same seed gives the same numbers on every machine and backend. */
export interface Random {
  /** Uniform on [low, high); on [0, 1) unless given. */
  uniform(low?: number, high?: number): number;
  /** Normally distributed, with mean 0 and standard deviation 1 unless given (Box and Muller 1958, doi:10.1214/aoms/1177706645). */
  normal(mean?: number, standardDeviation?: number): number;
  /**
   * A whole number from 0 to n - 1.
   *
   * @throws TypeError or RangeError for an n that is no whole number from 1 to 2³²
   */
  integer(n: number): number;
  /**
   * A shuffled copy, every order equally likely (Fisher and Yates).
   *
   * @throws TypeError for what is no array
   */
  shuffle<T>(values: ArrayLike<T>): T[];
  /** A fresh seed for a TensorFlow.js initialiser: a whole number below 2³¹. */
  seed(): number;
}

/**
 * Starts a stream of random numbers from a seed. The generator is sfc32 (Doty-Humphrey, PractRand): small,
 * fast, and free of visible flaws at the few million draws that a course program makes.
 *
 * @param seed a whole number; it is taken modulo 2³²
 * @returns a stream of its own: two with one seed give the same numbers
 * @throws TypeError for a seed that is no number, RangeError for one that is not whole
 * @example
 * const rng = random(42);
 * log(rng.integer(6), rng.normal(15, 2).toFixed(2)); // 2 14.28
 * log(random(42).integer(6)); // 2
 */
export function random(seed: number): Random {
  wantNumber('random', 'seed', seed, ' without a fraction', Number.isInteger);
  const next = sfc32(seed);
  const uniform = (low = 0, high = 1): number => low + (high - low) * next();
  const below = (n: number): number => Math.floor(next() * n);
  return {
    uniform,
    integer: (n) => {
      if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) wantWhole('random: integer', 'n', n, 1, 2 ** 32);
      return below(n);
    },
    normal: (mean = 0, standardDeviation = 1) =>
      // 1 - u keeps the logarithm's argument away from 0.
      mean + standardDeviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: <T>(values: ArrayLike<T>): T[] => {
      wantList('random: shuffle', 'values', values);
      const copy = Array.from(values);
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = copy[i] as T;
        copy[i] = copy[j] as T;
        copy[j] = held;
      }
      return copy;
    },
    seed: () => below(2 ** 31),
  };
}

function sfc32(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  // The first outputs still resemble the seed.
  for (let i = 0; i < 15; i++) next();
  return next;
}
