/**
 * Triangular truncation: spherical harmonics of zonal wavenumber m and total wavenumber n with 0 ≤ m ≤ n ≤ truncation.
 * Coefficients of a real field are kept for m ≥ 0 only, one m after the other, as pairs (real, imaginary).
 */
export interface Triangle {
  /** Largest wavenumber. */
  truncation: number;
  /** Number of harmonics; a list of coefficients has twice as many numbers. */
  size: number;
  /** Where the harmonics of zonal wavenumber m begin: harmonic (m, n) is number start[m] + n − m. */
  start: Int32Array;
  /** The total wavenumber n of every harmonic. */
  total: Int32Array;
  /** The zonal wavenumber m of every harmonic. */
  zonal: Int32Array;
}

/** Complex coefficients of a real field, (real, imaginary) after (real, imaginary), in the order of a triangle. */
export type Coefficients = Float64Array;

/** The harmonics of a triangular truncation and their order. */
export function triangle(truncation: number): Triangle {
  if (!Number.isInteger(truncation) || truncation < 1) {
    throw new RangeError(`A truncation is a whole number from 1, not ${truncation}.`);
  }
  const size = ((truncation + 1) * (truncation + 2)) / 2;
  const start = new Int32Array(truncation + 2);
  const total = new Int32Array(size);
  const zonal = new Int32Array(size);
  let index = 0;
  for (let m = 0; m <= truncation; m++) {
    start[m] = index;
    for (let n = m; n <= truncation; n++) {
      zonal[index] = m;
      total[index++] = n;
    }
  }
  start[truncation + 1] = size;
  return { truncation, size, start, total, zonal };
}

/** The coefficients that a smaller or larger triangle shares with this one; the others are 0. */
export function retruncated(coefficients: Coefficients, from: Triangle, to: Triangle): Coefficients {
  const result = new Float64Array(2 * to.size);
  for (let m = 0; m <= Math.min(from.truncation, to.truncation); m++) {
    const [source, target] = [2 * (from.start[m] ?? 0), 2 * (to.start[m] ?? 0)];
    const numbers = 2 * (Math.min(from.truncation, to.truncation) - m + 1);
    result.set(coefficients.subarray(source, source + numbers), target);
  }
  return result;
}
