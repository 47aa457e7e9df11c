import { ByteWriter } from './byte-writer.ts';

/** Numbers of one of the types of NetCDF-3: byte, short, int, float or double. */
export type NetcdfNumbers = Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** Text, or numbers in the type in which they are to stand in the file. */
export type NetcdfAttributes = Readonly<Record<string, string | NetcdfNumbers>>;

/** A variable; its type in the file follows from that of its values. */
export interface NetcdfVariable {
  name: string;
  /** Names of its dimensions, the slowest first; none for a single value. */
  dimensions: readonly string[];
  attributes: NetcdfAttributes;
  /** Row-major. Bytes in a `Uint8Array` are characters of text in UTF-8. */
  values: NetcdfNumbers | Uint8Array;
}

/** What a NetCDF file holds. */
export interface NetcdfContent {
  /** Length of each dimension; all are fixed. */
  dimensions: Readonly<Record<string, number>>;
  attributes: NetcdfAttributes;
  variables: readonly NetcdfVariable[];
}

const absent = 0;
const tag = { dimension: 10, variable: 11, attribute: 12 };
const char = 2;
/** Offsets have 31 bits. */
const largest = 2 ** 31 - 1;

/**
 * Encodes a file of NetCDF-3, the classic format (CDF-1), which every NetCDF library reads. Numbers are big-endian,
 * names and values begin at multiples of four bytes. The same content gives the same bytes: nothing carries a time.
 *
 * Source: The NetCDF Classic Format Specification, Unidata,
 * https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html
 *
 * @throws RangeError for a name that CF does not allow or that occurs twice, a dimension that is not there, values that
 * do not have the shape of their dimensions, and a file of more than 2 GiB.
 */
export function encodeNetcdf(content: NetcdfContent): Uint8Array<ArrayBuffer> {
  const names = Object.keys(content.dimensions);
  for (const [name, length] of Object.entries(content.dimensions)) {
    checkName(name);
    if (!Number.isInteger(length) || length < 1 || length > largest)
      throw new RangeError(
        `The dimension ${name} has the length ${length}; it must be a whole number from 1.`,
      );
  }
  const sizes = content.variables.map((variable) => checkVariable(variable, content));
  const headerBytes = header(content, names, sizes, 0).length;
  const total = headerBytes + sizes.reduce((sum, size) => sum + size, 0);
  if (total > largest) throw new RangeError(`The file would have ${total} bytes; NetCDF-3 ends at 2 GiB.`);
  const writer = header(content, names, sizes, headerBytes);
  for (const { values } of content.variables) {
    writer.numbers(values);
    writer.align();
  }
  return writer.bytes();
}

/** Everything before the values, which begin at `begin`. */
function header(
  { dimensions, attributes, variables }: NetcdfContent,
  names: readonly string[],
  sizes: readonly number[],
  begin: number,
): ByteWriter {
  const writer = new ByteWriter();
  writer.numbers(Uint8Array.of(0x43, 0x44, 0x46, 1)); // "CDF", classic
  writer.int(0); // no records: no dimension grows
  list(writer, tag.dimension, names.length);
  for (const name of names) {
    writer.text(name);
    writer.int(dimensions[name] as number);
  }
  writeAttributes(writer, attributes);
  list(writer, tag.variable, variables.length);
  let offset = begin;
  for (const [index, variable] of variables.entries()) {
    const size = sizes[index] as number;
    writer.text(variable.name);
    writer.int(variable.dimensions.length);
    for (const name of variable.dimensions) writer.int(names.indexOf(name));
    writeAttributes(writer, variable.attributes);
    writer.int(typeCode(variable.values));
    writer.int(size);
    writer.int(offset);
    offset += size;
  }
  return writer;
}

function writeAttributes(writer: ByteWriter, attributes: NetcdfAttributes): void {
  const entries = Object.entries(attributes);
  list(writer, tag.attribute, entries.length);
  for (const [name, value] of entries) {
    checkName(name);
    writer.text(name);
    if (typeof value === 'string') {
      writer.int(char);
      writer.text(value);
    } else {
      writer.int(typeCode(value));
      writer.int(value.length);
      writer.numbers(value);
      writer.align();
    }
  }
}

function list(writer: ByteWriter, kind: number, length: number): void {
  writer.int(length > 0 ? kind : absent);
  writer.int(length);
}

function typeCode(values: NetcdfVariable['values']): number {
  if (values instanceof Int8Array) return 1;
  if (values instanceof Uint8Array) return char;
  if (values instanceof Int16Array) return 3;
  if (values instanceof Int32Array) return 4;
  return values instanceof Float32Array ? 5 : 6;
}

/** The bytes that the variable takes, filled up to a multiple of four. */
function checkVariable({ name, dimensions, values }: NetcdfVariable, content: NetcdfContent): number {
  checkName(name);
  if (content.variables.filter((other) => other.name === name).length > 1)
    throw new RangeError(`Two variables are called ${name}.`);
  const shape = dimensions.map((dimension) => {
    const length = Object.hasOwn(content.dimensions, dimension) ? content.dimensions[dimension] : undefined;
    if (length === undefined) throw new RangeError(`${name} names no dimension of the file: ${dimension}.`);
    return length;
  });
  const cells = shape.reduce((product, length) => product * length, 1);
  const bytes = cells * values.BYTES_PER_ELEMENT;
  if (bytes > largest) throw new RangeError(`${name} would have ${bytes} bytes; NetCDF-3 ends at 2 GiB.`);
  if (values.length !== cells)
    throw new RangeError(
      `${name} has ${values.length} values; its shape [${shape.join(', ')}] has ${cells}.`,
    );
  return Math.ceil(bytes / 4) * 4;
}

/** CF: letters, digits and underscores, a letter first; attributes of the NetCDF library begin with an underscore. */
function checkName(name: string): void {
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new RangeError(`"${name}" is no name for NetCDF: letters, digits and underscores, a letter first.`);
}
