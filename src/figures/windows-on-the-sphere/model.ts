/** Which points of the grid a point looks at: a window of the list, or as many nearest points. */
import { type Turned, tiltFor, tiltTo } from '../globe/ball.ts';
import { degree, earth } from '../globe/directions.ts';
import { cosine, cosines, o96 } from '../globe/o96.ts';
import { pointsWithin } from '../globe/reduced-grid.ts';
import { isWhole, runsOf, windowOf } from '../globe/row-window.ts';
import { around } from '../orthographic.ts';

const { count, latitudes, longitudeOf, nearestInRow, rowOf, rows } = o96;

export type Shape = 'window' | 'nearest';

export interface Looks extends Turned {
  /** The row of the point that looks, from 0, and its longitude in whole degrees east, from −180. */
  readonly row: number;
  readonly longitude: number;
  /** The size of the window, in quarters of an octave from that of AIFS. */
  readonly size: number;
  readonly shape: Shape;
}

/** Points to either side in AIFS. */
export const aifs = 1120;
/** The smallest and the largest size: 18 and 17,920 points. */
export const sizes = { min: -24, max: 16 } as const;

/** Within which distance the neighbours of a point are counted, km. */
export const near = 500;

/** Points to either side in a window of this size. */
export function halfOf({ size }: Pick<Looks, 'size'>): number {
  return Math.round(aifs * 2 ** (size / 4));
}

/** The point of the list that looks. */
export function pointOf({ row, longitude }: Pick<Looks, 'row' | 'longitude'>): number {
  return nearestInRow(row, longitude);
}

/** Rows that the window holds in full on one side of the point's own, and how far away the last of them lies. */
export interface Reach {
  readonly rows: number;
  readonly km: number;
  /** Whether there is nothing more on this side. */
  readonly all: boolean;
}

/** What the window holds in full: the point's own row, and rows to the north and to the south. */
export function reachOf(index: number, half: number): { own: boolean; north: Reach; south: Reach } {
  const own = rowOf(index);
  const whole = new Set(
    runsOf(windowOf(index, half))
      .filter(isWhole)
      .map(({ row }) => row),
  );
  const reach = (way: 1 | -1): Reach => {
    let found = 0;
    while (whole.has(own + way * (found + 1))) found++;
    const last = own + way * found;
    const degrees = Math.abs((latitudes[own] ?? 0) - (latitudes[last] ?? 0));
    return { rows: found, km: kilometres(degrees * degree), all: last === (way < 0 ? 0 : rows - 1) };
  };
  return { own: whole.has(own), north: reach(-1), south: reach(1) };
}

const kilometres = (angle: number): number => angle * earth;

/** The points within a distance of a point, which is one of them. */
export function pointsNear(index: number, km: number): number[] {
  return pointsWithin(o96, latitudes[rowOf(index)] ?? 0, longitudeOf(index), km / earth);
}

/** The neighbours of a point within the distance that is looked at, and how many of them it looks at. */
export function neighbours(
  index: number,
  half: number,
  shape: Shape = 'window',
): { readonly all: number; readonly seen: number } {
  const points = pointsNear(index, near).filter((point) => point !== index);
  return { all: points.length, seen: points.filter(looking(index, half, shape)).length };
}

/** Whether a point looks at another one. */
export function looking(index: number, half: number, shape: Shape): (point: number) => boolean {
  if (shape === 'window') return (point) => Math.abs(point - index) <= half;
  const least = Math.cos(capOf(index, half));
  return (point) => cosine(index, point) >= least;
}

/** How far the nearest points reach, when they are as many as the window holds: an angle, in radians. */
export function capOf(index: number, half: number): number {
  const { first, last } = windowOf(index, half);
  const key = `${index} ${last - first}`;
  if (known?.key !== key) known = { key, angle: angleOf(index, last - first + 1) };
  return known.angle;
}

/** The cap that was last asked for: all points are sorted for one. */
let known: { readonly key: string; readonly angle: number } | undefined;

/** An angle that this many points lie within, the point itself among them. */
function angleOf(index: number, points: number): number {
  const sorted = cosines(index).sort();
  const [inside, outside] = [sorted[count - points] ?? 1, sorted[count - points - 1] ?? -1];
  return Math.acos(Math.max(-1, Math.min(1, (inside + outside) / 2)));
}

/** The distance of the furthest of the nearest points, to about one point, km. */
export function capKilometres(index: number, half: number): number {
  return kilometres(capOf(index, half));
}

/** The longitude in the middle of the globe. */
export function facing({ longitude, turn }: Pick<Looks, 'longitude' | 'turn'>): number {
  return around(longitude - turn);
}

/** The state with the point in another row, which takes the globe along as soon as it would be seen too much from the side. */
export function setRow(state: Looks, row: number): Looks {
  return { ...state, row, tilt: tiltFor(latitudes[row] ?? 0, state.tilt) };
}

/** The state with the point taken elsewhere, while the globe stays as it is turned. */
export function take(state: Looks, row: number, longitude: number): Looks {
  return { ...state, row, longitude, turn: around(longitude - facing(state)) };
}

/** Places by name: the row and the longitude of the point that lies nearest. */
export const places = {
  valentia: [40, -10],
  singapore: [94, 104],
  suva: [115, 178],
  north: [0, 0],
  south: [rows - 1, 0],
} as const satisfies Record<string, readonly [row: number, longitude: number]>;
export type Place = keyof typeof places;

/** The state with the point at a place, in the middle of the globe. */
export function goTo(state: Looks, place: Place): Looks {
  const [row, longitude] = places[place];
  return { ...state, row, longitude, turn: 0, tilt: tiltTo(0.6 * (latitudes[row] ?? 0)) };
}

/** The place of the list that the point is at. */
export function placeOf({ row, longitude }: Looks): Place | undefined {
  return (Object.keys(places) as Place[]).find(
    (name) => places[name][0] === row && places[name][1] === longitude,
  );
}

export const initial = goTo({ row: 0, longitude: 0, size: 0, shape: 'window', turn: 0, tilt: 0 }, 'valentia');

/** Where a point lies, degrees north and degrees east from −180. */
export function whereOf(index: number): { readonly latitude: number; readonly longitude: number } {
  return { latitude: latitudes[rowOf(index)] ?? 0, longitude: around(longitudeOf(index)) };
}
