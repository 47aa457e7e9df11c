import { type Palette, palettes } from '../../protocol/palettes.ts';
import { type Role, roles } from '../../protocol/roles.ts';
import {
  type MapGrid,
  type MapPanel,
  type MapScale,
  type MapSpec,
  maxMapValues,
  type Projection,
  projections,
  windStyles,
} from '../../views/map/event.ts';
import { wantFlag, wantNumber, wantOneOf, wantOptions, wantText } from '../arguments/want.ts';
import { wantArray, wantEachNumber } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { drawings } from '../host/turns.ts';
import { gatherValues } from './gather-values.ts';
import {
  countFrames,
  type Frames,
  framesOf,
  gridOf,
  isAngle,
  nameFrames,
  type PlaceOptions,
} from './map-frames.ts';
import { type MapStation, placesOf, type Track, tracksOf } from './places.ts';
import { titled } from './titled.ts';

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
 * @throws TypeError when neither coordinates nor a shape are known, for values that are no numbers and options that are no
 *   such things; RangeError when shapes or frames do not fit each other, a place lies nowhere, or it is too much for a page,
 *   which takes 500 frames and 4,000,000 numbers
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
  const name = titled('map', options);
  const { wind, role, stations, tracks } = options;
  if (role !== undefined) wantOneOf(name, 'options.role', roles, role);
  const blowing = wind && windOf(name, wind);
  const sources: Source[] = [
    ['values', values],
    ...(wind ? ([['wind.u', wind.u] as const, ['wind.v', wind.v] as const] as const) : []),
  ];
  const { spec, frames } = prepare(name, sources, options, [scaleOf(name, options)]);
  const points = stations && placesOf(name, stations, frames);
  const ways = tracks && tracksOf(name, tracks);
  gather(name, sources, ([field, u, v]) => {
    const panel: MapPanel = {
      name: '',
      scale: 0,
      ...(role && { role }),
      ...(field && { field }),
      ...(blowing && u && v && { wind: { u, v, ...blowing } }),
      ...(points && { points }),
      ...(ways && { tracks: ways }),
    };
    emit(spec, [panel]);
  });
}

