import { geoGraticule10 } from 'd3-geo';
import type { MultiLineString, MultiPolygon } from 'geojson';
import type { GeoView } from './geo-view.ts';
import type { MapMark } from './map-mark.ts';

/** What the atlas gives to draw: handed in, so that only what draws a map loads it. */
export interface Geography {
  coasts: MultiLineString;
  land: MultiPolygon;
}

const graticule = geoGraticule10();

/** The land beneath everything, where no field covers it. */
export function underMarks(view: GeoView, { land }: Geography): MapMark[] {
  if (view.kind === 'plain') return [];
  const sphere: MapMark = {
    fill: '--paper-sunken',
    width: 0,
    draw: (pen) => view.draw({ type: 'Sphere' }, pen),
  };
  return [sphere, { fill: '--land', width: 0, draw: (pen) => view.draw(land, pen) }];
}

/** Meridians and parallels, coasts and the edge of the sphere: over the field, below everything else. */
export function baseMarks(view: GeoView, { coasts }: Geography, overField: boolean): MapMark[] {
  if (view.kind === 'plain') return [];
  const ink = overField ? '#16181d' : '--ink-soft';
  const marks: MapMark[] = [
    { stroke: ink, width: 0.5, opacity: 0.28, draw: (pen) => view.draw(graticule, pen) },
  ];
  marks.push({ stroke: ink, width: 1, halo: overField, draw: (pen) => view.draw(coasts, pen) });
  if (view.kind !== 'equirectangular')
    marks.push({ stroke: '--ink-soft', width: 1, draw: (pen) => view.draw({ type: 'Sphere' }, pen) });
  return marks;
}
