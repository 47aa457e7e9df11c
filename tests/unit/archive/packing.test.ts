import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Archive } from '../../../playground/archive/archive.ts';
import { Budget } from '../../../playground/archive/budget.ts';
import { withPlainFills } from '../../../playground/archive/fill-values.ts';
import { packingOf } from '../../../playground/archive/values.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';
import { type Files, json } from '../../browser/archive/zarr-store.ts';

/** A mark as xarray writes it for floating-point arrays of version 3: struct.pack('<d', value) in base64. */
const inBase64 = (value: number): string => Buffer.from(new Float64Array([value]).buffer).toString('base64');

describe('marks of missing values', () => {
  test.each<[string, 2 | 3, unknown, Record<string, unknown>, number[]]>([
    ['float32', 3, 0, { _FillValue: 'AAAAAAAA+H8=' }, [Number.NaN]],
    ['float32', 3, 0, { _FillValue: inBase64(-999.5) }, [-999.5]],
    ['float32', 3, 0, { _FillValue: inBase64(1e20) }, [Math.fround(1e20)]],
    ['float64', 3, 0, { missing_value: 1e20 }, [1e20]],
    ['float32', 2, 1e20, {}, [Math.fround(1e20)]],
    ['float32', 2, 'NaN', {}, [Number.NaN]],
    ['float32', 2, null, { missing_value: '-Infinity' }, [Number.NEGATIVE_INFINITY]],
    // The nearest of 10 bits after the point, and what float16 cannot be.
    ['float16', 2, null, { _FillValue: 0.1 }, [0.0999755859375]],
    ['float16', 2, null, { _FillValue: 1e20 }, [Number.POSITIVE_INFINITY]],
    ['int16', 2, -32767, { _FillValue: -1 }, [-1, -32767]],
    ['int8', 2, -1, { _Unsigned: 'true' }, [255]],
    ['int16', 3, 0, { _FillValue: [1, 2], _Unsigned: 'false' }, [1, 2]],
    ['int32', 3, 0, { _FillValue: 'AAAAAAAA+H8=' }, []],
  ])('%s, version %i: %j, %j', (dtype, version, fill, attributes, marks) => {
    expect(packingOf(version, fill, attributes, dtype).missing).toEqual(marks);
  });

  test('a mark that is no number is refused in words', () => {
    expect(() => packingOf(3, 0, { _FillValue: 'none' }, 'float32')).toThrow(
      'The archive marks missing values with "none", which is no number.',
    );
  });
});

test.each<[string, string, unknown]>([
  ['float32', '0x7fc00000', 'NaN'],
  ['float32', '0x3fc00000', 1.5],
  ['float32', '0xff800000', '-Infinity'],
  ['float64', '0x4045000000000000', 42],
  ['float64', '0x7ff8000000000000', 'NaN'],
  ['float16', '0x3555', 0.333251953125],
  ['float16', '0x0001', 2 ** -24],
  ['float16', '0xfc00', '-Infinity'],
  ['int32', '0x7fc00000', '0x7fc00000'],
  ['float32', 'NaN', 'NaN'],
])('the fill value of %s written as %s is %j', (type, fill, expected) => {
  const group = { consolidated_metadata: { metadata: { a: { data_type: type, fill_value: fill } } } };
  for (const whole of [group, group.consolidated_metadata.metadata.a]) {
    const plain = JSON.stringify(whole).replace(
      `"fill_value":"${fill}"`,
      `"fill_value":${JSON.stringify(expected)}`,
    );
    expect(JSON.parse(new TextDecoder().decode(withPlainFills(json(whole))))).toEqual(JSON.parse(plain));
  }
});

