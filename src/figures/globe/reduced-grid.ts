/**
 * Reduced Gaussian grids: rows on the Gaussian latitudes, with fewer points the nearer they are to a pole. The points are
 * listed row by row from north to south, each row eastward from Greenwich.
 */
import { type Direction, degree, direction } from './directions.ts';

export interface ReducedGrid {
  readonly rows: number;
  /** All points. */
  readonly count: number;
  /** Degrees north of each row, from north to south. */
  readonly latitudes: readonly number[];
  /** How many points each row has. */
  readonly lengths: readonly number[];
  /** Where each row begins in the list; one more for where the list ends. */
  readonly starts: readonly number[];
  /** The latitude between a row and the one before it; the poles are the ends. */
  edge(row: number): number;
  /** The row of a point of the list. */
  rowOf(index: number): number;
  /** Degrees east of a point of the list, from 0. */
  longitudeOf(index: number): number;
  /** The point of a row that is nearest to a longitude. */
  nearestInRow(row: number, longitude: number): number;
  /** The row that is nearest to a latitude. */
  nearestRow(latitude: number): number;
  /** Where a point of the list lies. */
  directionOf(index: number): Direction;
}

/** Roots of the Legendre polynomial of this degree above 0, the largest first: the sines of the Gaussian latitudes. */
function legendreRoots(n: number): number[] {
  return Array.from({ length: n / 2 }, (_, k) => {
    let x = Math.cos((Math.PI * (k + 0.75)) / (n + 0.5));
    for (let newton = 0; newton < 5; newton++) {
      let [before, value] = [1, x];
      for (let m = 2; m <= n; m++)
        [before, value] = [value, ((2 * m - 1) * x * value - (m - 1) * before) / m];
      x -= (value * (x * x - 1)) / (n * (x * value - before));
    }
    return x;
  });
}

/** The grid with so many points in each row from the North Pole to the equator; the south is its mirror image. */
export function reducedGrid(northern: readonly number[]): ReducedGrid {
  const half = northern.length;
  const rows = 2 * half;
  const north = legendreRoots(rows).map((root) => Math.asin(root) / degree);
  const latitudes = [...north, ...north.toReversed().map((latitude) => -latitude)];
  const lengths = [...northern, ...northern.toReversed()];
  const starts = [0];
  for (const [row, length] of lengths.entries()) starts.push((starts[row] ?? 0) + length);
  const count = starts[rows] ?? 0;

  function edge(row: number): number {
    if (row <= 0) return 90;
    if (row >= rows) return -90;
    return ((latitudes[row - 1] ?? 0) + (latitudes[row] ?? 0)) / 2;
  }
  function rowOf(index: number): number {
    let row = index < count / 2 ? 0 : half;
    while (index >= (starts[row + 1] ?? count)) row++;
    return row;
  }
  function longitudeOf(index: number): number {
    const row = rowOf(index);
    return (360 * (index - (starts[row] ?? 0))) / (lengths[row] ?? 1);
  }
  return {
    rows,
    count,
    latitudes,
    lengths,
    starts,
    edge,
    rowOf,
    longitudeOf,
    nearestInRow(row, longitude) {
      const length = lengths[row] ?? 1;
      const place = Math.round((longitude / 360) * length);
      return (starts[row] ?? 0) + (((place % length) + length) % length);
    },
    nearestRow(latitude) {
      let row = 0;
      while (row < rows - 1 && latitude < edge(row + 1)) row++;
      return row;
    },
    directionOf: (index) => direction(latitudes[rowOf(index)] ?? 0, longitudeOf(index)),
  };
}

/** The points of a grid at most an angle (in radians) from a place, in the order of the list. */
export function pointsWithin(grid: ReducedGrid, north: number, east: number, angle: number): number[] {
  const { latitudes, lengths, starts } = grid;
  const [height, width] = [Math.sin(angle / 2) ** 2, Math.cos(north * degree)];
  const found: number[] = [];
  for (let row = 0; row < latitudes.length; row++) {
    const latitude = latitudes[row] ?? 0;
    const rest = height - Math.sin(((latitude - north) * degree) / 2) ** 2;
    if (rest < 0) continue;
    // By the formula of haversines: how far to the east and west the angle reaches in this row.
    const sine = Math.sqrt(rest / (width * Math.cos(latitude * degree)));
    const [length, start] = [lengths[row] ?? 0, starts[row] ?? 0];
    const reach = sine < 1 ? (2 * Math.asin(sine)) / degree : 360;
    const [first, last] = [Math.ceil(((east - reach) / 360) * length), ((east + reach) / 360) * length];
    const inRow: number[] = [];
    for (let k = first; k <= last && inRow.length < length; k++)
      inRow.push(start + (((k % length) + length) % length));
    found.push(...inRow.sort((a, b) => a - b));
  }
  return found;
}
