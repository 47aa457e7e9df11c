import { at } from './at.ts';
import { divergence, streamfunctionOf, windTimesCosine } from './flow.ts';
import { rotation } from './planet.ts';
import type { Transform } from './transform.ts';
import type { Coefficients } from './triangle.ts';

/** What acts on the vorticity besides its advection. */
export interface Forcing {
  /** Dissipation −ν(−∇²)^order ζ, given by the hours in which the smallest harmonic falls to 1/e; 0 hours: none. */
  dissipation: { order: number; hours: number };
  /** Relaxation −(ζ − toward)/days, if any. */
  relaxation?: { toward: Coefficients; days: number };
}

/**
 * The right-hand side of the barotropic vorticity equation in s⁻², as a function of the vorticity's coefficients:
 * −∇·((u, v)(ζ + f)) and the forcing. For a wind without divergence the first is −J(ψ, ζ + f) (Charney, Fjørtoft and
 * von Neumann 1950, doi:10.3402/tellusa.v2i4.8607). The product is formed on the grid (Orszag 1970,
 * doi:10.1175/1520-0469(1970)027<0890:TMFTCO>2.0.CO;2), free of aliases where the grid has more than 3/2 points a
 * harmonic.
 */
export function tendencyOf(transform: Transform, forcing: Forcing): (vorticity: Coefficients) => Coefficients {
  const { triangle, grid } = transform;
  const { truncation, total } = triangle;
  const { order, hours } = forcing.dissipation;
  const smallest = truncation * (truncation + 1);
  const damping = Float64Array.from(total, (n) =>
    hours > 0 ? ((n * (n + 1)) / smallest) ** order / (3600 * hours) : 0,
  );
  const pull = forcing.relaxation ? 1 / (86_400 * forcing.relaxation.days) : 0;
  return (vorticity) => {
    const { uCosine, vCosine } = windTimesCosine(streamfunctionOf(vorticity, triangle), transform);
    const absolute = transform.synthesis(vorticity, 'value');
    for (let cell = 0; cell < absolute.length; cell++) {
      const coriolis = 2 * rotation * at(grid.sinLatitude, Math.floor(cell / grid.columns));
      const carried = at(absolute, cell) + coriolis;
      uCosine[cell] = -carried * at(uCosine, cell);
      vCosine[cell] = -carried * at(vCosine, cell);
    }
    const result = divergence(uCosine, vCosine, transform);
    for (let k = 0; k < result.length; k++) {
      result[k] = at(result, k) - (at(damping, k >> 1) + pull) * at(vorticity, k);
      if (forcing.relaxation) result[k] = at(result, k) + pull * at(forcing.relaxation.toward, k);
    }
    return result;
  };
}
