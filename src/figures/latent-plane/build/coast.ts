/** The coasts as the data of one path, in the units of the figure's map. */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/land-110m.json' with { type: 'json' };
import { degree, edges } from '../decoder.ts';

/** Islands that are smaller than this, and points that are closer to the one before, are left out; degrees. */
const [smallest, closest] = [10, 4];

export function coast(): string {
  const world = atlas as unknown as Topology<{ land: GeometryCollection }>;
  const rings = feature(world, world.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : geometry.type === 'Polygon'
        ? geometry.coordinates
        : [],
  );
  return rings.map((ring) => pathOf(ring as [number, number][])).join('');
}

function pathOf(ring: readonly [number, number][]): string {
  const across = ring.map(([longitude]) => longitude);
  const along = ring.map(([, latitude]) => latitude);
  const size = Math.max(Math.max(...across) - Math.min(...across), Math.max(...along) - Math.min(...along));
  if (size < smallest) return '';
  let path = '';
  let last: readonly [number, number] | undefined;
  for (const [longitude, latitude] of ring) {
    if (Math.abs(latitude) > edges.north) {
      last = undefined;
      continue;
    }
    const at = [(longitude - edges.west + 720) % 360, edges.north - latitude] as const;
    if (last && Math.hypot(at[0] - last[0], at[1] - last[1]) < closest) continue;
    // Over the seam of the map the line is broken.
    const drawn = last && Math.abs(at[0] - last[0]) < 180;
    path += `${drawn ? 'L' : 'M'}${Math.round(at[0] * degree)} ${Math.round(at[1] * degree)}`;
    last = at;
  }
  return path;
}
