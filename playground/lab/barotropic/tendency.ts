import { at } from './at.ts';
import { divergence, streamfunctionOf, windTimesCosine } from './flow.ts';
import { rotation } from './planet.ts';
import type { Transform } from './transform.ts';
import type { Coefficients } from './triangle.ts';

/** What acts on the vorticity besides its advection. */
export interface Forcing {
  /** −ν(−∇²)^order ζ, given by the hours in which the smallest harmonics fall to 1/e; 0 hours: none. */
  dissipation: { order: number; hours: number };
  /** Linear drag −ζ/days on all harmonics, as of the friction of the ground; 0 days: none. */
  drag: { days: number };
  /** What is added at all times, in s⁻². */
  source?: Coefficients | undefined;
}

/**
 * The right-hand side of the barotropic vorticity equation in s⁻², as a function of the vorticity's coefficients:
 * −∇·((u, v)(ζ + f)) and the forcing. For a wind without divergence the first is −J(ψ, ζ + f) (Charney, Fjørtoft and
 * von Neumann 1950, doi:10.3402/tellusa.v2i4.8607). Products are formed on the grid (Orszag 1970,
 * doi:10.1175/1520-0469(1970)027<0890:TMFTCO>2.0.CO;2), without aliases on a grid of at least 3·truncation + 1 by
 * (3·truncation + 1)/2 points.
 */
export function tendencyOf(
  transform: Transform,
  forcing: Forcing,
): (vorticity: Coefficients) => Coefficients {
  const { triangle, grid } = transform;
  const { truncation, total } = triangle;
  const { order, hours } = forcing.dissipation;
  const smallest = truncation * (truncation + 1);
  const { days } = forcing.drag;
  const damping = Float64Array.from(total, (n) => {
    const drag = days > 0 ? 1 / (86_400 * days) : 0;
    return hours > 0 ? drag + ((n * (n + 1)) / smallest) ** order / (3600 * hours) : drag;
  });
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
    const { source } = forcing;
    for (let k = 0; k < result.length; k++) {
      result[k] = at(result, k) - at(damping, k >> 1) * at(vorticity, k) + (source ? at(source, k) : 0);
    }
    return result;
  };
}
