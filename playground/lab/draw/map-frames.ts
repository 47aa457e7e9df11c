import {
  type MapGrid,
  type MapSpec,
  maxMapAngle,
  maxMapFrames,
  maxMapSide,
  maxMapValues,
  type Projection,
} from '../../views/map/event.ts';
import { wantText, wantWhole } from '../arguments/want.ts';
import { wantArray, wantEachNumber } from '../arguments/want-list.ts';
import { shapeOf, sizeOf, type Values } from './gather-values.ts';

/** One field, or a list of fields that follow each other in time. A tensor of three dimensions is such a list too. */
export type Frames = Values | readonly Values[];

/** What all maps have in common: where they lie, how they are drawn, what their frames are called. */
export interface PlaceOptions {
  /** A second map of the same title replaces the first. */
  title: string;
  /** Centres of the rows in degrees north, rising or falling all the way. */
  latitudes?: ArrayLike<number>;
  /** Centres of the columns in degrees east, from west to east. */
  longitudes?: ArrayLike<number>;
  /** [rows, columns]; needed where it follows neither from coordinates nor from the values. */
  shape?: readonly [number, number];
  /** `equirectangular` unless given. */
  projection?: Projection;
  /** Longitude and latitude in the middle, in degrees. */
  centre?: readonly [number, number];
  /** West, south, east, north of what is shown, in degrees. */
  region?: readonly [number, number, number, number];
  /** Draws the cells as they are instead of interpolating between them. */
  cells?: boolean;
  /** Lead times of the frames, in hours. */
  leads?: ArrayLike<number>;
  /** Names of the frames where they are not lead times: `['January', 'February', …]`. */
  times?: readonly string[];
}

/** The frames of a source as a list: a list of fields is one already, everything else is taken as one piece. */
export function framesOf(source: Frames): readonly Values[] {
  if (!Array.isArray(source)) return [source as Values];
  const first: unknown = source[0];
  // number[] and number[][] are one field; a list of tensors, typed arrays or number[][] is one of frames.
  const isField =
    source.length === 0 ||
    typeof first === 'number' ||
    (Array.isArray(first) && typeof first[0] === 'number');
  return isField ? [source as Values] : (source as readonly Values[]);
}

/** Finds rows and columns from the coordinates, the shape given, or the values' own. */
export function gridOf(name: string, what: string, source: Frames, options: PlaceOptions): MapGrid {
  const { latitudes, longitudes, shape } = options;
  if (latitudes !== undefined && longitudes !== undefined) {
    wantEachNumber(name, 'options.latitudes', latitudes, Number.isFinite, ' of degrees');
    wantEachNumber(
      name,
      'options.longitudes',
      longitudes,
      isAngle,
      ' of degrees, at most 720 from Greenwich',
    );
    const grid = {
      rows: side(name, 'latitudes', latitudes.length),
      columns: side(name, 'longitudes', longitudes.length),
      latitudes: Array.from(latitudes),
      longitudes: eastwards(name, Array.from(longitudes)),
    };
    monotone(name, grid.latitudes);
    return grid;
  }
  if (latitudes !== undefined || longitudes !== undefined) {
    throw new TypeError(
      `${name}: give both latitudes and longitudes, or neither for a map without coordinates.`,
    );
  }
  if (shape !== undefined) wantArray(name, 'options.shape', shape, ' such as [rows, columns]');
  const own = shape ?? shapeOf(name, what, framesOf(source)[0] ?? []).slice(-2);
  const [rows, columns] = own;
  if (rows === undefined || columns === undefined) {
    throw new TypeError(`${name}: give latitudes and longitudes, or its shape, { shape: [rows, columns] }.`);
  }
  return { rows: side(name, 'rows', rows), columns: side(name, 'columns', columns) };
}

function side(name: string, what: string, length: unknown): number {
  wantWhole(name, `the number of ${what}`, length, 1, maxMapSide);
  return length;
}

/** Degrees; a longitude may be counted from any meridian. */
export function isAngle(degrees: number): boolean {
  return Math.abs(degrees) <= maxMapAngle;
}

/** Checks a source against the grid and returns its number of frames. Both shapes are named where they differ. */
export function countFrames(name: string, what: string, source: Frames, grid: MapGrid): number {
  const { rows, columns } = grid;
  const cells = rows * columns;
  let frames = 0;
  for (const piece of framesOf(source)) {
    const shape = shapeOf(name, what, piece);
    const size = sizeOf(shape);
    const [height, width] = shape.slice(-2);
    const fits = shape.length === 1 ? size % cells === 0 : height === rows && width === columns;
    if (!fits || size === 0) {
      const where = grid.latitudes ? `${rows} latitudes and ${columns} longitudes` : 'its grid';
      throw new RangeError(
        `${name}: values of the shape [${shape.join(', ')}] do not fit ${where}, which ` +
          `${grid.latitudes ? 'make' : 'has'} the shape [${rows}, ${columns}]` +
          `${height === columns && width === rows ? '; transpose them' : ''}.`,
      );
    }
    frames += size / cells;
  }
  return frames;
}

/** Names the frames; refuses what is too much for a page. */
export function nameFrames(
  name: string,
  frames: number,
  values: number,
  { leads, times }: PlaceOptions,
): MapSpec['frames'] {
  if (frames > maxMapFrames || values > maxMapValues) {
    throw new RangeError(
      `${name}: ${frames} frames with ${values.toLocaleString('en')} values in all are too much for one map, which ` +
        `takes ${maxMapFrames} frames and ${maxMapValues.toLocaleString('en')} values. Show fewer frames or a coarser grid.`,
    );
  }
  if (leads !== undefined) wantEachNumber(name, 'options.leads', leads);
  if (times !== undefined) {
    wantArray(name, 'options.times', times, ' of texts');
    for (const time of times) wantText(name, 'each of options.times', time);
  }
  const given = leads ? Array.from(leads, leadName) : times && [...(times as readonly string[])];
  if (given && given.length !== frames) {
    throw new RangeError(
      `${name}: ${frames} ${frames === 1 ? 'frame' : 'frames'} but ${given.length} ${leads ? 'lead times' : 'times'}.`,
    );
  }
  if (given) return { label: leads ? 'lead time' : 'time', names: given };
  const names = frames === 1 ? [''] : Array.from({ length: frames }, (_, i) => `${i + 1}`);
  return { label: 'frame', names };
}

/** `6 h`, and `5 d` for whole days beyond two. */
function leadName(hours: number): string {
  return hours > 48 && hours % 24 === 0 ? `${hours / 24} d` : `${hours} h`;
}

/** Longitudes that always rise, as a grid from 0° to 357.5° or one from 180° W does when it crosses 180°. */
function eastwards(name: string, longitudes: number[]): number[] {
  const turned = longitudes.map((longitude) => longitude);
  for (let i = 1; i < turned.length; i += 1) {
    const before = turned[i - 1] as number;
    if ((turned[i] as number) <= before) turned[i] = (turned[i] as number) + 360;
    if ((turned[i] as number) <= before || !isAngle(turned[i] as number)) {
      throw new RangeError(`${name}: longitudes have to run from west to east; these fall at column ${i}.`);
    }
  }
  return turned;
}

function monotone(name: string, latitudes: number[]): void {
  const up = (latitudes[1] ?? 0) > (latitudes[0] ?? 0);
  const turn = latitudes.findIndex((value, i) => i > 0 && value > (latitudes[i - 1] as number) !== up);
  if (turn > 0 || latitudes.some((value) => !(Math.abs(value) <= 90))) {
    throw new RangeError(`${name}: latitudes have to rise or fall all the way, between −90° and 90°.`);
  }
}
