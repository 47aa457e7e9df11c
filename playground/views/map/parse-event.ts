import type { EventKinds, Fields } from '../../protocol/event-kind.ts';
import { palettes } from '../../protocol/palettes.ts';
import { finite, list, name, oneOf, record, whole } from '../../protocol/primitives.ts';
import { roles } from '../../protocol/roles.ts';
import {
  type MapEvent,
  type MapGrid,
  type MapMesh,
  type MapPanel,
  type MapPoints,
  type MapScale,
  type MapSpec,
  type MapTrack,
  type MapWind,
  maxMapAngle,
  maxMapEdgeEnds,
  maxMapFrames,
  maxMapPanels,
  maxMapPoints,
  maxMapSide,
  maxMapTracks,
  maxMapValues,
  projections,
  windStyles,
} from './event.ts';

/** A map is sent whole, and again when it changes. */
export const mapEvents: EventKinds<MapEvent> = {
  map: {
    parse: parseMap,
    replaces: 'view',
    numbers: ({ panels }) =>
      panels.reduce((sum, { field, wind }) => sum + (field?.length ?? 0) + 2 * (wind?.u.length ?? 0), 0),
  },
};

/** Parses a map; undefined when it is malformed. Every array is held to the grid, the frames and the bounds. */
function parseMap(event: Fields): MapEvent | undefined {
  const id = name(event['id']);
  const spec = parseSpec(event['spec']);
  if (id === undefined || !spec) return undefined;
  const panels = list(event['panels'], (panel) => parsePanel(panel, spec), maxMapPanels);
  if (!panels || panels.length === 0 || valuesOf(panels) > maxMapValues) return undefined;
  return { type: 'map', id, spec, panels };
}

/** How many numbers the panels hold. */
function valuesOf(panels: readonly MapPanel[]): number {
  let count = 0;
  for (const { field, wind, points, tracks = [], mesh } of panels) {
    count += (field?.length ?? 0) + 2 * (wind?.u.length ?? 0);
    for (const one of [points, mesh, ...tracks]) count += 3 * (one?.latitudes.length ?? 0);
    count += (points?.values?.length ?? 0) + (mesh?.edges.length ?? 0);
  }
  return count;
}

function parseSpec(data: unknown): MapSpec | undefined {
  const spec = record(data);
  const title = name(spec?.['title']);
  const projection = oneOf(projections, spec?.['projection']);
  const frames = record(spec?.['frames']);
  const label = name(frames?.['label']);
  const names = list(frames?.['names'], name, maxMapFrames);
  const scales = list(spec?.['scales'], parseScale, maxMapPanels);
  if (!spec || title === undefined || !projection || label === undefined) return undefined;
  if (!names || names.length === 0 || !scales || scales.length === 0) return undefined;
  const grid = parseGrid(spec['grid']);
  if (spec['grid'] !== undefined && !grid) return undefined;
  // Only a plain map can do without coordinates.
  if (grid && !grid.latitudes && projection !== 'plain') return undefined;
  const centre = angles(spec['centre'], 2);
  const region = angles(spec['region'], 4);
  return {
    title,
    projection,
    ...(centre && { centre: centre as [number, number] }),
    ...(region && ordered(region) && { region: region as [number, number, number, number] }),
    ...(spec['cells'] === true && { cells: true }),
    ...(grid && { grid }),
    frames: { label, names },
    scales,
  };
}

function parseGrid(data: unknown): MapGrid | undefined {
  const grid = record(data);
  const rows = whole(grid?.['rows']);
  const columns = whole(grid?.['columns']);
  if (!grid || !rows || !columns || rows > maxMapSide || columns > maxMapSide) return undefined;
  const latitudes = list(grid['latitudes'], angle, maxMapSide);
  const longitudes = list(grid['longitudes'], angle, maxMapSide);
  if (!latitudes && !longitudes) return { rows, columns };
  if (latitudes?.some((latitude) => Math.abs(latitude) > 90)) return undefined;
  if (latitudes?.length !== rows || longitudes?.length !== columns) return undefined;
  const rising = (axis: number[]) => axis.every((value, i) => i === 0 || value > (axis[i - 1] as number));
  if (!rising(longitudes) || !(rising(latitudes) || rising(latitudes.toReversed()))) return undefined;
  return { rows, columns, latitudes, longitudes };
}

