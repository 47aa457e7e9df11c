import type { MapGrid, MapWind } from './event.ts';
import { closes } from './map-region.ts';
import { frameOf } from './map-scales.ts';

const radians = Math.PI / 180;
/** Steps in either direction from a seed, and the fewest that are worth a line. */
const maxSteps = 70;
const minPoints = 6;

const known = new WeakMap<Float32Array, Map<number, [number, number][][]>>();

/**
 * Evenly spaced streamlines of a frame, as longitudes and latitudes: a line starts where there is none near and ends
 * where it comes too near to another (the idea is that of Jobard and Lefer, 1997). They belong to the sphere, not to
 * a projection, so turning a globe computes none anew.
 */
export function streamlines(wind: MapWind, grid: MapGrid, frame: number): [number, number][][] {
  const frames = known.get(wind.u) ?? new Map<number, [number, number][][]>();
  known.set(wind.u, frames);
  const lines = frames.get(frame) ?? traced(wind, grid, frame);
  frames.set(frame, lines);
  return lines;
}

function traced(wind: MapWind, grid: MapGrid, frame: number): [number, number][][] {
  const { latitudes = [], longitudes = [] } = grid;
  const [a = 0, b = 0] = [latitudes[0], latitudes.at(-1)];
  const [south, north] = [Math.min(a, b), Math.max(a, b)];
  const [west = 0, last = 0] = [longitudes[0], longitudes.at(-1)];
  const wraps = closes(grid);
  const width = wraps ? 360 : last - west;
  const apart = Math.max(width / 60, (north - south) / 40);
  const step = apart / 3;
  const velocity = sampler(wind, grid, frame);
  const taken = new Uint16Array(Math.ceil((north - south) / apart + 1) * 1024);
  /** The square that a place lies in; squares are as wide at all latitudes. */
  const square = ([longitude, latitude]: [number, number]): number => {
    const ring = Math.floor((latitude - south) / apart);
    const along = (wraps ? (((longitude - west) % 360) + 360) % 360 : longitude - west) * cosine(latitude);
    return ring * 1024 + Math.min(1023, Math.floor(along / apart));
  };
  const next = ([longitude, latitude]: [number, number], sign: number): [number, number] | undefined => {
    const first = velocity(longitude, latitude);
    if (!first) return undefined;
    const half: [number, number] = [
      longitude + (sign * first[0] * step) / 2 / cosine(latitude),
      latitude + (sign * first[1] * step) / 2,
    ];
    const second = velocity(half[0], half[1]);
    if (!second) return undefined;
    const to: [number, number] = [
      longitude + (sign * second[0] * step) / cosine(half[1]),
      latitude + sign * second[1] * step,
    ];
    const inside = to[1] > south && to[1] < north && Math.abs(to[1]) < 87;
    return inside && (wraps || (to[0] > west && to[0] < last)) ? to : undefined;
  };
  const lines: [number, number][][] = [];
  let line = 0;
  for (let latitude = south + apart / 2; latitude < north; latitude += apart) {
    if (Math.abs(latitude) > 85) continue;
    for (let longitude = west; longitude < west + width; longitude += apart / cosine(latitude)) {
      if (taken[square([longitude, latitude])]) continue;
      line = (line % 65_000) + 1;
      const halves = [1, -1].map((sign) => {
        const way: [number, number][] = [];
        let here: [number, number] | undefined = [longitude, latitude];
        for (let count = 0; count < maxSteps && here; count += 1) {
          const owner: number | undefined = taken[square(here)];
          if (owner && owner !== line) break;
          taken[square(here)] = line;
          way.push(here);
          if (circles(way, step)) break;
          here = next(here, sign);
        }
        return way;
      });
      const whole = [...(halves[1] ?? []).slice(1).reverse(), ...(halves[0] ?? [])];
      if (whole.length >= minPoints) lines.push(whole);
    }
  }
  return lines;
}

/** Whether a line has come back to where it was a few steps ago: it winds about a calm, and would blot it out. */
function circles(way: readonly [number, number][], step: number): boolean {
  const [now, before] = [way.at(-1), way.at(-7)];
  if (!now || !before) return false;
  return Math.hypot((now[0] - before[0]) * cosine(now[1]), now[1] - before[1]) < 2.5 * step;
}

/** The wind's direction at a place, of length 1 on the sphere; undefined where it is calm or missing. */
function sampler(
  wind: MapWind,
  grid: MapGrid,
  frame: number,
): (longitude: number, latitude: number) => [number, number] | undefined {
  const { rows, columns, latitudes = [], longitudes = [] } = grid;
  const u = frameOf(wind.u, rows * columns, frame);
  const v = frameOf(wind.v, rows * columns, frame);
  const wraps = closes(grid);
  const [firstRow = 0, lastRow = 1] = [latitudes[0], latitudes.at(-1)];
  const [firstColumn = 0, lastColumn = 1] = [longitudes[0], longitudes.at(-1)];
  return (longitude, latitude) => {
    const y = ((latitude - firstRow) / (lastRow - firstRow)) * (rows - 1);
    let x = ((longitude - firstColumn) / (lastColumn - firstColumn)) * (columns - 1);
    if (wraps) x = ((x % columns) + columns) % columns;
    const [row, column] = [Math.floor(y), Math.floor(x)];
    if (row < 0 || column < 0 || row >= rows - 1 || column >= (wraps ? columns : columns - 1))
      return undefined;
    const right = (column + 1) % columns;
    const [s, t] = [x - column, y - row];
    const mix = (field: Float32Array): number =>
      (1 - t) *
        ((1 - s) * (field[row * columns + column] as number) + s * (field[row * columns + right] as number)) +
      t *
        ((1 - s) * (field[(row + 1) * columns + column] as number) +
          s * (field[(row + 1) * columns + right] as number));
    const [a, b] = [mix(u), mix(v)];
    const speed = Math.hypot(a, b);
    return speed > 1e-6 ? [a / speed, b / speed] : undefined;
  };
}

function cosine(latitude: number): number {
  return Math.max(0.05, Math.cos(latitude * radians));
}
