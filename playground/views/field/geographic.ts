import { hrapCell } from './hrap.ts';
import type { FieldResult } from './state.ts';

/** What a field covers, in degrees or in cells of a grid; from the outer edges of its cells. */
export interface FieldBox {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  /** On the grid of a map: where on it a longitude and a latitude are. */
  readonly place?: typeof hrapCell;
}

/**
 * Where on the earth a field lies; undefined unless its axes are longitudes to the right and latitudes, or columns and
 * rows of the forecasters' grid.
 */
export function boxOf({ spec: { x, y }, rows, columns }: FieldResult): FieldBox | undefined {
  if (!x || !y || x.last <= x.first) return undefined;
  const isHrap = x.label === 'HRAP column' && y.label === 'HRAP row' && y.last > y.first;
  if (!isHrap && !(isAngle(x, 'longitude') && isAngle(y, 'latitude'))) return undefined;
  const [across, up] = [half(x, columns), half(y, rows)];
  const box = {
    west: x.first - across,
    east: x.last + across,
    south: Math.min(y.first, y.last) - up,
    north: Math.max(y.first, y.last) + up,
  };
  if (isHrap) return { ...box, place: hrapCell };
  const isOnEarth = box.east - box.west <= 361 && box.south >= -91 && box.north <= 91;
  return isOnEarth && box.north > box.south ? box : undefined;
}

interface Axis {
  readonly label: string;
  readonly units?: string;
  readonly first: number;
  readonly last: number;
}

function isAngle({ label, units = '' }: Axis, name: string): boolean {
  return label.trim().toLowerCase() === name && units.startsWith('°');
}

function half({ first, last }: Axis, cells: number): number {
  return cells > 1 ? Math.abs(last - first) / (cells - 1) / 2 : 0;
}
