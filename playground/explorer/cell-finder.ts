import { leastSquares } from '../lab/linear-regression/fit.ts';
import type { CellFinder } from '../views/map/cell-finder.ts';

/** Along and down, in radii of the earth. */
type Point = readonly [number, number];

/** Where each cell of a grid lies that has no latitudes and longitudes of its own, row by row from the top, in degrees. */
export interface CellPlaces {
  readonly rows: number;
  readonly columns: number;
  readonly latitudes: ArrayLike<number>;
  readonly longitudes: ArrayLike<number>;
}

const radians = Math.PI / 180;
/** Cells that the fit looks at, along each side. */
const looked = 12;

/**
 * Finds column and row of a longitude and a latitude; undefined far from the grid. A grid of a weather service is even on
 * some map that keeps angles. On another such map, about the grid's own middle, it is nearly even: a curve of second degree
 * brings one onto the other to a fraction of a cell.
 */
export function cellFinder(places: CellPlaces): CellFinder {
  const { rows, columns, latitudes, longitudes } = places;
  const middle = (rows >> 1) * columns + (columns >> 1);
  const flat = stereographic(longitudes[middle] as number, latitudes[middle] as number);
  const samples: { terms: number[]; column: number; row: number }[] = [];
  for (let i = 0; i < looked; i += 1) {
    for (let j = 0; j < looked; j += 1) {
      const [row, column] = [rows, columns].map((side, k) =>
        Math.round(((side - 1) * (k === 0 ? i : j)) / (looked - 1)),
      ) as [number, number];
      const at = row * columns + column;
      const place = flat(longitudes[at] as number, latitudes[at] as number);
      if (place) samples.push({ terms: termsOf(place), column, row });
    }
  }
  const { weights, intercepts } = leastSquares(
    samples.map(({ terms }) => terms),
    samples.map(({ column, row }) => [column, row]),
  );
  return (longitude, latitude) => {
    const place = flat(longitude, latitude);
    if (!place || Math.hypot(...place) > 0.5) return undefined;
    const terms = termsOf(place);
    const [column = 0, row = 0] = intercepts.map((start, side) =>
      terms.reduce((sum, term, k) => sum + term * (weights[2 * k + side] as number), start),
    );
    return [column, row];
  };
}

/** A map about a place that keeps angles, in radii of the earth; undefined on the far side. */
function stereographic(
  east: number,
  north: number,
): (longitude: number, latitude: number) => Point | undefined {
  const [sin, cos] = [Math.sin(north * radians), Math.cos(north * radians)];
  return (longitude, latitude) => {
    const [turn, up] = [(longitude - east) * radians, latitude * radians];
    const [across, along] = [Math.cos(up) * Math.sin(turn), Math.cos(up) * Math.cos(turn)];
    const near = sin * Math.sin(up) + cos * along;
    if (near < 0) return undefined;
    return [(2 * across) / (1 + near), (2 * (cos * Math.sin(up) - sin * along)) / (1 + near)];
  };
}

function termsOf([x, y]: Point): number[] {
  return [x, y, x * x, x * y, y * y];
}
