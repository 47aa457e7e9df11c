import { fourierTransform } from './fourier.ts';
import { type LegendreValues, legendreValues } from './legendre.ts';
import type { Coefficients, Triangle } from './triangle.ts';

/** Latitudes and longitudes on which fields are given: row after row from the south, each from 0° eastwards. */
export interface SphereGrid {
  /** Sines of the latitudes from south to north, each with its mirror image. */
  sinLatitude: Float64Array;
  /** Quadrature weights that add up to 2; without them fields can be made on this grid but not analysed. */
  weights?: Float64Array;
  /** Number of longitudes. */
  columns: number;
}

/** Sums and integrals over the spherical harmonics of a triangle, on one grid. */
export interface Transform {
  triangle: Triangle;
  grid: SphereGrid;
  /** Σ c(m, n) P(m, n) e^(imλ) at every point; with 'slope', cos φ times its derivative along latitude. */
  synthesis(coefficients: Coefficients, of: keyof LegendreValues, into?: Float64Array): Float64Array;
  /** ½ ∫ P(m, n) x(m) dμ added to the coefficients; with 'slope', the same with cos φ dP/dφ in place of P. */
  analysis(field: Float64Array, against: keyof LegendreValues, into?: Coefficients): Coefficients;
}

/**
 * Prepares transforms between a triangle's coefficients and a grid. Each row and its mirror image are the real and the
 * imaginary part of one Fourier transform, and share the Legendre sums of the even and of the odd harmonics.
 * Analysis inverts synthesis on a Gaussian grid that is fine enough, with errors of rounding (10⁻¹³ at T42).
 */
export function sphericalTransform(triangle: Triangle, grid: SphereGrid): Transform {
  const { truncation, start } = triangle;
  const { sinLatitude, weights, columns } = grid;
  const rows = sinLatitude.length;
  if (rows % 2 !== 0) throw new RangeError(`${rows} latitudes: they come in pairs, one on each hemisphere.`);
  if (columns < 2 * truncation + 1) {
    throw new RangeError(
      `${columns} longitudes cannot hold wavenumber ${truncation}: at least ${2 * truncation + 1}.`,
    );
  }
  const fourier = fourierTransform(columns);
  const tables = Array.from(sinLatitude.subarray(rows / 2), (sine) => legendreValues(sine, triangle));
  const real = new Float64Array(columns);
  const imaginary = new Float64Array(columns);

  function synthesis(
    coefficients: Coefficients,
    of: keyof LegendreValues,
    into = new Float64Array(rows * columns),
  ) {
    // The derivative of an even function of latitude is odd.
    const mirror = of === 'value' ? 1 : -1;
    for (let pair = 0; pair < rows / 2; pair++) {
      const table = (tables[pair] as LegendreValues)[of];
      real.fill(0);
      imaginary.fill(0);
      for (let m = 0; m <= truncation; m++) {
        const end = start[m + 1] as number;
        let [evenR, evenI, oddR, oddI] = [0, 0, 0, 0];
        let k = start[m] as number;
        // Even and odd harmonics side by side: four sums that do not wait for each other.
        for (; k + 1 < end; k += 2) {
          const even = at(table, k);
          const odd = at(table, k + 1);
          evenR += even * at(coefficients, 2 * k);
          evenI += even * at(coefficients, 2 * k + 1);
          oddR += odd * at(coefficients, 2 * k + 2);
          oddI += odd * at(coefficients, 2 * k + 3);
        }
        if (k < end) {
          evenR += at(table, k) * at(coefficients, 2 * k);
          evenI += at(table, k) * at(coefficients, 2 * k + 1);
        }
        const [northR, northI] = [evenR + oddR, evenI + oddI];
        const [southR, southI] = [mirror * (evenR - oddR), mirror * (evenI - oddI)];
        if (m === 0) {
          real[0] = northR;
          imaginary[0] = southR;
          continue;
        }
        // north + i·south at wavenumbers m and −m, conjugated: the conjugate of a forward transform is the backward one.
        real[m] = northR - southI;
        imaginary[m] = -northI - southR;
        real[columns - m] = northR + southI;
        imaginary[columns - m] = northI - southR;
      }
      imaginary[0] = -at(imaginary, 0);
      fourier(real, imaginary);
      const north = (rows / 2 + pair) * columns;
      const south = (rows / 2 - 1 - pair) * columns;
      for (let column = 0; column < columns; column++) {
        into[north + column] = at(real, column);
        into[south + column] = -at(imaginary, column);
      }
    }
    return into;
  }

  function analysis(
    field: Float64Array,
    against: keyof LegendreValues,
    into = new Float64Array(2 * triangle.size),
  ) {
    if (!weights) throw new TypeError('This grid has no quadrature weights: it cannot be analysed.');
    const mirror = against === 'value' ? 1 : -1;
    for (let pair = 0; pair < rows / 2; pair++) {
      const table = (tables[pair] as LegendreValues)[against];
      const north = (rows / 2 + pair) * columns;
      const south = (rows / 2 - 1 - pair) * columns;
      for (let column = 0; column < columns; column++) {
        real[column] = at(field, north + column);
        imaginary[column] = at(field, south + column);
      }
      fourier(real, imaginary);
      // A quarter of the weight: ½ of the mean over latitude, ½ that takes the two rows apart below.
      const share = at(weights, rows / 2 + pair) / (4 * columns);
      for (let m = 0; m <= truncation; m++) {
        const other = m === 0 ? 0 : columns - m;
        const northR = share * (at(real, m) + at(real, other));
        const northI = share * (at(imaginary, m) - at(imaginary, other));
        const southR = mirror * share * (at(imaginary, m) + at(imaginary, other));
        const southI = mirror * share * (at(real, other) - at(real, m));
        const end = start[m + 1] as number;
        for (let k = start[m] as number; k < end; k += 2) {
          into[2 * k] = at(into, 2 * k) + at(table, k) * (northR + southR);
          into[2 * k + 1] = at(into, 2 * k + 1) + at(table, k) * (northI + southI);
        }
        for (let k = (start[m] as number) + 1; k < end; k += 2) {
          into[2 * k] = at(into, 2 * k) + at(table, k) * (northR - southR);
          into[2 * k + 1] = at(into, 2 * k + 1) + at(table, k) * (northI - southI);
        }
      }
    }
    return into;
  }

  return { triangle, grid, synthesis, analysis };
}

/** As in `at.ts`; of this file, because where modules are not bundled an import costs more than the sum it is in. */
function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
