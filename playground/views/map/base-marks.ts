import { geoGraticule } from 'd3-geo';
import type { FieldInk } from './field-ink.ts';
import type { GeoView } from './geo-view.ts';
import type { Geography } from './geography.ts';
import type { MapMark } from './map-mark.ts';

const graticules = {
  world: geoGraticule().stepMinor([30, 30]).stepMajor([90, 360])(),
  region: geoGraticule().stepMinor([10, 10]).stepMajor([90, 360])(),
};

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
export function baseMarks(view: GeoView, { coasts }: Geography, ink: FieldInk): MapMark[] {
  const { line, halo } = ink;
  const coast: MapMark = {
    stroke: line,
    width: 1,
    ...(halo && { halo }),
    draw: (pen) => view.draw(coasts, pen),
  };
  if (view.kind === 'plain') return view.isOnEarth ? [coast] : [];
  const graticule = view.spansWorld ? graticules.world : graticules.region;
  const marks: MapMark[] = [
    { stroke: line, width: 0.5, opacity: 0.3, draw: (pen) => view.draw(graticule, pen) },
  ];
  marks.push(coast);
  if (view.kind !== 'equirectangular')
    marks.push({ stroke: '--ink-soft', width: 1, draw: (pen) => view.draw({ type: 'Sphere' }, pen) });
  return marks;
}

/** Degrees below which the coarse coastlines look like polygons. */
const narrow = 50;

/** Whether a map shows so little that it needs the fine coastlines. */
export function isNarrow(view: GeoView): boolean {
  if (view.kind === 'plain') return view.isOnEarth;
  if (view.kind !== 'equirectangular') return false;
  const [, top = 90] = view.at(view.width / 2, 0.01) ?? [];
  const [, bottom = -90] = view.at(view.width / 2, view.height - 0.01) ?? [];
  return top - bottom < narrow;
}
