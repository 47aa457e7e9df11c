import fc from 'fast-check';
import { NetCDFReader } from 'netcdfjs';
import { describe, expect, it } from 'vitest';
import { encodeNetcdf, type NetcdfContent } from '../../../src/netcdf/encode.ts';
import { storedOf } from './reader.ts';

const whole: NetcdfContent = {
  dimensions: { y: 2, x: 3, letters: 5 },
  attributes: { title: 'Two rows', level: Int32Array.of(7), ends: Float64Array.of(-1.5, 1e300) },
  variables: [
    { name: 'x', dimensions: ['x'], attributes: { units: 'm' }, values: Float64Array.of(0.5, 1.5, 2.5) },
    { name: 'small', dimensions: ['y', 'x'], attributes: {}, values: Int8Array.of(-128, -1, 0, 1, 2, 127) },
    {
      name: 'packed',
      dimensions: ['y', 'x'],
      attributes: { _FillValue: Int16Array.of(-32768), scale_factor: Float64Array.of(0.1) },
      values: Int16Array.of(-32768, -1, 0, 1, 2, 32767),
    },
    { name: 'long', dimensions: ['x'], attributes: {}, values: Int32Array.of(-(2 ** 31), 0, 2 ** 31 - 1) },
    { name: 'single', dimensions: [], attributes: {}, values: Float32Array.of(0.25) },
    { name: 'word', dimensions: ['letters'], attributes: {}, values: new TextEncoder().encode('rain!') },
  ],
};

describe('a file that another reader opens', () => {
  const reader = new NetCDFReader(encodeNetcdf(whole));
  const variable = (name: string) => reader.variables.find((entry) => entry.name === name);

  it('is of the classic format, with its dimensions', () => {
    expect(reader.version).toBe('classic format');
    expect(reader.dimensions).toEqual([
      { name: 'y', size: 2 },
      { name: 'x', size: 3 },
      { name: 'letters', size: 5 },
    ]);
  });

  it.each(whole.variables.map((entry) => [entry.name, entry] as const))(
    'holds the values of %s',
    (name, entry) => {
      const expected: (number | string)[] = name === 'word' ? [...'rain!'] : Array.from(entry.values);
      expect(storedOf(reader, name)).toEqual(expected);
    },
  );

  it('holds attributes of the file and of variables, in their types', () => {
    expect(reader.globalAttributes).toEqual([
      { name: 'title', type: 'char', value: 'Two rows' },
      { name: 'level', type: 'int', value: 7 },
      { name: 'ends', type: 'double', value: [-1.5, 1e300] },
    ]);
    expect(variable('packed')?.attributes).toEqual([
      { name: '_FillValue', type: 'short', value: -32768 },
      { name: 'scale_factor', type: 'double', value: 0.1 },
    ]);
  });

  it('begins each variable at a multiple of four bytes', () => {
    expect(reader.variables.map(({ offset }) => offset % 4)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

it('spells out the smallest file as the specification has it', () => {
  const bytes = encodeNetcdf({
    dimensions: { x: 1 },
    attributes: {},
    variables: [{ name: 'v', dimensions: ['x'], attributes: {}, values: Int16Array.of(-2) }],
  });
  const words = [
    'CDF\u0001',
    [0], // no records
    [10, 1, 1, 'x\0\0\0', 1], // one dimension, x, of length 1
    [0, 0], // no attributes
    [11, 1, 1, 'v\0\0\0', 1, 0], // one variable, v, of one dimension, the first
    [0, 0, 3, 4, 80], // no attributes, short, four bytes from byte 80
  ].flat();
  const expected = words.flatMap((word) =>
    typeof word === 'string'
      ? [...word].map((letter) => letter.charCodeAt(0))
      : [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255],
  );
  expect([...bytes]).toEqual([...expected, 0xff, 0xfe, 0, 0]);
});

it('gives back any numbers of any shape', () => {
  const numbers = fc.oneof(
    fc.int8Array({ minLength: 1 }),
    fc.int16Array({ minLength: 1 }),
    fc.int32Array({ minLength: 1 }),
    fc.float32Array({ minLength: 1, noNaN: true }),
    fc.float64Array({ minLength: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), (columns) => {
      const bytes = encodeNetcdf({
        dimensions: Object.fromEntries(columns.map((values, i) => [`d${i}`, values.length])),
        attributes: {},
        variables: columns.map((values, i) => ({
          name: `v${i}`,
          dimensions: [`d${i}`],
          attributes: {},
          values,
        })),
      });
      const reader = new NetCDFReader(bytes);
      for (const [i, values] of columns.entries())
        expect(storedOf(reader, `v${i}`)).toEqual(Array.from(values));
    }),
    { seed: 3, numRuns: 60 },
  );
});

const one = whole.variables[0] as NetcdfContent['variables'][number];
it.each<[string, Partial<NetcdfContent>, string]>([
  [
    'no length',
    { dimensions: { x: 0 } },
    'The dimension x has the length 0; it must be a whole number from 1.',
  ],
  [
    'a name with a space',
    { variables: [{ ...one, name: 'wind speed' }] },
    '"wind speed" is no name for NetCDF: letters, digits and underscores, a letter first.',
  ],
  ['one name twice', { variables: [one, one] }, 'Two variables are called x.'],
  [
    'an unknown dimension',
    { variables: [{ ...one, dimensions: ['toString'] }] },
    'x names no dimension of the file: toString.',
  ],
  [
    'another number of values',
    { variables: [{ ...one, dimensions: ['y', 'x'] }] },
    'x has 3 values; its shape [2, 3] has 6.',
  ],
  [
    'a variable that is too large',
    { dimensions: { x: 3, y: 2 ** 30 }, variables: [{ ...one, dimensions: ['y', 'x'] }] },
    'x would have 25769803776 bytes; NetCDF-3 ends at 2 GiB.',
  ],
])('refuses %s', (_, change, message) => {
  expect(() => encodeNetcdf({ ...whole, ...change })).toThrow(new RangeError(message));
});
