import type { MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/land-110m.json' with { type: 'json' };

const topology = atlas as unknown as Topology<{ land: GeometryCollection }>;

/** The coasts as lines (Natural Earth, 1:110 million). */
export const coasts: MultiLineString = mesh(topology, topology.objects.land);

/** The land as areas. */
export const land: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : [],
  ),
};
