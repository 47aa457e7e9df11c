import type { Triangle } from './triangle.ts';

/** Associated Legendre functions at one latitude, in the order of a triangle. */
export interface LegendreValues {
  /** P(m, n) */
  value: Float64Array;
  /** (1 − μ²) dP/dμ, with μ the sine of latitude: cos φ · dP/dφ. */
  slope: Float64Array;
}

/**
 * Associated Legendre functions without the Condon–Shortley sign, normalised so that ½ ∫ P² dμ = 1: the mean square
 * over the globe of P(m, n) e^(imλ) is 1. The recurrence runs forward in n for each m from the sectoral P(m, m), which
 * is stable (Holmes and Featherstone 2002, doi:10.1007/s00190-002-0216-2).
 *
 * @param sine sine of latitude
 */
export function legendreValues(sine: number, triangle: Triangle): LegendreValues {
  const { truncation, size, start } = triangle;
  const value = new Float64Array(size);
  const slope = new Float64Array(size);
  const cosine = Math.sqrt((1 - sine) * (1 + sine));
  let sectoral = 1;
  for (let m = 0; m <= truncation; m++) {
    if (m > 0) sectoral *= cosine * Math.sqrt((2 * m + 1) / (2 * m));
    let [before, here] = [0, sectoral];
    for (let n = m; n <= truncation; n++) {
      const index = (start[m] ?? 0) + n - m;
      const next = (sine * here - factor(m, n) * before) / factor(m, n + 1);
      value[index] = here;
      slope[index] = (n + 1) * factor(m, n) * before - n * factor(m, n + 1) * next;
      [before, here] = [here, next];
    }
  }
  return { value, slope };
}

/** √((n² − m²) / (4n² − 1)): μ P(m, n) = factor(m, n + 1) P(m, n + 1) + factor(m, n) P(m, n − 1). */
function factor(m: number, n: number): number {
  return Math.sqrt((n * n - m * m) / (4 * n * n - 1));
}
