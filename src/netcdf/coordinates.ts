import { type Axis, timeAfter } from '../../playground/lab/data/axis.ts';
import type { DatasetCard } from '../schemas/dataset.ts';
import type { NetcdfVariable } from './encode.ts';
import { udunits } from './units.ts';

type CardAxis = DatasetCard['axes'][number];

/** What an axis brings into a file: further dimensions, and coordinate variables with their bounds. */
export interface Coordinates {
  dimensions: Record<string, number>;
  variables: NetcdfVariable[];
}

const standardNames: Readonly<Record<string, string>> = {
  degrees_north: 'latitude',
  degrees_east: 'longitude',
};
const projected: Readonly<Record<string, string>> = {
  northing: 'projection_y_coordinate',
  easting: 'projection_x_coordinate',
};

/** The coordinates of an axis by the CF conventions, chapters 4 and 5; of stations and storms by chapter 9. */
export function coordinates(entry: CardAxis, axis: Axis): Coordinates {
  switch (axis.kind) {
    case 'regular':
    case 'list':
      return numbers(entry, axis);
    case 'time':
    case 'times':
      return times(entry, axis);
    case 'stations':
      return stations(axis);
    case 'rows':
      return groups(axis);
  }
}

function numbers(entry: CardAxis, axis: Extract<Axis, { kind: 'regular' | 'list' }>): Coordinates {
  const points = Float64Array.from(
    axis.kind === 'list'
      ? axis.values
      : Array.from({ length: axis.count }, (_, index) => axis.first + axis.step * index),
  );
  const units = udunits(entry.units);
  const standardName = standardNames[units] ?? projected[entry.name];
  const attributes = {
    ...(standardName && { standard_name: standardName }),
    long_name: entry.longName,
    units,
  };
  if (entry.kind !== 'regular' || !entry.cells) return plain(entry.name, points, attributes);
  const half = entry.step / 2;
  return bounded(
    entry.name,
    points,
    attributes,
    [...points].map((point) => [point - half, point + half]),
  );
}

function times(entry: CardAxis, axis: Extract<Axis, { kind: 'time' | 'times' }>): Coordinates {
  const at = (index: number): Date =>
    axis.kind === 'times' ? (axis.times[index] as Date) : timeAfter(axis.start, axis.step, index);
  const start = at(0);
  const unit = axis.kind === 'times' || axis.step.unit === 'hours' ? 'hours' : 'days';
  const since = (time: Date): number => (Number(time) - Number(start)) / (unit === 'hours' ? 3.6e6 : 8.64e7);
  const points = Float64Array.from({ length: axis.count }, (_, index) => since(at(index)));
  const attributes = {
    standard_name: 'time',
    long_name: entry.longName,
    units: `${unit} since ${start.toISOString().slice(0, 19).replace('T', ' ')}`,
    calendar: 'standard',
  };
  if (axis.kind !== 'time' || entry.kind !== 'time' || !entry.covers)
    return plain(entry.name, points, attributes);
  const { covers } = entry;
  const ends = Array.from({ length: axis.count }, (_, index): [number, number] => {
    const time = at(index);
    if (covers === 'month') {
      const month = (later: number) => new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + later));
      return [since(month(0)), since(month(1))];
    }
    const other = timeAfter(time, axis.step, covers === 'before' ? -1 : 1);
    return covers === 'before' ? [since(other), since(time)] : [since(time), since(other)];
  });
  return bounded(entry.name, points, attributes, ends);
}

function stations(axis: Extract<Axis, { kind: 'stations' }>): Coordinates {
  const { name: along, stations: places } = axis;
  const ids = text(
    `${along}Id`,
    along,
    'idLength',
    places.map(({ id }) => id),
  );
  const names = text(
    `${along}Name`,
    along,
    'nameLength',
    places.map(({ name }) => name),
  );
  const place = (name: string, units: string, values: number[]): NetcdfVariable => ({
    name,
    dimensions: [along],
    attributes: { standard_name: name, long_name: `${name} of the station`, units },
    values: Float64Array.from(values),
  });
  return {
    dimensions: { ...ids.dimensions, ...names.dimensions },
    variables: [
      withAttributes(ids, { cf_role: 'timeseries_id', long_name: 'Short name of the station' }),
      withAttributes(names, { standard_name: 'platform_name', long_name: 'Name of the station' }),
      place(
        'latitude',
        'degrees_north',
        places.map(({ latitude }) => latitude),
      ),
      place(
        'longitude',
        'degrees_east',
        places.map(({ longitude }) => longitude),
      ),
    ],
  };
}

/** Groups of rows as a contiguous ragged array: the number of rows of each group, one group after the other. */
function groups(axis: Extract<Axis, { kind: 'rows' }>): Coordinates {
  const ids = text(
    'groupId',
    'group',
    'idLength',
    axis.groups.map(({ id }) => id),
  );
  const names = text(
    'groupName',
    'group',
    'nameLength',
    axis.groups.map(({ name }) => name),
  );
  return {
    dimensions: { group: axis.groups.length, ...ids.dimensions, ...names.dimensions },
    variables: [
      withAttributes(ids, { cf_role: 'trajectory_id', long_name: 'Name that no other group of rows has' }),
      withAttributes(names, { long_name: 'Name of the group of rows' }),
      {
        name: 'rowSize',
        dimensions: ['group'],
        attributes: { sample_dimension: axis.name, long_name: 'Number of rows of the group' },
        values: Int32Array.from(axis.groups, ({ count }) => count),
      },
    ],
  };
}

function plain(name: string, values: Float64Array, attributes: Record<string, string>): Coordinates {
  return { dimensions: {}, variables: [{ name, dimensions: [name], attributes, values }] };
}

function bounded(
  name: string,
  values: Float64Array,
  attributes: Record<string, string>,
  ends: number[][],
): Coordinates {
  const bounds = `${name}Bounds`;
  return {
    dimensions: { bound: 2 },
    variables: [
      { name, dimensions: [name], attributes: { ...attributes, bounds }, values },
      { name: bounds, dimensions: [name, 'bound'], attributes: {}, values: Float64Array.from(ends.flat()) },
    ],
  };
}

/** Texts as rows of characters, filled up with zeros, as NetCDF-3 has them. */
function text(
  name: string,
  along: string,
  across: string,
  values: readonly string[],
): { dimensions: Record<string, number>; variable: NetcdfVariable } {
  const encoded = values.map((value) => new TextEncoder().encode(value));
  const length = Math.max(...encoded.map((bytes) => bytes.length));
  const characters = new Uint8Array(values.length * length);
  for (const [row, bytes] of encoded.entries()) characters.set(bytes, row * length);
  return {
    dimensions: { [across]: length },
    variable: { name, dimensions: [along, across], attributes: {}, values: characters },
  };
}

function withAttributes(
  { variable }: { variable: NetcdfVariable },
  attributes: NetcdfVariable['attributes'],
): NetcdfVariable {
  return { ...variable, attributes };
}
