import type { FieldResult } from '../../playground/views/field/state.ts';
import type { MapGrid, MapPanel } from '../../playground/views/map/event.ts';
import type { MapResult } from '../../playground/views/map/state.ts';
import type { Results } from '../../playground/views/results.ts';
import { finite, nearestIndex } from './curve-number.ts';
import { type Found, missing, titled } from './missing.ts';
import type { GridPlace, Quantity } from './quantity.ts';

/** Cells of a grid, row by row, with the coordinates of its rows and columns; a value that is not finite is missing. */
interface Grid {
  values: Float32Array;
  x: number[];
  y: number[];
  /** Longitudes come round again after 360 degrees. */
  round: boolean;
  /** How much the cells of a row count in a mean. */
  weights: number[];
}

/** A number of a field: the mean counts each cell alike; x and y are those of its axes, or column and row from 0. */
export function fieldNumber(quantity: Extract<Quantity, { kind: 'field' }>, { fields }: Results): Found {
  const field = titled('field', quantity.field, fields);
  if ('fault' in field) return field;
  return gridNumber(quantity.at, gridOf(field));
}

/** A number of a map: the mean counts each cell by its area, the cosine of its latitude. */
export function mapNumber(quantity: Extract<Quantity, { kind: 'map' }>, { maps }: Results): Found {
  const map = titled('map', quantity.map, maps);
  if ('fault' in map) return map;
  const panel = choose('panel', quantity.panel, map.panels, ({ name }) => name);
  if ('fault' in panel) return panel;
  const frame = choose('frame', quantity.frame, [...map.spec.frames.names.entries()], ([, name]) => name);
  if ('fault' in frame) return frame;
  const [index] = frame.chosen;
  const { at } = quantity;
  if (typeof at === 'object' && 'point' in at) return pointNumber(at.point, panel.chosen, index);
  return mapGridNumber(at, map, panel.chosen, index);
}

function mapGridNumber(at: GridPlace, { spec }: MapResult, { field }: MapPanel, frame: number): Found {
  if (!field || !spec.grid) return { fault: 'this map has no field' };
  const { rows, columns } = spec.grid;
  const values = field.subarray(frame * rows * columns, (frame + 1) * rows * columns);
  return gridNumber(at, { values, ...coordinates(spec.grid) });
}

function coordinates({ rows, columns, latitudes, longitudes }: MapGrid): Omit<Grid, 'values'> {
  const y = latitudes ?? count(rows);
  const weights = latitudes
    ? latitudes.map((degrees) => Math.cos((degrees * Math.PI) / 180))
    : y.map(() => 1);
  return { x: longitudes ?? count(columns), y, round: longitudes !== undefined, weights };
}

function gridOf({ spec, rows, columns, values }: FieldResult): Grid {
  const axis = (cells: number, ends: FieldResult['spec']['x']): number[] =>
    ends && cells > 1
      ? count(cells).map((i) => ends.first + ((ends.last - ends.first) * i) / (cells - 1))
      : count(cells);
  return {
    values,
    x: axis(columns, spec.x),
    y: axis(rows, spec.y),
    round: false,
    weights: count(rows).map(() => 1),
  };
}

function gridNumber(at: GridPlace, grid: Grid): Found {
  if (typeof at !== 'string') return cellNumber(at, grid);
  let [low, high, sum, total] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (const [i, value] of grid.values.entries()) {
    if (!Number.isFinite(value)) continue;
    const weight = grid.weights[Math.floor(i / grid.x.length)] ?? 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += weight * value;
    total += weight;
  }
  if (total === 0) return { fault: 'every value of the grid is missing' };
  return { value: { min: low, max: high, mean: sum / total }[at] };
}

function cellNumber([wantedX, wantedY]: readonly [number, number], { values, x, y, round }: Grid): Found {
  const turned = round ? [wantedX, wantedX - 360, wantedX + 360] : [wantedX];
  const columns = turned.map((wanted) => ({ wanted, index: nearestIndex(x, wanted) }));
  const off = ({ wanted, index }: { wanted: number; index: number }): number =>
    Math.abs((x[index] ?? Number.NaN) - wanted);
  const column = columns.reduce((a, b) => (off(b) < off(a) ? b : a));
  const row = nearestIndex(y, wantedY);
  const inside =
    off(column) <= spacing(x) / 2 + 1e-9 &&
    Math.abs((y[row] ?? Number.NaN) - wantedY) <= spacing(y) / 2 + 1e-9;
  if (!inside) {
    return {
      fault: `${wantedX}, ${wantedY} lies outside the grid, which goes from ${x[0]} to ${x.at(-1)} and from ${y[0]} to ${y.at(-1)}`,
    };
  }
  return finite(values[row * x.length + column.index], `the value at ${wantedX}, ${wantedY}`);
}

function pointNumber(name: string, { points }: MapPanel, frame: number): Found {
  if (!points?.values) return { fault: 'this map has no points with values' };
  const index = points.names.indexOf(name);
  if (index < 0) return missing('point', name, points.names);
  const places = points.latitudes.length;
  const still = points.values.length === places;
  return finite(points.values[still ? index : frame * places + index], `the value at "${name}"`);
}

/** The one of this name; the only one when none is named. */
function choose<T>(
  what: string,
  wanted: string | undefined,
  all: readonly T[],
  nameOf: (one: T) => string,
): { chosen: T } | { fault: string } {
  const names = all.map(nameOf);
  const [only] = all;
  if (wanted === undefined) {
    if (all.length === 1 && only !== undefined) return { chosen: only };
    return {
      fault: `the map has ${all.length} ${what}s; name one of: ${names.map((name) => `"${name}"`).join(', ')}`,
    };
  }
  const chosen = all[names.indexOf(wanted)];
  return chosen === undefined ? missing(what, wanted, names) : { chosen };
}

function spacing(values: readonly number[]): number {
  return values.length < 2 ? 1 : Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0)) / (values.length - 1);
}

function count(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}
