import { map as words } from '../../words/en/views.ts';
import type { GeoView } from './geo-view.ts';
import { degrees } from './map-text.ts';

const { north, south, east, west } = words.directions;

/** A meridian or parallel at the edge of a map; `at` is its place along the edge in percent. */
export interface GeoTick {
  at: number;
  text: string;
}

const steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 90];

/** Longitudes along the lower edge and latitudes along the left one; none where the edges are no such lines. */
export function geoTicks(view: GeoView): { x: GeoTick[]; y: GeoTick[] } {
  if (view.kind !== 'equirectangular') return { x: [], y: [] };
  const [left, top] = view.at(0.01, 0.01) ?? [-180, 90];
  const [right, bottom] = view.at(view.width - 0.01, view.height - 0.01) ?? [180, -90];
  const width = right > left ? right - left : right - left + 360;
  const across = between(left, left + width, 4).map((longitude) => ({
    at: ((longitude - left) / width) * 100,
    text: degrees(((((longitude + 180) % 360) + 360) % 360) - 180, east, west),
  }));
  const down = between(bottom, top, 4).map((latitude) => ({
    at: ((top - latitude) / (top - bottom)) * 100,
    text: degrees(latitude, north, south),
  }));
  const within = ({ at }: GeoTick): boolean => at > 3 && at < 97;
  return { x: across.filter(within), y: down.filter(within) };
}

/** Round numbers of degrees between two, about `count` of them. */
function between(low: number, high: number, count: number): number[] {
  const step = steps.find((size) => (high - low) / size <= count + 1.5) ?? 90;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}
