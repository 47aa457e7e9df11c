/** Along and down, in cells or in radii of the earth. */
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
export function cellFinder(places: CellPlaces): (longitude: number, latitude: number) => Point | undefined {
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
  const fits = (['column', 'row'] as const).map((side) =>
    leastSquares(
      samples.map(({ terms }) => terms),
      samples.map((sample) => sample[side]),
    ),
  );
  return (longitude, latitude) => {
    const place = flat(longitude, latitude);
    if (!place || Math.hypot(...place) > 0.5) return undefined;
    const terms = termsOf(place);
    const [column = 0, row = 0] = fits.map((fit) =>
      fit.reduce((sum, f, k) => sum + f * (terms[k] as number), 0),
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
  return [1, x, y, x * x, x * y, y * y];
}

/** The coefficients with the least squares of errors: normal equations by elimination. */
function leastSquares(inputs: readonly number[][], wanted: readonly number[]): number[] {
  const size = inputs[0]?.length ?? 0;
  const sum = (of: (sample: number) => number): number => inputs.reduce((all, _, s) => all + of(s), 0);
  const at = (s: number, k: number): number => inputs[s]?.[k] ?? 0;
  const rows = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) => sum((s) => at(s, i) * at(s, j))),
    sum((s) => at(s, i) * (wanted[s] ?? 0)),
  ]);
  for (let k = 0; k < size; k += 1) {
    const best = rows.slice(k).reduce((a, b) => (Math.abs(b[k] ?? 0) > Math.abs(a[k] ?? 0) ? b : a));
    rows.splice(rows.indexOf(best, k), 1);
    rows.splice(k, 0, best);
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const share = (row[k] ?? 0) / (best[k] || 1);
      for (let j = k; j <= size; j += 1) row[j] = (row[j] ?? 0) - share * (best[j] ?? 0);
    }
  }
  return rows.map((row, k) => (row[size] ?? 0) / (row[k] || 1));
}