function windOf(name: string, wind: WindOptions): Pick<NonNullable<MapPanel['wind']>, 'units' | 'style'> {
  wantOptions(name, 'options.wind', wind);
  const { units = '', style = 'arrows' } = wind;
  wantText(name, 'options.wind.units', units);
  wantOneOf(name, 'options.wind.style', windStyles, style);
  return { units, style };
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
 * @throws TypeError when neither coordinates nor a shape are known, for fields that are no numbers and options that are no
 *   such things; RangeError when shapes or frames do not fit each other or it is too much for a page, as for `map`
 * @example
 * const truth = [[280, 281], [282, 283]];
 * const forecast = [[281, 281], [281, 283]];
 * compare({ title: 'One day ahead', units: 'K', forecast, truth, maxDifference: 2 });
 */
export function compare(options: CompareOptions): void {
  const name = titled('compare', options);
  const { forecast, truth, maxDifference: max } = options;
  if (max !== undefined) wantNumber(name, 'options.maxDifference', max, ' above 0', (value) => value > 0);
  const colours = scaleOf(name, options);
  const difference: MapScale = {
    units: colours.units,
    palette: 'diverging',
    ...(max !== undefined && { min: -max, max }),
  };
  const sources: Source[] = [
    ['options.forecast', forecast],
    ['options.truth', truth],
  ];
  const { spec } = prepare(name, sources, options, [colours, difference], 3);
  gather(name, sources, ([ours = empty, theirs = empty]) => {
    emit(spec, [
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

/** Values under the name that errors give them. */
type Source = readonly [name: string, values: Frames];

/** The colours of a map as its event says them. */
export function scaleOf(name: string, { units, palette = 'viridis', min, max }: ColourOptions): MapScale {
  wantText(name, 'options.units', units);
  wantOneOf(name, 'options.palette', palettes, palette);
  if (min !== undefined) wantNumber(name, 'options.min', min);
  if (max !== undefined) wantNumber(name, 'options.max', max);
  return { units, palette, ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The parts of a map's description that need no values. */
export function placeOf(
  name: string,
  options: PlaceOptions,
): Pick<MapSpec, 'title' | 'centre' | 'region' | 'cells'> {
  const { title, centre, region, cells = false } = options;
  wantFlag(name, 'options.cells', cells);
  if (centre !== undefined) wantAngles(name, 'options.centre', centre, ['longitude', 'latitude']);
  if (region !== undefined) {
    wantAngles(name, 'options.region', region, ['west', 'south', 'east', 'north']);
    const [west, south, east, north] = region;
    if (!(west < east && south < north && south >= -90 && north <= 90 && east - west <= 360)) {
      throw new RangeError(
        `${name}: options.region must be [west, south, east, north], east and north the larger; it is [${region}].`,
      );
    }
  }
  return {
    title,
    ...(centre && { centre: [...centre] as [number, number] }),
    ...(region && { region: [...region] as [number, number, number, number] }),
    ...(cells && { cells }),
  };
}

function wantAngles(name: string, member: string, value: unknown, names: readonly string[]): void {
  const wanted = ` of degrees, [${names.join(', ')}]`;
  wantArray(name, member, value, wanted);
  wantEachNumber(name, member, value, isAngle, wanted);
  if (value.length !== names.length) {
    throw new RangeError(`${name}: ${member} must be an array${wanted}; it has ${value.length} entries.`);
  }
}

/** The projection of a map, where one was named. */
export function projectionOf(name: string, { projection = 'equirectangular' }: PlaceOptions): Projection {
  wantOneOf(name, 'options.projection', projections, projection);
  return projection;
}

/** Sends a map when its turn has come. */
export function send(spec: MapSpec, panels: MapPanel[]): void {
  drawings.now(() => emit(spec, panels));
}

function emit(spec: MapSpec, panels: MapPanel[]): void {
  host().emit({ type: 'map', id: spec.title, spec, panels });
}

/**
 * Everything that can be wrong is said here, before anything is read from the GPU.
 *
 * @param drawn how many fields are drawn of the sources
 */
function prepare(
  name: string,
  sources: readonly Source[],
  options: PlaceOptions,
  scales: MapScale[],
  drawn = sources.length,
): { spec: MapSpec; frames: number } {
  const chosen = projectionOf(name, options);
  const counts: number[] = [];
  let grid: MapGrid | undefined;
  for (const [what, source] of sources) {
    grid ??= gridOf(name, what, source, options);
    counts.push(countFrames(name, what, source, grid));
  }
  const [frames = 0] = counts;
  const other = counts.find((count) => count !== frames);
  if (other !== undefined)
    throw new RangeError(`${name}: ${frames} frames of one field but ${other} of another.`);
  const { rows = 0, columns = 0 } = grid ?? {};
  const named = nameFrames(name, frames, frames * rows * columns * drawn, options);
  const projection = grid?.latitudes ? chosen : 'plain';
  return {
    frames,
    spec: { ...placeOf(name, options), projection, ...(grid && { grid }), frames: named, scales },
  };
}

/** Reads all sources and joins the frames of each. */
function gather(name: string, sources: readonly Source[], use: (fields: Float32Array[]) => void): void {
  const lists = sources.map(([what, source]) => framesOf(source).map((piece) => [what, piece] as const));
  gatherValues(name, lists.flat(), maxMapValues, (pieces) => {
    const rest = [...pieces];
    use(lists.map((list) => joined(rest.splice(0, list.length))));
  });
}

function joined(pieces: Float32Array[]): Float32Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of pieces) {
    all.set(values, at);
    at += values.length;
  }
  return all;
}
