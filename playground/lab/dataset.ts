import { type CardAxis, type CardVariable, parseCard } from './card.ts';
import { type AxisName, catalogue, type DatasetId, type VariableName } from './catalogue.ts';
import { host } from './host.ts';
import { nearest } from './nearest.ts';
import { gather, type Samples } from './samples.ts';
import { type Part, partOf, type SplitRule } from './split.ts';

/** One variable of a data set, unpacked. */
export interface Variable {
  /** Row-major in the order of `shape`; NaN where nothing was observed. */
  readonly values: Float32Array;
  readonly shape: readonly number[];
  readonly units: string;
  readonly longName: string;
  /** Number of NaNs. */
  readonly missing: number;
}

/** A data set with its variables and axes. */
export interface Dataset<Name extends string = string, Axis extends string = string> {
  readonly id: string;
  readonly title: string;
  readonly variables: Readonly<Record<Name, Variable>>;
  /** Coordinates along each axis, in the order of the variables' shape. */
  readonly axes: Readonly<Record<Axis, Float32Array>>;
  /** The cells in which all of `names` are present, as columns. */
  samples<Chosen extends Name>(names: readonly Chosen[]): Samples<Chosen>;
}

/** The value that stands for a missing one in a packed variable. */
const missingCode = -32768;

/** Loads one of the course's data sets: `await dataset('coads')`. */
export async function dataset<Id extends DatasetId>(
  id: Id,
): Promise<Dataset<VariableName<Id>, AxisName<Id>>> {
  const known = Object.keys(catalogue);
  if (!known.includes(id)) {
    const near = nearest(String(id), known);
    const offer = near.length > 0 ? `Did you mean ${near.map((name) => `'${name}'`).join(' or ')}? ` : '';
    throw new RangeError(`There is no data set "${String(id)}". ${offer}There are: ${known.join(', ')}.`);
  }
  const { card, bytes } = await host().dataset(id);
  return unpackDataset(card, bytes) as Dataset<VariableName<Id>, AxisName<Id>>;
}

/**
 * Unpacks a data set from its card and its uncompressed bytes. Each variable is a plane of low bytes followed by a
 * plane of high bytes of 16-bit integers n; its values are offset + scale · n.
 */
export function unpackDataset(card: unknown, bytes: ArrayBuffer): Dataset {
  const { id, title, axes, variables, payloadBytes, split } = parseCard(card);
  if (bytes.byteLength !== payloadBytes) {
    throw new RangeError(
      `The data set "${id}" is ${bytes.byteLength < payloadBytes ? 'cut short' : 'too long'}: ` +
        `${payloadBytes} bytes expected, ${bytes.byteLength} received.`,
    );
  }
  const shape = axes.map((axis) => axis.count);
  const cells = shape.reduce((product, count) => product * count, 1);
  const unpacked: Record<string, Variable> = {};
  for (const variable of variables) {
    if (variable.byteOffset + 2 * cells > payloadBytes) {
      throw new RangeError(
        `The data set "${id}" is damaged: ${variable.name} would end at byte ${variable.byteOffset + 2 * cells} ` +
          `of ${payloadBytes}.`,
      );
    }
    const { units, longName, missing } = variable;
    unpacked[variable.name] = { values: unpack(variable, bytes, cells), shape, units, longName, missing };
  }
  const coordinates = Object.fromEntries(axes.map((axis) => [axis.name, coordinatesOf(axis)]));
  let parts: ((cell: number) => Part) | undefined;

  return {
    id,
    title,
    variables: unpacked,
    axes: coordinates,
    samples(names) {
      for (const name of names) {
        if (!(name in unpacked)) {
          const offer = nearest(name, Object.keys(unpacked))[0];
          throw new RangeError(
            `The data set "${id}" has no variable "${name}".${offer ? ` Did you mean '${offer}'?` : ''}`,
          );
        }
      }
      const index = presentCells(
        names.map((name) => (unpacked[name] as Variable).values),
        cells,
      );
      parts ??= partsOfCells(axes, coordinates, split);
      return gather(names, unpacked as Record<(typeof names)[number], Variable>, index, parts);
    },
  };
}

function unpack(
  { scale, offset, byteOffset }: CardVariable,
  bytes: ArrayBuffer,
  cells: number,
): Float32Array {
  const low = new Uint8Array(bytes, byteOffset, cells);
  const high = new Int8Array(bytes, byteOffset + cells, cells);
  const values = new Float32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const code = (high[cell] as number) * 256 + (low[cell] as number);
    values[cell] = code === missingCode ? Number.NaN : offset + scale * code;
  }
  return values;
}

function coordinatesOf({ count, first, step }: CardAxis): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => first + step * index);
}

/** The cells in which every column has a value; a typed array, because there are a hundred thousand of them. */
function presentCells(columns: readonly Float32Array[], cells: number): Int32Array {
  const index = new Int32Array(cells);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) {
    if (columns.every((values) => !Number.isNaN(values[cell]))) index[count++] = cell;
  }
  return index.slice(0, count);
}

/** The part of every cell by a table of positions: the rule is asked once a position, not once a month. */
function partsOfCells(
  axes: readonly CardAxis[],
  coordinates: Readonly<Record<string, Float32Array>>,
  rule: SplitRule,
): (cell: number) => Part {
  const latitudes = coordinates['latitude'] ?? new Float32Array(1);
  const longitudes = coordinates['longitude'] ?? new Float32Array(1);
  const table = Array.from(latitudes).flatMap((latitude) =>
    Array.from(longitudes, (longitude) => partOf(latitude, longitude, rule)),
  );
  const row = indexAlong(axes, 'latitude');
  const column = indexAlong(axes, 'longitude');
  return (cell) => table[row(cell) * longitudes.length + column(cell)] as Part;
}

/** The position along one axis of a flat cell index; 0 where there is no such axis. */
function indexAlong(axes: readonly CardAxis[], name: string): (cell: number) => number {
  const position = axes.findIndex((axis) => axis.name === name);
  const axis = axes[position];
  if (!axis) return () => 0;
  const inner = axes.slice(position + 1).reduce((product, { count }) => product * count, 1);
  return (cell) => Math.floor(cell / inner) % axis.count;
}
