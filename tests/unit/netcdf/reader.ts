import type { NetCDFReader } from 'netcdfjs';

/** The attributes of a variable. netcdfjs 4.0.0 declares them as an empty tuple. */
export function attributesOf(reader: NetCDFReader, name: string): Record<string, unknown> {
  const found: readonly { name: string; value: unknown }[] =
    reader.variables.find((entry) => entry.name === name)?.attributes ?? [];
  return Object.fromEntries(found.map((entry) => [entry.name, entry.value]));
}

/**
 * A variable's values as they are in the file. netcdfjs 4.0.0 reads on into the zeros that fill the last four bytes, and
 * takes bytes, which have a sign, for unsigned ones.
 */
export function storedOf(reader: NetCDFReader, name: string): (number | string)[] {
  const variable = reader.variables.find((entry) => entry.name === name);
  const cells = variable?.dimensions.reduce((product, id) => product * (reader.dimensions[id]?.size ?? 0), 1);
  const values = [reader.getDataVariable(name) as (number | string)[]].flat(2).slice(0, cells);
  return variable?.type === 'byte' ? values.map((value) => (Number(value) << 24) >> 24) : values;
}

/** A variable's numbers, unpacked as CF says: missing where they are the fill value, else offset + scale × integer. */
export function numbersOf(reader: NetCDFReader, name: string): number[] {
  const { _FillValue: fill, scale_factor: scale = 1, add_offset: offset = 0 } = attributesOf(reader, name);
  return storedOf(reader, name).map((value) =>
    value === fill ? Number.NaN : Number(offset) + Number(scale) * Number(value),
  );
}
