import { random } from '../../playground/lab/random/random.ts';

/** Numbers of unit variance, as float32 holds them, so that a reference in double precision starts from the same. */
export function draw(seed: number, size: number): Float32Array {
  const rng = random(seed);
  return Float32Array.from({ length: size }, () => rng.normal());
}
