/** The edges of AIFS between its data grid and its hidden grid, as Anemoi makes them. */
import { angle, type Direction, degree, direction } from '../globe/directions.ts';
import { n320 } from '../globe/n320.ts';
import { o96 } from '../globe/o96.ts';
import { pointsWithin, type ReducedGrid } from '../globe/reduced-grid.ts';

/** Part of the hidden grid’s reference distance within which a node hears data points. */
const cutOff = 0.6;
/** Hidden nodes that each data point takes its forecast from. */
export const nearestNodes = 3;

/** The straight line between two directions, in radii of the Earth: distance as Anemoi measures it. */
const chord = ([a, b, c]: Direction, [x, y, z]: Direction): number => Math.hypot(a - x, b - y, c - z);

/** The chord to the nearest neighbour, of the node for which that is longest. */
function referenceDistance(): number {
  const { latitudes, lengths, starts, longitudeOf, nearestInRow, count } = o96;
  let longest = 0;
  // The south is the mirror image of the north.
  for (let index = 0; index < count / 2; index++) {
    const row = o96.rowOf(index);
    const longitude = longitudeOf(index);
    const own = o96.directionOf(index);
    let nearest = Number.POSITIVE_INFINITY;
    for (const other of [row - 1, row, row + 1]) {
      const [start, length] = [starts[other], lengths[other]];
      if (start === undefined || length === undefined || latitudes[other] === undefined) continue;
      const beside = nearestInRow(other, longitude) - start;
      for (const k of [-1, 0, 1]) {
        const point = start + ((beside + k + length) % length);
        if (point !== index) nearest = Math.min(nearest, chord(own, o96.directionOf(point)));
      }
    }
    longest = Math.max(longest, nearest);
  }
  return longest;
}

let known: number | undefined;

/** How far away a node hears data points, as a chord. */
function reach(): number {
  known ??= cutOff * referenceDistance();
  return known;
}

/** How far away a node hears data points, as an angle. */
export const radius = (): number => 2 * Math.asin(reach() / 2);

/** Points of one grid within reach of a point of another one. */
function within(grid: ReducedGrid, from: ReducedGrid, index: number): number[] {
  const own = from.directionOf(index);
  const [north, east] = [from.latitudes[from.rowOf(index)] ?? 0, from.longitudeOf(index)];
  return pointsWithin(grid, north, east, 1.001 * radius()).filter(
    (point) => chord(own, grid.directionOf(point)) <= reach(),
  );
}

/** The data points that a node hears. */
export const heardBy = (node: number): number[] => within(n320, o96, node);

/** The nodes that hear a data point. */
export const hearing = (point: number): number[] => within(o96, n320, point);

/** No place of the globe is further from the third nearest node than this, radians. */
const far = 2.5 * degree;

/** The points of a grid nearest to a place, the nearest first. */
export function nearest(grid: ReducedGrid, north: number, east: number, points: number): number[] {
  const own = direction(north, east);
  return pointsWithin(grid, north, east, far)
    .map((point) => ({ point, away: angle(own, grid.directionOf(point)) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, points)
    .map(({ point }) => point);
}

/** The nodes that a data point takes its forecast from, the nearest first. */
export function answering(point: number): number[] {
  return nearest(o96, n320.latitudes[n320.rowOf(point)] ?? 0, n320.longitudeOf(point), nearestNodes);
}

/** The encoder on the whole globe: a second of work, so none for a page. */
export function countEncoder() {
  let [edges, fewest, most] = [0, Number.POSITIVE_INFINITY, 0];
  const isHeard = new Uint8Array(n320.count);
  for (let node = 0; node < o96.count; node++) {
    const heard = heardBy(node);
    for (const point of heard) isHeard[point] = 1;
    edges += heard.length;
    fewest = Math.min(fewest, heard.length);
    most = Math.max(most, heard.length);
  }
  return { edges, fewest, most, unheard: isHeard.filter((is) => is === 0).length };
}

export const decoderEdges = nearestNodes * n320.count;
