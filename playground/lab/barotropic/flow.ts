import { at } from './at.ts';
import { radius } from './planet.ts';
import type { Transform } from './transform.ts';
import type { Coefficients, Triangle } from './triangle.ts';

/** Streamfunction in m² s⁻¹ of a vorticity in s⁻¹, both as coefficients: ζ = ∇²ψ, so ψ = −a² ζ / n(n + 1). */
export function streamfunctionOf(vorticity: Coefficients, { size, total }: Triangle): Coefficients {
  const result = new Float64Array(2 * size);
  for (let k = 0; k < size; k++) {
    const n = total[k] as number;
    // Vorticity has no global mean, and the mean of a streamfunction means nothing: it is 0.
    const inverse = n === 0 ? 0 : -(radius * radius) / (n * (n + 1));
    result[2 * k] = inverse * at(vorticity, 2 * k);
    result[2 * k + 1] = inverse * at(vorticity, 2 * k + 1);
  }
  return result;
}

/** ∂/∂λ of coefficients: i·m times each. */
function eastward(coefficients: Coefficients, { size, zonal }: Triangle): Coefficients {
  const result = new Float64Array(2 * size);
  for (let k = 0; k < size; k++) {
    const m = zonal[k] as number;
    result[2 * k] = -m * at(coefficients, 2 * k + 1);
    result[2 * k + 1] = m * at(coefficients, 2 * k);
  }
  return result;
}

/** u cos φ and v cos φ in m s⁻¹ of a streamfunction on the transform's grid: (−∂ψ/∂φ · cos φ, ∂ψ/∂λ) / a. */
export function windTimesCosine(
  streamfunction: Coefficients,
  transform: Transform,
): { uCosine: Float64Array; vCosine: Float64Array } {
  const scaled = streamfunction.map((value) => value / radius);
  const uCosine = transform.synthesis(scaled, 'slope');
  for (let cell = 0; cell < uCosine.length; cell++) uCosine[cell] = -at(uCosine, cell);
  return { uCosine, vCosine: transform.synthesis(eastward(scaled, transform.triangle), 'value') };
}

/**
 * Coefficients of the divergence of a vector on a Gaussian grid, given as its components times cos φ:
 * (∂A/∂λ + cos φ ∂B/∂φ) / (a cos² φ). The derivative along latitude is moved to the Legendre function by parts, which
 * is exact because cos φ vanishes at the poles. The curl of (u, v) is the divergence of (v, −u).
 */
export function divergence(
  eastCosine: Float64Array,
  northCosine: Float64Array,
  transform: Transform,
): Coefficients {
  const { sinLatitude, columns } = transform.grid;
  const scaledEast = new Float64Array(eastCosine.length);
  const scaledNorth = new Float64Array(northCosine.length);
  for (let row = 0; row < sinLatitude.length; row++) {
    const sine = at(sinLatitude, row);
    const factor = 1 / (radius * (1 - sine) * (1 + sine));
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      scaledEast[cell] = factor * at(eastCosine, cell);
      scaledNorth[cell] = -factor * at(northCosine, cell);
    }
  }
  const result = eastward(transform.analysis(scaledEast, 'value'), transform.triangle);
  return transform.analysis(scaledNorth, 'slope', result);
}
