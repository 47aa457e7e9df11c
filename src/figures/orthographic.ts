/** The globe from far away: where places of the sphere lie on a drawing, and which of them are on the near side. */
import type { Point } from './kit/figure.ts';

/** A direction from the middle of the globe: to the right, up, and towards the reader. */
export type Vector = readonly [number, number, number];

export interface View {
  readonly centre: Point;
  readonly radius: number;
  /** The place in the middle, degrees. */
  readonly longitude: number;
  readonly latitude: number;
}

const degree = Math.PI / 180;

export function toVector({ longitude, latitude }: View, east: number, north: number): Vector {
  const [l, p, p0] = [(east - longitude) * degree, north * degree, latitude * degree];
  return [
    Math.cos(p) * Math.sin(l),
    Math.sin(p) * Math.cos(p0) - Math.cos(p) * Math.sin(p0) * Math.cos(l),
    Math.sin(p) * Math.sin(p0) + Math.cos(p) * Math.cos(p0) * Math.cos(l),
  ];
}

/** The place under a point of the drawing; beside the globe, that of its rim. */
export function toPlace(view: View, point: Point): { east: number; north: number } {
  const [x, y] = [(point.x - view.centre.x) / view.radius, (view.centre.y - point.y) / view.radius];
  const beyond = Math.max(1, Math.hypot(x, y) / 0.995);
  const [right, up] = [x / beyond, y / beyond];
  const ahead = Math.sqrt(Math.max(0, 1 - right * right - up * up));
  const p0 = view.latitude * degree;
  const north = Math.asin(up * Math.cos(p0) + ahead * Math.sin(p0)) / degree;
  const east = Math.atan2(right, ahead * Math.cos(p0) - up * Math.sin(p0)) / degree;
  return { east: view.longitude + east, north };
}

/** Where a direction is drawn. */
export function toPoint({ centre, radius }: View, [x, y]: Vector): Point {
  const tenth = (value: number): number => Math.round(10 * value) / 10;
  return { x: tenth(centre.x + radius * x), y: tenth(centre.y - radius * y) };
}

/** A line along places, where it lies on the near side. */
export function nearLine(view: View, places: readonly (readonly [number, number])[]): string {
  let path = '';
  let isDrawn = false;
  for (const [east, north] of places) {
    const vector = toVector(view, east, north);
    const isNear = vector[2] > 0;
    const { x, y } = toPoint(view, vector);
    if (isNear) path += `${isDrawn ? 'L' : 'M'}${Math.round(x)} ${Math.round(y)}`;
    isDrawn = isNear;
  }
  return path;
}

/** Degrees from −180 to 180, which is −180 itself. */
export function around(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}
