/**
 * The octahedral reduced Gaussian grid O96, on which AIFS works: 192 rows on the Gaussian latitudes of N96, the first row
 * from either pole with 20 points and each further one with 4 more, 40,320 in all.
 */
import type { Direction } from './directions.ts';
import { reducedGrid } from './reduced-grid.ts';

export const o96 = reducedGrid(Array.from({ length: 96 }, (_, row) => 20 + 4 * row));

/** The points as unit vectors, one after another: many are asked for at once. */
const vectors = Float64Array.from(
  Array.from({ length: o96.count }, (_, index) => o96.directionOf(index)).flat(),
);

/** Where a point of the list lies, as a unit vector. */
export function vectorOf(index: number): Direction {
  return [vectors[3 * index] ?? 0, vectors[3 * index + 1] ?? 0, vectors[3 * index + 2] ?? 0];
}

/** The cosines of the angles between a point and all points of the list, seen from the middle of the Earth. */
export function cosines(index: number): Float64Array {
  const [x, y, z] = vectorOf(index);
  return Float64Array.from({ length: o96.count }, (_, k) => {
    return x * (vectors[3 * k] ?? 0) + y * (vectors[3 * k + 1] ?? 0) + z * (vectors[3 * k + 2] ?? 0);
  });
}

/** The same for one other point. */
export function cosine(one: number, other: number): number {
  const [x, y, z] = vectorOf(one);
  const [a, b, c] = vectorOf(other);
  return x * a + y * b + z * c;
}
