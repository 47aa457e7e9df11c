import type { MapGrid } from './event.ts';
import { closes } from './map-region.ts';

/** A table from a coordinate to a row or column: entry `floor((coordinate − from) · perUnit)`, −1 outside. */
export interface AxisTable {
  from: number;
  perUnit: number;
  index: Int32Array;
}

/** Both axes of a grid, each cell cut `factor` times. */
export interface GridAxes {
  rows: AxisTable;
  columns: AxisTable;
  /** Width of the whole circle in the units of the columns; infinite in a plain map. */
  circle: number;
}

/** Entries of a table: a hundredth of a degree is never needed, and it fits the cache. */
const entries = 8192;

/** Tables for a grid. Coordinates may be uneven (Gaussian latitudes): a cell reaches halfway to its neighbours. */
export function gridAxes(grid: MapGrid, factor: number): GridAxes {
  const { rows, columns, latitudes, longitudes } = grid;
  const counting = (count: number) => Array.from({ length: count }, (_, i) => i);
  return {
    rows: table(latitudes ?? counting(rows), factor, Number.POSITIVE_INFINITY),
    columns: table(
      longitudes ?? counting(columns),
      factor,
      longitudes && closes(grid) ? 360 : Number.POSITIVE_INFINITY,
    ),
    circle: longitudes ? 360 : Number.POSITIVE_INFINITY,
  };
}

/** Row or column of a coordinate, −1 outside. */
export function indexAt({ from, perUnit, index }: AxisTable, coordinate: number, circle: number): number {
  let along = coordinate - from;
  if (circle < Number.POSITIVE_INFINITY) along -= Math.floor(along / circle) * circle;
  const entry = Math.floor(along * perUnit);
  return entry >= 0 && entry < index.length ? (index[entry] as number) : -1;
}

function table(axis: number[], factor: number, span: number): AxisTable {
  const falls = (axis[0] ?? 0) > (axis.at(-1) ?? 0);
  const rising = falls ? axis.toReversed() : axis;
  const edges = edgesOf(rising);
  const [from = 0, end = 0] = [edges[0], edges.at(-1)];
  const length = Math.min(end - from, span);
  const perUnit = entries / length;
  const index = new Int32Array(entries);
  let cell = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    const at = from + (entry + 0.5) / perUnit;
    while (cell < rising.length - 1 && at >= (edges[cell + 1] as number)) cell += 1;
    const [low = 0, high = 1] = [edges[cell], edges[cell + 1]];
    const within = Math.max(0, Math.min(factor - 1, Math.floor(((at - low) / (high - low)) * factor)));
    const fine = cell * factor + within;
    index[entry] = falls ? axis.length * factor - 1 - fine : fine;
  }
  return { from, perUnit, index };
}

/** Edges between cells, halfway between their centres. */
function edgesOf(centres: number[]): number[] {
  const between = centres.slice(1).map((centre, i) => (centre + (centres[i] as number)) / 2);
  const first = centres[0] ?? 0;
  const last = centres.at(-1) ?? 0;
  const low = between.length > 0 ? first - ((between[0] as number) - first) : first - 0.5;
  const high = between.length > 0 ? last + (last - (between.at(-1) as number)) : last + 0.5;
  return [low, ...between, high];
}
