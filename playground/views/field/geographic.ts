import type { FieldResult } from './state.ts';

/** What a field covers, in degrees; from the outer edges of its cells. */
export interface FieldBox {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Where on the earth a field lies; undefined unless its axes are longitudes to the right and latitudes. */
export function boxOf({ spec: { x, y }, rows, columns }: FieldResult): FieldBox | undefined {
  if (!x || !y || !isAngle(x, 'longitude') || !isAngle(y, 'latitude') || x.last <= x.first) return undefined;
  const [across, up] = [half(x, columns), half(y, rows)];
  const box = {
    west: x.first - across,
    east: x.last + across,
    south: Math.min(y.first, y.last) - up,
    north: Math.max(y.first, y.last) + up,
  };
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
