import { at } from './at.ts';
import { streamfunctionOf, windTimesCosine } from './flow.ts';
import { coriolis45, gravity } from './planet.ts';
import type { Transform } from './transform.ts';
import type { Coefficients } from './triangle.ts';

/** What a state can be drawn as, with its units. */
export const mapUnits = {
  /** Relative vorticity ζ. */
  vorticity: 's⁻¹',
  /** Streamfunction ψ, of global mean 0; the wind blows along its isolines, with larger values to its right. */
  streamfunction: 'm² s⁻¹',
  /** f₄₅ ψ / g with the Coriolis parameter of 45°: resembles height anomalies in middle latitudes of the north. */
  height: 'm',
  /** Eastward wind without its divergent part. */
  u: 'm s⁻¹',
  /** Northward wind without its divergent part. */
  v: 'm s⁻¹',
} as const;

/** What a state can be drawn as: ζ in s⁻¹, ψ in m² s⁻¹, a height in m, eastward and northward wind in m s⁻¹. */
export type MapName = keyof typeof mapUnits;

/** One quantity on the transform's grid, row after row from the south, from a vorticity's coefficients in s⁻¹. */
export function mapOf(name: MapName, vorticity: Coefficients, transform: Transform): Float64Array {
  if (name === 'vorticity') return transform.synthesis(vorticity, 'value');
  const streamfunction = streamfunctionOf(vorticity, transform.triangle);
  if (name === 'streamfunction') return transform.synthesis(streamfunction, 'value');
  if (name === 'height') {
    const factor = coriolis45 / gravity;
    return transform.synthesis(streamfunction, 'value').map((value) => factor * value);
  }
  const { uCosine, vCosine } = windTimesCosine(streamfunction, transform);
  const { sinLatitude, columns } = transform.grid;
  return (name === 'u' ? uCosine : vCosine).map((value, cell) => {
    const sine = at(sinLatitude, Math.floor(cell / columns));
    return value / Math.sqrt((1 - sine) * (1 + sine));
  });
}
