import { cells, map as words } from '../../words/en/views.ts';
import { displayNumber } from '../drawing/number-format.ts';
import type { MapPanel, MapTrack } from './event.ts';
import type { Point } from './geo-view.ts';
import { indexAt } from './grid-axes.ts';
import type { MapLayout } from './map-layout.ts';
import { frameOf } from './map-scales.ts';
import { placeText } from './map-text.ts';
import type { MapResult } from './state.ts';

/** What stands at a place of a map: the same place in all panels. */
export interface MapReading {
  /** Longitude and latitude; column and row in a plain map. */
  place: Point;
  /** `47.5° N, 10° E`, or a station's name. */
  where: string;
  /** A text for each panel; empty where a panel has nothing there. */
  values: string[];
}

/** How near to a station or a track one has to point, in units of the view. */
const reach = 16;

/** Reads all panels at a point of the view; undefined beside the sphere. */
export function readMap(layout: MapLayout, frame: number, at: Point): MapReading | undefined {
  const marked = nearestMark(layout, frame, at);
  if (marked) return marked;
  const place = layout.view.at(at[0], at[1]);
  return place && readCell(layout, frame, place);
}

/** Reads the cell that a place lies in. */
export function readCell(layout: MapLayout, frame: number, place: Point): MapReading | undefined {
  const { map, axes, factor } = layout;
  const { grid } = map.spec;
  if (!grid || !axes) return { place, where: placeText(...place), values: map.panels.map(() => '') };
  const fineRow = indexAt(axes.rows, place[1], Number.POSITIVE_INFINITY);
  const fineColumn = indexAt(axes.columns, place[0], axes.circle);
  if (fineRow < 0 || fineColumn < 0) return undefined;
  const row = Math.floor(fineRow / factor);
  const column = Math.floor(fineColumn / factor);
  const centre: Point = [grid.longitudes?.[column] ?? column, grid.latitudes?.[row] ?? row];
  const where = grid.latitudes ? placeText(...centre) : cells.cell(row, column);
  const size = grid.rows * grid.columns;
  const values = map.panels.map((panel) => {
    const units = map.spec.scales[panel.scale]?.units ?? '';
    return cellText(panel, units, frame, row * grid.columns + column, size);
  });
  return { place: centre, where, values };
}

function cellText(panel: MapPanel, units: string, frame: number, at: number, size: number): string {
  const parts: string[] = [];
  if (panel.field) {
    const value = frameOf(panel.field, size, frame)[at] ?? Number.NaN;
    parts.push(valueText(value, units));
  }
  if (panel.wind) {
    const u = frameOf(panel.wind.u, size, frame)[at] ?? Number.NaN;
    const v = frameOf(panel.wind.v, size, frame)[at] ?? Number.NaN;
    parts.push(windText(u, v, panel.wind.units));
  }
  return parts.join(', ');
}

function valueText(value: number, units: string): string {
  return Number.isFinite(value) ? `${displayNumber(value)} ${units}`.trim() : cells.missing;
}

/** Wind as it is reported: speed, and where it comes from. */
export function windText(u: number, v: number, units: string): string {
  const speed = Math.hypot(u, v);
  if (!Number.isFinite(speed)) return words.windMissing;
  if (speed === 0) return words.calm;
  const from = (((270 - (Math.atan2(v, u) * 180) / Math.PI) % 360) + 360) % 360;
  return words.windFrom(displayNumber(speed, 3), units, Math.round(from) % 360).replace('  ', ' ');
}

/** A station, or a point of a track: where a keyboard cursor can stop. */
export interface MapStop {
  panel: number;
  place: Point;
  /** Position among the stations, or within the track. */
  index: number;
  track?: MapTrack;
}

const known = new WeakMap<MapResult, MapStop[]>();

/** Stations and points of tracks of all panels, in order. */
export function mapStops(map: MapResult): MapStop[] {
  const before = known.get(map);
  if (before) return before;
  const stops: MapStop[] = [];
  const add = (panel: number, { latitudes, longitudes }: Places, track?: MapTrack): void => {
    for (let index = 0; index < latitudes.length; index += 1) {
      const place: Point = [longitudes[index] as number, latitudes[index] as number];
      stops.push({ panel, place, index, ...(track && { track }) });
    }
  };
  map.panels.forEach(({ points, tracks = [] }, panel) => {
    if (points) add(panel, points);
    for (const track of tracks) add(panel, track, track);
  });
  known.set(map, stops);
  return stops;
}

type Places = Pick<MapTrack, 'latitudes' | 'longitudes'>;

/** What a stop says. */
export function readStop({ map }: MapLayout, frame: number, stop: MapStop): MapReading {
  const { place, track, index } = stop;
  const panel = map.panels[stop.panel];
  const units = map.spec.scales[panel?.scale ?? 0]?.units ?? '';
  const { points } = panel ?? {};
  const values = track
    ? track.values
    : points?.values && frameOf(points.values, points.latitudes.length, frame);
  const name = track
    ? words.trackPoint(track.name, index + 1, track.latitudes.length)
    : points?.names[index] || words.point(index);
  const text = values ? valueText(values[index] as number, units) : '';
  return {
    place,
    where: `${name} (${placeText(...place)})`,
    values: map.panels.map((_, i) => (i === stop.panel ? text : '')),
  };
}

function nearestMark(layout: MapLayout, frame: number, at: Point): MapReading | undefined {
  let best: MapStop | undefined;
  let nearest = reach;
  for (const stop of mapStops(layout.map)) {
    const place = layout.view.place(...stop.place);
    const distance = place ? Math.hypot(place[0] - at[0], place[1] - at[1]) : Number.POSITIVE_INFINITY;
    if (distance < nearest) [best, nearest] = [stop, distance];
  }
  return best && readStop(layout, frame, best);
}
