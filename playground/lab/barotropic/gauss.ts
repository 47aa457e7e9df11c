import { at } from './at.ts';

/** Points of a quadrature over the sine of latitude, from the south pole northwards; the weights add up to 2. */
export interface Quadrature {
  sinLatitude: Float64Array;
  weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature: exact for polynomials up to degree 2·count − 1. The points are the zeros of the Legendre
 * polynomial, found by Newton's method from Tricomi's approximation, to the rounding of double precision
 * (Abramowitz and Stegun 1964, 25.4.29 and 22.16.6).
 *
 * @param count number of latitudes; even, so that every latitude has its mirror image
 */
export function gaussianLatitudes(count: number): Quadrature {
  if (!Number.isInteger(count) || count < 2 || count % 2 !== 0) {
    throw new RangeError(`A Gaussian grid has an even number of latitudes, not ${count}.`);
  }
  const sinLatitude = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let row = 0; row < count / 2; row++) {
    let x = Math.cos((Math.PI * (row + 0.75)) / (count + 0.5));
    // Newton doubles the digits of each round; the start has four.
    for (let round = 0; round < 5; round++) {
      const { value, slope } = legendrePolynomial(count, x);
      x -= value / slope;
    }
    const { slope } = legendrePolynomial(count, x);
    const north = count - 1 - row;
    sinLatitude[north] = x;
    sinLatitude[row] = -x;
    weights[north] = 2 / ((1 - x * x) * slope * slope);
    weights[row] = at(weights, north);
  }
  return { sinLatitude, weights };
}

/** The Legendre polynomial of a degree and its derivative at x, |x| < 1, by the three-term recurrence. */
function legendrePolynomial(degree: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (before - x * value)) / (1 - x * x) };
}
