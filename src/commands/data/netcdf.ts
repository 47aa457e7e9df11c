import { NetCDFReader } from 'netcdfjs';

/** What a build script asks of a NetCDF-3 file. */
export interface NetcdfFile {
  /** A variable's numbers in one row-major list; its fill value, when it has one, comes out as NaN. */
  numbers(name: string): number[];
  /** A variable's attribute. */
  attribute(variable: string, name: string): number | string | undefined;
  /** An attribute of the file. */
  about(name: string): string;
  /** Throws unless the variable's units are those that the script was written for. */
  expectUnits(variable: string, units: string): void;
}

type Attributes = readonly { name: string; value: number | string }[];

/** Opens a NetCDF-3 file. */
export function openNetcdf(bytes: Uint8Array): NetcdfFile {
  const reader = new NetCDFReader(bytes);
  // netcdfjs 4.0.0 declares attributes as an empty tuple.
  const find = (attributes: Attributes, name: string): number | string | undefined =>
    attributes.find((entry) => entry.name === name)?.value;
  const attribute = (variable: string, name: string): number | string | undefined =>
    find(reader.variables.find((entry) => entry.name === variable)?.attributes ?? [], name);
  return {
    attribute,
    about: (name) => String(find(reader.globalAttributes, name) ?? ''),
    numbers(name) {
      // netcdfjs gives record variables record by record.
      const values = (reader.getDataVariable(name) as (number | number[])[]).flat() as number[];
      const missing = attribute(name, 'missing_value');
      return missing === undefined ? values : values.map((value) => (value === missing ? Number.NaN : value));
    },
    expectUnits(variable, units) {
      const found = attribute(variable, 'units');
      if (found !== units) throw new Error(`${variable} is in ${String(found)}; expected ${units}.`);
    },
  };
}

/** An axis of even steps from the coordinates of its points. */
export function evenAxis(name: string, longName: string, units: string, points: readonly number[]) {
  const [first = Number.NaN, second = Number.NaN] = points;
  const step = second - first;
  if (points.some((point, index) => point !== first + index * step))
    throw new Error(`${name} is not evenly spaced.`);
  return { kind: 'regular' as const, name, longName, units, count: points.length, first, step };
}
