import { at } from './at.ts';
import { radius } from './planet.ts';
import type { Coefficients, Triangle } from './triangle.ts';

/** Kinetic energy per unit mass, ½ of the global mean of u² + v², in m² s⁻², of a vorticity in s⁻¹. */
export function kineticEnergy(vorticity: Coefficients, shape: Triangle): number {
  return weightedSquare(vorticity, shape, (n) => (n === 0 ? 0 : (radius * radius) / (n * (n + 1)))) / 2;
}

/** Enstrophy: ½ of the global mean of the squared relative vorticity, in s⁻². */
export function enstrophy(vorticity: Coefficients, shape: Triangle): number {
  return weightedSquare(vorticity, shape, () => 1) / 2;
}

/** Σ weight(n) |c(m, n)|² over all m, also the negative ones that are not kept: a global mean of squares. */
function weightedSquare(
  coefficients: Coefficients,
  { size, total, zonal }: Triangle,
  weight: (n: number) => number,
): number {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const square = at(coefficients, 2 * k) ** 2 + at(coefficients, 2 * k + 1) ** 2;
    sum += (zonal[k] === 0 ? 1 : 2) * weight(total[k] as number) * square;
  }
  return sum;
}
