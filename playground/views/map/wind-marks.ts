import type { GeoContext } from 'd3-geo';
import type { MapGrid, MapWind } from './event.ts';
import type { FieldInk } from './field-ink.ts';
import type { GeoView, Point } from './geo-view.ts';
import type { MapMark } from './map-mark.ts';
import { frameOf } from './map-scales.ts';
import { streamlines } from './streamlines.ts';

/** Units of the view between two arrows; the longest arrow is as long. */
const spacing = 32;
/** Points of a streamline from which on it has a head. */
const shortest = 16;
const radians = Math.PI / 180;

/** A frame's wind as arrows or as streamlines. */
export function windMarks(
  wind: MapWind,
  grid: MapGrid,
  frame: number,
  view: GeoView,
  { line, halo }: FieldInk,
): MapMark[] {
  const ink = { stroke: line, ...(halo && { halo }) };
  if (wind.style === 'streamlines' && grid.latitudes) {
    const lines = streamlines(wind, grid, frame);
    const draw = (pen: GeoContext): void => {
      for (const coordinates of lines) {
        view.draw({ type: 'LineString', coordinates: coordinates as [number, number][] }, pen);
        const middle = Math.floor(coordinates.length / 2);
        const [before, after] = [coordinates[middle - 1], coordinates[middle]];
        const from = before && view.place(before[0], before[1]);
        const to = after && view.place(after[0], after[1]);
        if (coordinates.length > shortest && from && to) head(pen, from, to, 4.5);
      }
    };
    return [{ ...ink, width: 0.9, draw }];
  }
  return [{ ...ink, width: 1.2, draw: (pen) => arrows(wind, grid, frame, view, pen) }];
}

/** The speed from which on arrows have full length: only one wind in twenty is stronger. */
export function fullSpeed({ u, v }: MapWind): number {
  const known = speeds.get(u);
  if (known !== undefined) return known;
  const stride = Math.max(1, Math.floor(u.length / 20_000));
  const sample: number[] = [];
  for (let i = 0; i < u.length; i += stride) {
    const speed = Math.hypot(u[i] as number, v[i] as number);
    if (Number.isFinite(speed)) sample.push(speed);
  }
  const found = Number((sample.sort((a, b) => a - b)[Math.floor(sample.length * 0.95)] ?? 0).toPrecision(2));
  speeds.set(u, found);
  return found;
}
const speeds = new WeakMap<Float32Array, number>();

function arrows(wind: MapWind, grid: MapGrid, frame: number, view: GeoView, pen: GeoContext): void {
  const { rows, columns, latitudes, longitudes } = grid;
  const u = frameOf(wind.u, rows * columns, frame);
  const v = frameOf(wind.v, rows * columns, frame);
  const full = fullSpeed(wind) || 1;
  const [west = 0, east = columns - 1] = longitudes ? [longitudes[0], longitudes.at(-1)] : [];
  const need = (spacing * degreesAcross(view, columns)) / view.width;
  const step = (east - west) / Math.max(1, columns - 1) || 1;
  const down = latitudes
    ? Math.abs((latitudes.at(-1) ?? 0) - (latitudes[0] ?? 0)) / Math.max(1, rows - 1) || 1
    : 1;
  const rowStride = Math.max(1, Math.round(need / down));
  // Beside the world is empty paper, in which no arrow should end.
  const hasRim = view.kind === 'robinson' || view.kind === 'orthographic';
  for (let row = rowStride >> 1; row < rows; row += rowStride) {
    const latitude = latitudes ? (latitudes[row] as number) : row;
    // Meridians draw together towards the poles, on a globe as on Robinson's map.
    const narrow =
      latitudes && view.kind === 'orthographic' ? Math.max(0.05, Math.cos(latitude * radians)) : 1;
    const stride = Math.max(1, Math.round(need / step / narrow));
    for (let column = (row / rowStride) % 2 < 1 ? 0 : stride >> 1; column < columns; column += stride) {
      const at = row * columns + column;
      const speed = Math.hypot(u[at] as number, v[at] as number);
      if (!(speed > full * 0.08)) continue;
      const longitude = longitudes ? (longitudes[column] as number) : column;
      const from = view.place(longitude, latitude);
      const along =
        from &&
        direction(view, longitude, latitude, (u[at] as number) / speed, (v[at] as number) / speed, from);
      if (!from || !along) continue;
      const half = (Math.min(1, speed / full) * spacing * 0.95) / 2;
      const tail: Point = [from[0] - along[0] * half, from[1] - along[1] * half];
      const tip: Point = [from[0] + along[0] * half, from[1] + along[1] * half];
      if (hasRim && (!view.at(...tail) || !view.at(...tip))) continue;
      pen.moveTo(tail[0], tail[1]);
      pen.lineTo(tip[0], tip[1]);
      head(pen, tail, tip, Math.min(6, 1 + half * 0.4));
    }
  }
}

/** Degrees of longitude (columns of a plain map) along the middle of a view: half the circle on a globe. */
function degreesAcross(view: GeoView, columns: number): number {
  if (view.kind === 'plain') return columns;
  if (view.kind === 'orthographic') return 115;
  const [left = 0] = view.at(1, view.height / 2) ?? [];
  const [right = 0] = view.at(view.width - 1, view.height / 2) ?? [];
  return right > left ? right - left : right - left + 360;
}

/** The direction in which something moves on the map that moves so on the sphere; of length 1. */
function direction(
  view: GeoView,
  longitude: number,
  latitude: number,
  u: number,
  v: number,
  from: Point,
): Point | undefined {
  // A plain map counts rows downwards.
  if (view.kind === 'plain') return [u, -v];
  const little = 0.2;
  const turn = latitude + v * little > 89.9 || latitude + v * little < -89.9 ? -1 : 1;
  const cosine = Math.max(0.02, Math.cos(latitude * radians));
  const to = view.place(longitude + (turn * u * little) / cosine, latitude + turn * v * little);
  if (!to) return undefined;
  const [dx, dy] = [turn * (to[0] - from[0]), turn * (to[1] - from[1])];
  const length = Math.hypot(dx, dy);
  // Over the edge of the map and in again on the other side.
  return length > 0 && length < 20 ? [dx / length, dy / length] : undefined;
}

function head(pen: GeoContext, from: Point, to: Point, size: number): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0 || length > 60) return;
  const [x, y] = [((to[0] - from[0]) / length) * size, ((to[1] - from[1]) / length) * size];
  pen.moveTo(to[0] - x - y * 0.6, to[1] - y + x * 0.6);
  pen.lineTo(to[0], to[1]);
  pen.lineTo(to[0] - x + y * 0.6, to[1] - y - x * 0.6);
}
