import type { MapGrid, MapPanel } from './event.ts';
import type { MapResult } from './state.ts';

/** What of the sphere a map shows, in degrees; rows and columns, counted from the top left, in a plain map. */
export interface Region {
  west: number;
  south: number;
  east: number;
  north: number;
  /** Whether it is the whole sphere: then every projection will do. */
  whole: boolean;
}

const sphere: Region = { west: -180, south: -90, east: 180, north: 90, whole: true };

/** The region that a map names, or that its grid covers, or that its points and tracks lie in. */
export function regionOf({ spec, panels }: MapResult): Region {
  const { grid, region, projection } = spec;
  if (projection === 'plain') {
    const { rows, columns } = grid ?? { rows: 1, columns: 1 };
    return { west: -0.5, south: -0.5, east: columns - 0.5, north: rows - 0.5, whole: false };
  }
  if (region) return marked(...region);
  if (grid?.latitudes && grid.longitudes) return ofGrid(grid.latitudes, grid.longitudes);
  return ofPlaces(panels);
}

function ofGrid(latitudes: number[], longitudes: number[]): Region {
  const [south, north] = edges(latitudes);
  const [west, east] = edges(longitudes);
  return marked(west, Math.max(-90, south), east, Math.min(90, north));
}

/** Degrees that a map shows at least. */
const least = 1;

function about(low: number, high: number): [number, number] {
  const middle = (low + high) / 2;
  return [middle - least / 2, middle + least / 2];
}

/** A grid that leaves a strip at the poles is one of the whole sphere all the same. */
function marked(west: number, south: number, east: number, north: number): Region {
  if (east - west > 350 && north - south > 150) return sphere;
  // What is smaller than a degree is drawn with its surroundings: coasts magnified without end take without end.
  if (east - west < least) [west, east] = about(west, east);
  if (north - south < least) [south, north] = about(south, north);
  return { west, south, east: Math.min(east, west + 360), north, whole: false };
}

/** From the outer edge of the first cell to that of the last. */
function edges(axis: number[]): [number, number] {
  const [first = 0, last = 0] = [axis[0], axis.at(-1)];
  const half = axis.length > 1 ? Math.abs(last - first) / (axis.length - 1) / 2 : 0.5;
  return [Math.min(first, last) - half, Math.max(first, last) + half];
}

function ofPlaces(panels: readonly MapPanel[]): Region {
  if (panels.some(({ mesh }) => mesh)) return sphere;
  const places = panels.flatMap(({ points, tracks = [] }) => (points ? [points, ...tracks] : tracks));
  const latitudes = places.flatMap((place) => Array.from(place.latitudes)).filter(Number.isFinite);
  const longitudes = places.flatMap((place) => Array.from(place.longitudes)).filter(Number.isFinite);
  if (latitudes.length === 0 || longitudes.length === 0) return sphere;
  const bounds = (values: number[]): [number, number] => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [low, high];
  };
  const [south, north] = bounds(latitudes);
  const [west, east] = bounds(longitudes);
  if (east - west > 180) return sphere;
  // Room about the outermost places, for their names too; nothing narrower than a weather map can fill.
  const room = Math.max(1.5, 0.12 * Math.max(east - west, north - south));
  return marked(west - room, Math.max(-90, south - room), east + room, Math.min(90, north + room));
}

/** Longitude and latitude in the middle of a map, where the program names none. */
export function centreOf({ spec }: MapResult, { west, south, east, north, whole }: Region): [number, number] {
  if (spec.centre) return spec.centre;
  if (!whole) return [(west + east) / 2, (south + north) / 2];
  return spec.projection === 'orthographic' ? [0, 25] : [0, 0];
}

/** Whether a grid goes all the way round, so that its last column is beside its first. */
export function closes({ longitudes = [], columns }: MapGrid): boolean {
  const step = ((longitudes.at(-1) ?? 0) - (longitudes[0] ?? 0)) / Math.max(1, columns - 1);
  return columns > 2 && Math.abs(step * columns - 360) < step / 2;
}