describe('an archive', () => {
  let host: ArchiveHost;
  beforeAll(async () => {
    host = await openArchiveHost({ packed: packed() });
  });
  afterAll(() => host.close());

  const read = async (array: string): Promise<number[]> => {
    const signal = new AbortController().signal;
    const archive = await Archive.open(new URL(`${host.url}/packed/`), new Budget(), signal);
    const { values } = await archive.read({ ask: 'read', url: '', array, picks: [] });
    return [...values];
  };

  test.each<[string, number[]]>([
    ['marked', [1, Number.NaN, 3]],
    ['large', [1, Number.NaN, 3]],
    ['unwritten', [Number.NaN, Number.NaN, Number.NaN]],
    ['unsigned', [1, 200, Number.NaN]],
    ['truth', [1, 0, 1]],
    ['never', [0, 0, 0]],
    ['early', [7, 8, 0]],
  ])('%s', async (array, values) => {
    expect(await read(array)).toEqual(values);
  });

  test.each([
    [
      'moments',
      /^The array "moments" is there, but cannot be read: its values are of the type numpy\.datetime64, which are times\. What can be read are whole numbers .* and truth values \(bool\)\.$/,
    ],
    ['words', /its values are of the type string, which are texts\. What can be read/],
    ['waves', /its values are of the type complex64, which are complex numbers\. What can be read/],
    [
      'inside',
      /^The array "inside" is there, but cannot be read: the index of its shards stands neither at their start nor at their end\.$/,
    ],
    ['nowhere', /^This archive has no array "nowhere"; it has marked, /],
  ])('why %s cannot be read', async (array, message) => {
    await expect(read(array)).rejects.toThrow(message);
  });

  function packed(): Files {
    const little = { name: 'bytes', configuration: { endian: 'little' } };
    const files: Files = new Map();
    const metadata: Record<string, unknown> = {};
    const add = (name: string, type: unknown, more: object, values?: ArrayBufferView): void => {
      metadata[name] = {
        zarr_format: 3,
        node_type: 'array',
        shape: [3],
        data_type: type,
        chunk_grid: { name: 'regular', configuration: { chunk_shape: [3] } },
        chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
        fill_value: 0,
        codecs: [little],
        attributes: {},
        ...more,
      };
      if (values)
        files.set(`${name}/c/0`, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    };
    add('marked', 'float32', { attributes: { _FillValue: inBase64(-9.5) } }, Float32Array.of(1, -9.5, 3));
    add('large', 'float32', { attributes: { missing_value: 1e20 } }, Float32Array.of(1, 1e20, 3));
    add('unwritten', 'float32', { fill_value: '0x7fc00000' });
    add(
      'unsigned',
      'int8',
      { attributes: { _Unsigned: 'true', _FillValue: -1 } },
      Uint8Array.of(1, 200, 255),
    );
    add('truth', 'bool', { fill_value: false }, Uint8Array.of(1, 0, 1));
    add('never', 'bool', { fill_value: false });
    add('moments', { name: 'numpy.datetime64', configuration: { unit: 'ns', scale_factor: 1 } }, {});
    add('words', 'string', { fill_value: '' });
    add('waves', 'complex64', { fill_value: [0, 0] });
    const sharding = { chunk_shape: [1], codecs: [little], index_codecs: [little] };
    const sharded = (index_location: string) => ({
      codecs: [{ name: 'sharding_indexed', configuration: { ...sharding, index_location } }],
    });
    add('inside', 'int32', sharded('middle'));
    // Three pairs of a place and a length, of which the last says that nothing was written; then the chunks, turned round.
    const nothing = 2n ** 64n - 1n;
    const index = BigUint64Array.of(52n, 4n, 48n, 4n, nothing, nothing);
    const shard = new Uint8Array(56);
    shard.set(new Uint8Array(index.buffer));
    shard.set(new Uint8Array(Int32Array.of(8, 7).buffer), 48);
    add('early', 'int32', sharded('start'), shard);
    const root = { zarr_format: 3, node_type: 'group', attributes: {} };
    files.set('zarr.json', json({ ...root, consolidated_metadata: { kind: 'inline', metadata } }));
    return files;
  }
});
