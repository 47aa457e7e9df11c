import { cells, map as words } from '../../words/en/views.ts';
import { extremes } from '../drawing/extremes.ts';
import { displayNumber, plainNumber } from '../drawing/number-format.ts';
import type { MapPanel } from './event.ts';
import type { MapLayout } from './map-layout.ts';
import { frameOf } from './map-scales.ts';
import type { MapResult } from './state.ts';
import { fullSpeed } from './wind-marks.ts';

/** Stations and tracks that a name lists before it only counts them. */
const listed = 12;

/** Accessible name of a panel in a frame: what it shows, and at its end the values. */
export function panelLabel(
  { map, view }: Pick<MapLayout, 'map' | 'view'>,
  index: number,
  frame: number,
): string {
  const { spec, panels } = map;
  const panel = panels[index] as MapPanel;
  const units = spec.scales[panel.scale]?.units ?? '';
  const at = spec.frames.names[frame];
  const what = [spec.title, panel.name, at && `${spec.frames.label} ${at}`].filter(Boolean).join(', ');
  const globe = view.kind === 'orthographic' ? words.globe(placeText(...view.centre)) : '';
  return `${what}: ${contents(map, panel, frame, units ? ` ${units}` : '').join('; ')}${globe}`;
}

function contents({ spec }: MapResult, panel: MapPanel, frame: number, units: string): string[] {
  const parts: string[] = [];
  const { field, wind, points, tracks = [], mesh } = panel;
  const { grid } = spec;
  if (field && grid) {
    const size = grid.rows * grid.columns;
    const { min, max, missing } = extremes(frameOf(field, size, frame));
    parts.push(cells.mapOf(grid.rows, grid.columns, span(min, max, units)));
    if (missing > 0) parts.push(cells.valuesMissing(missing, size));
  }
  if (wind && grid) {
    const size = grid.rows * grid.columns;
    const [u, v] = [frameOf(wind.u, size, frame), frameOf(wind.v, size, frame)];
    const { max, min } = extremes(u.map((value, i) => Math.hypot(value, v[i] as number)));
    parts.push(words.wind(span(min, max, wind.units ? ` ${wind.units}` : '')));
  }
  if (mesh) parts.push(words.mesh(mesh.latitudes.length, mesh.edges.length / 2));
  if (tracks.length > 0) {
    const names = tracks.slice(0, listed).map(({ name, role, values }) => {
      const { min, max } = extremes(values ?? new Float32Array(0));
      return `${name}${role ? ` (${role})` : ''}${Number.isNaN(min) ? '' : ` ${span(min, max, units)}`}`;
    });
    parts.push(words.tracks(tracks.length, names.join(', ')));
  }
  if (points) {
    const count = points.latitudes.length;
    const values = points.values && frameOf(points.values, count, frame);
    const { min, max } = extremes(values ?? new Float32Array(0));
    const text = (_: unknown, i: number) =>
      `${points.names[i] || words.point(i)} ${values ? plainNumber(values[i] as number) : ''}`.trim();
    const all =
      count <= listed ? `: ${Array.from({ length: count }, text).join(', ')}${values ? units : ''}` : '';
    parts.push(`${words.stations(count)}${values && !all ? `, ${span(min, max, units)}` : all}`);
  }
  return parts.length > 0 ? parts : [words.nothing];
}

function span(min: number, max: number, units: string): string {
  return Number.isNaN(min) ? cells.noValues : cells.span(plainNumber(min), plainNumber(max), units);
}

/** What stands below the maps: missing values, and what an arrow's length means. */
export function mapNotes({ spec, panels }: MapResult, frame: number): string[] {
  const notes: string[] = [];
  const size = spec.grid ? spec.grid.rows * spec.grid.columns : 0;
  panels.forEach(({ name, field, wind }) => {
    const of = name ? ` (${name})` : '';
    const missing = field ? extremes(frameOf(field, size, frame)).missing : 0;
    if (missing > 0) {
      notes.push(missing === size ? words.allMissing(size, of) : words.someMissing(missing, size, of));
    }
    if (wind?.style === 'arrows') {
      notes.push(words.arrows(displayNumber(fullSpeed(wind)), wind.units));
    }
  });
  return notes;
}

/** `12.5° N, 30° W`. */
export function placeText(longitude: number, latitude: number): string {
  const { north, south, east, west } = words.directions;
  const eastward = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return `${degrees(latitude, north, south)}, ${degrees(eastward, east, west)}`;
}

/** `30° W`; nothing but `0°` on the equator and at Greenwich. */
export function degrees(value: number, positive: string, negative: string): string {
  const size = Math.abs(Math.round(value * 100) / 100);
  return size === 0 ? '0°' : `${size}° ${value > 0 ? positive : negative}`;
}