function parseScale(data: unknown): MapScale | undefined {
  const scale = record(data);
  const units = name(scale?.['units']);
  const palette = oneOf(palettes, scale?.['palette']);
  if (!scale || units === undefined || !palette) return undefined;
  const min = finite(scale['min']);
  const max = finite(scale['max']);
  return { units, palette, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function parsePanel(data: unknown, spec: MapSpec): MapPanel | undefined {
  const panel = record(data);
  const title = name(panel?.['name']);
  const scale = whole(panel?.['scale']);
  if (!panel || title === undefined || scale === undefined || scale >= spec.scales.length) return undefined;
  const { grid, frames } = spec;
  const cells = grid ? grid.rows * grid.columns * frames.names.length : 0;
  const role = oneOf(roles, panel['role']);
  const field = cells > 0 ? floats(panel['field'], cells) : undefined;
  const wind = cells > 0 ? parseWind(panel['wind'], cells) : undefined;
  const points = parsePoints(panel['points'], frames.names.length);
  const tracks = list(panel['tracks'], parseTrack, maxMapTracks);
  const mesh = parseMesh(panel['mesh']);
  for (const [key, parsed] of Object.entries({ field, wind, points, tracks, mesh })) {
    if (panel[key] !== undefined && parsed === undefined) return undefined;
  }
  return {
    name: title,
    scale,
    ...(role && { role }),
    ...(field && { field }),
    ...(wind && { wind }),
    ...(points && { points }),
    ...(tracks && { tracks }),
    ...(mesh && { mesh }),
  };
}

function parseWind(data: unknown, cells: number): MapWind | undefined {
  const wind = record(data);
  const u = floats(wind?.['u'], cells);
  const v = floats(wind?.['v'], cells);
  const units = name(wind?.['units']);
  const style = oneOf(windStyles, wind?.['style']);
  return u && v && units !== undefined && style ? { u, v, units, style } : undefined;
}

function parsePoints(data: unknown, frames: number): MapPoints | undefined {
  const points = record(data);
  const places = parsePlaces(points);
  const names = list(points?.['names'], name, maxMapPoints);
  if (!points || !places || !names) return undefined;
  const count = places.latitudes.length;
  if (names.length > 0 && names.length !== count) return undefined;
  const values = floats(points['values'], count) ?? floats(points['values'], count * frames);
  if (points['values'] !== undefined && !values) return undefined;
  return { ...places, names, ...(values && { values }) };
}

function parseTrack(data: unknown): MapTrack | undefined {
  const track = record(data);
  const places = parsePlaces(track);
  const title = name(track?.['name']);
  if (!track || !places || title === undefined) return undefined;
  const role = oneOf(roles, track['role']);
  const values = floats(track['values'], places.latitudes.length);
  if (track['values'] !== undefined && !values) return undefined;
  return { name: title, ...(role && { role }), ...places, ...(values && { values }) };
}

function parseMesh(data: unknown): MapMesh | undefined {
  const mesh = record(data);
  const places = parsePlaces(mesh);
  const edges = mesh?.['edges'];
  if (!places || !(edges instanceof Uint32Array) || edges.length % 2 !== 0) return undefined;
  if (edges.length > maxMapEdgeEnds || edges.some((node) => node >= places.latitudes.length))
    return undefined;
  return { ...places, edges };
}

function parsePlaces(
  data: Record<string, unknown> | undefined,
): { latitudes: Float32Array; longitudes: Float32Array } | undefined {
  const latitudes = data?.['latitudes'];
  if (!(latitudes instanceof Float32Array) || latitudes.length > maxMapPoints) return undefined;
  const longitudes = floats(data?.['longitudes'], latitudes.length);
  return longitudes && { latitudes, longitudes };
}

function floats(value: unknown, length: number): Float32Array | undefined {
  return value instanceof Float32Array && value.length === length ? value : undefined;
}

/** Degrees; a longitude may be counted from any meridian. */
function angle(value: unknown): number | undefined {
  const degrees = finite(value);
  return degrees !== undefined && Math.abs(degrees) <= maxMapAngle ? degrees : undefined;
}

function angles(value: unknown, count: number): number[] | undefined {
  const all = list(value, angle, count);
  return all?.length === count ? all : undefined;
}

function ordered([west = 0, south = 0, east = 0, north = 0]: number[]): boolean {
  return west < east && south < north && south >= -90 && north <= 90 && east - west <= 360;
}
