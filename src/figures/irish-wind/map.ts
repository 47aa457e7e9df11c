/** Ireland as figures draw it in a square drawing: where a place lies, and the outline of the land. */
import type { Point } from '../kit/figure.ts';
import { line, round } from '../kit/shapes.ts';
import { coasts } from './coast.ts';

/** Units of a degree of longitude and of latitude: a degree is shorter along the parallel, at 53.4° north. */
const [east, north] = [50, 84] as const;

export const at = (longitude: number, latitude: number): Point => ({
  x: round(14 + (longitude + 10.6) * east),
  y: round(12 + (55.45 - latitude) * north),
});

export const land = coasts.map((coast) => `${line(coast.map(([x, y]) => at(x, y)))}z`).join('');
