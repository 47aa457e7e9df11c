/** Chance that repeats: numbers from a seed, so that a figure draws the same picture on every machine. */

/** A stream of numbers, uniform on [0, 1): mulberry32 (Ettinger, public domain). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
