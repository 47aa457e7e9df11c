import type { Palette } from '../../protocol/palettes.ts';
import type { Role } from '../../protocol/roles.ts';
import type { MapPanel, MapPoints, MapScale, MapSpec, MapTrack } from '../../views/map/event.ts';
import { gatherValues, type Shaped } from '../host/gather-values.ts';
import { host } from '../host/host.ts';
import { countFrames, type Frames, framesOf, gridOf, nameFrames, type PlaceOptions } from './map-frames.ts';
import { type MapStation, placesOf, type Track, tracksOf } from './places.ts';

/** How values become colours. */
export interface ColourOptions {
  /** Unit of the values. */
  units: string;
  /** `viridis` where nothing is said; `diverging` is white at zero, `rain` white where it is dry. */
  palette?: Palette;
  /** Lower limit of the colour bar; the lowest value unless given. */
  min?: number;
  /** Upper limit of the colour bar; the highest value unless given. */
  max?: number;
}

/** Wind over a map. */
export interface WindOptions {
  /** Towards the east, on the map's grid and with as many frames. */
  u: Frames;
  /** Towards the north, as `u`. */
  v: Frames;
  /** Unit of both. */
  units?: string;
  /** Arrows unless given. */
  style?: 'arrows' | 'streamlines';
}

/** What lies on a map besides its field. */
export interface MapOptions extends PlaceOptions, ColourOptions {
  /** Whose field it is: its name is drawn in the colour of its role. */
  role?: Role;
  /** Wind, drawn over the field. */
  wind?: WindOptions;
  /** Places, drawn over the field. */
  stations?: readonly MapStation[];
  /** Ways, drawn over the field. */
  tracks?: readonly Track[];
}

/**
 * Draws a field on a map; a list of fields is played through. A second map of the same title replaces the first.
 *
 * @param values [rows, columns], or frames of it; NaN is missing
 * @throws TypeError when neither coordinates nor a shape are known, RangeError when shapes or frames do not fit each
 *   other, a place lies nowhere, or it is too much for a page
 * @example
 * const coads = await dataset('coads');
 * const { latitude, longitude } = coads.axes;
 * map(coads.variables.sst.take([0, 6]), {
 *   title: 'Sea surface temperature',
 *   units: '°C',
 *   latitudes: latitude,
 *   longitudes: longitude,
 *   times: ['January', 'July'],
 * });
 */
export function map(values: Frames, options: MapOptions): void {
  const name = `map "${options.title}"`;
  const { wind, role, stations, tracks } = options;
  const sources = [values, ...(wind ? [wind.u, wind.v] : [])];
  const { spec, frames } = prepare(name, sources, options, [scaleOf(options)]);
  gather(sources, ([field, u, v]) => {
    const panel: MapPanel = {
      name: '',
      scale: 0,
      ...(role && { role }),
      ...(field && { field }),
      ...(wind && u && v && { wind: { u, v, units: wind.units ?? '', style: wind.style ?? 'arrows' } }),
      ...(stations && { points: placesOf(name, stations, frames) as MapPoints }),
      ...(tracks && { tracks: tracksOf(name, tracks) as MapTrack[] }),
    };
    send(spec, [panel]);
  });
}

/** What is compared on maps. */
export interface CompareOptions extends PlaceOptions, ColourOptions {
  /** [rows, columns], or frames of it. */
  forecast: Frames;
  /** As many frames of the same shape. */
  truth: Frames;
  /** Half the width of the difference's colour bar. */
  maxDifference?: number;
}

/**
 * Draws forecast, truth and forecast minus truth side by side: one scale of colours for the first two, a diverging
 * one for the difference, one pointer and one clock for all.
 *
 * @throws TypeError when neither coordinates nor a shape are known, RangeError when shapes or frames do not fit each
 *   other or it is too much for a page
 * @example
 * const truth = [[280, 281], [282, 283]];
 * const forecast = [[281, 281], [281, 283]];
 * compare({ title: 'One day ahead', units: 'K', forecast, truth, maxDifference: 2 });
 */
export function compare(options: CompareOptions): void {
  const name = `compare "${options.title}"`;
  const { forecast, truth, maxDifference: max } = options;
  const difference: MapScale = {
    units: options.units,
    palette: 'diverging',
    ...(max !== undefined && { min: -max, max }),
  };
  const { spec } = prepare(name, [forecast, truth, truth], options, [scaleOf(options), difference]);
  gather([forecast, truth], ([ours = empty, theirs = empty]) => {
    send(spec, [
      { name: 'forecast', role: 'forecast', scale: 0, field: ours },
      { name: 'truth', role: 'truth', scale: 0, field: theirs },
      {
        name: 'forecast − truth',
        role: 'error',
        scale: 1,
        field: ours.map((value, i) => value - (theirs[i] as number)),
      },
    ]);
  });
}

const empty = new Float32Array(0);

/** The colours of a map as its event says them. */
export function scaleOf({ units, palette = 'viridis', min, max }: ColourOptions): MapScale {
  return { units, palette, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The parts of a map's description that need no values. */
export function placeOf(options: PlaceOptions): Pick<MapSpec, 'title' | 'centre' | 'region' | 'cells'> {
  const { title, centre, region, cells } = options;
  return {
    title,
    ...(centre && { centre: [...centre] as [number, number] }),
    ...(region && { region: [...region] as [number, number, number, number] }),
    ...(cells && { cells }),
  };
}

/** Sends a map. */
export function send(spec: MapSpec, panels: MapPanel[]): void {
  host().emit({ type: 'map', id: spec.title, spec, panels });
}

/** Everything that can be wrong is said here, before anything is read from the GPU. */
function prepare(
  name: string,
  sources: readonly Frames[],
  options: PlaceOptions,
  scales: MapScale[],
): { spec: MapSpec; frames: number } {
  const grid = gridOf(name, sources[0] ?? [], options);
  const counts = sources.map((source) => countFrames(name, source, grid));
  const frames = counts[0] ?? 0;
  const other = counts.find((count) => count !== frames);
  if (other !== undefined)
    throw new RangeError(`${name}: ${frames} frames of one field but ${other} of another.`);
  const named = nameFrames(name, frames, frames * grid.rows * grid.columns * sources.length, options);
  const projection = grid.latitudes ? (options.projection ?? 'equirectangular') : 'plain';
  return { frames, spec: { ...placeOf(options), projection, grid, frames: named, scales } };
}

/** Reads all sources and joins the frames of each. */
function gather(sources: readonly Frames[], use: (fields: Float32Array[]) => void): void {
  const lists = sources.map(framesOf);
  gatherValues(lists.flat(), (pieces) => {
    const rest = [...pieces];
    use(lists.map((list) => joined(rest.splice(0, list.length))));
  });
}

function joined(pieces: Shaped[]): Float32Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first.values;
  const all = new Float32Array(pieces.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of pieces) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}
