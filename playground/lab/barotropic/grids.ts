import { at } from './at.ts';
import { gaussianLatitudes } from './gauss.ts';
import type { SphereGrid } from './transform.ts';

/**
 * The smallest Gaussian grid on which the product of two fields of a truncation is formed without aliases, with twice
 * as many longitudes as latitudes: 64 × 128 for 42, 48 × 96 for 31, 32 × 64 for 21.
 */
export function gaussianGrid(truncation: number): SphereGrid {
  let columns = 4 * Math.ceil((3 * truncation + 1) / 4);
  while (!onlyTwosAndThrees(columns)) columns += 4;
  return { ...gaussianLatitudes(columns / 2), columns };
}

/** A regular grid of rows × 2·rows points, half a step from the poles: latitudes −90° + (row + ½) · 180°/rows. */
export function regularGrid(rows: number): SphereGrid {
  const sinLatitude = new Float64Array(rows);
  for (let row = 0; row < rows / 2; row++) {
    const sine = Math.cos((Math.PI * (row + 0.5)) / rows);
    sinLatitude[row] = -sine;
    sinLatitude[rows - 1 - row] = sine;
  }
  return { sinLatitude, columns: 2 * rows };
}

/** Latitudes of a grid's rows in degrees north. */
export function latitudesOf({ sinLatitude }: SphereGrid): number[] {
  return Array.from(sinLatitude, (_, row) => (Math.asin(at(sinLatitude, row)) * 180) / Math.PI);
}

/** Whether a number has no other prime factors: a Fourier transform here takes such lengths. */
export function onlyTwosAndThrees(length: number): boolean {
  let rest = length;
  for (const prime of [2, 3]) while (rest % prime === 0) rest /= prime;
  return rest === 1;
}
