import type { MultiLineString, MultiPolygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** What an atlas gives to draw: handed about, so that only what draws a map loads it. */
export interface Geography {
  /** The coasts as lines. */
  coasts: MultiLineString;
  land: MultiPolygon;
}

/** Coasts and land of a topology as `world-atlas` packs it. */
export function geographyOf(atlas: unknown): Geography {
  const topology = atlas as Topology<{ land: GeometryCollection }>;
  const areas = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : [],
  );
  return {
    coasts: mesh(topology, topology.objects.land),
    land: { type: 'MultiPolygon', coordinates: areas },
  };
}
