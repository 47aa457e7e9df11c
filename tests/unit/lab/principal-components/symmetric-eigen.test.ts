import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../../playground/lab/principal-components/symmetric-eigen.ts';

/** How far vectors are from orthonormal eigenvectors, relative to the size of the matrix. */
function fault(matrix: Float64Array, size: number): number {
  const { values, vectors } = symmetricEigen(matrix.slice(), size);
  const scale = Math.max(1e-300, ...matrix.map(Math.abs));
  let most = 0;
  for (const [k, vector] of vectors.entries()) {
    if (k > 0) most = Math.max(most, (Number(values[k]) - Number(values[k - 1])) / scale);
    for (let i = 0; i < size; i++) {
      let product = 0;
      for (let j = 0; j < size; j++) product += Number(matrix[i * size + j]) * Number(vector[j]);
      most = Math.max(most, Math.abs(product - Number(values[k]) * Number(vector[i])) / scale);
    }
    for (const [l, other] of vectors.entries()) {
      const product = vector.reduce((sum, value, j) => sum + value * Number(other[j]), 0);
      most = Math.max(most, Math.abs(product - (k === l ? 1 : 0)));
    }
  }
  return most;
}

const symmetric = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1, -1, 1e-9)), {
        minLength: size * size,
        maxLength: size * size,
      }),
    ),
  )
  .map(([size, values]) => ({
    size,
    matrix: Float64Array.from(values, (_, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return Number(values[Math.max(i, j) * size + Math.min(i, j)]);
    }),
  }));

test('eigenvectors of any symmetric matrix are orthonormal and belong to their eigenvalues, from the largest', () => {
  fc.assert(
    fc.property(symmetric, ({ size, matrix }) => fault(matrix, size) < 1e-13 * size),
    { numRuns: 500 },
  );
});

test('of second differences on 50 points, 2 − 2 cos(kπ / 51)', () => {
  const size = 50;
  const matrix = Float64Array.from({ length: size * size }, (_, at) => {
    const apart = Math.abs(Math.floor(at / size) - (at % size));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  });
  const { values } = symmetricEigen(matrix.slice(), size);
  for (const [k, value] of values.entries())
    expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * (size - k)) / (size + 1)), 13);
});

test('of a matrix with one eigenvalue many times, and of one of rank 1', () => {
  const size = 30;
  const rankOne = Float64Array.from(
    { length: size * size },
    (_, at) => (1 + Math.floor(at / size)) * (1 + (at % size)),
  );
  const shifted = rankOne.map((value, at) => value + (Math.floor(at / size) === at % size ? 7 : 0));
  for (const matrix of [rankOne, shifted, rankOne.map(() => 0)])
    expect(fault(matrix, size)).toBeLessThan(1e-12);
});
