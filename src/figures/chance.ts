/** Chance that repeats: numbers from a seed, so that a figure draws the same picture on every machine. */

export interface Chance {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Normal with mean 0 and standard deviation 1 (Box and Muller 1958, doi:10.1214/aoms/1177706645). */
  normal(): number;
}

/** Numbers uniform on [0, 1) from a seed: mulberry32 (Ettinger, public domain). */
export function uniforms(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A stream of uniform and normal numbers from a seed. */
export function chance(seed: number): Chance {
  // Seeds that are neighbours start far from each other.
  const uniform = uniforms(Math.imul(seed + 1, 0x9e3779b1));
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}
