import Lz4 from 'numcodecs/lz4';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { registry } from 'zarrita';
import { Archive } from '../../../playground/archive/archive.ts';
import { Budget } from '../../../playground/archive/budget.ts';
import { unpackBlosclz } from '../../../playground/archive/codecs/blosclz.ts';
import { checkCrc32c } from '../../../playground/archive/codecs/crc32c.ts';
import { Pace } from '../../../playground/archive/codecs/pace.ts';
import { bitUnshuffle, unshuffle } from '../../../playground/archive/codecs/shuffle.ts';
import { unpackSnappy } from '../../../playground/archive/codecs/snappy.ts';
import { packingOf } from '../../../playground/archive/values.ts';
import { type ArchiveHost, openArchiveHost } from '../../browser/archive/archive-host.ts';
import { type Files, json } from '../../browser/archive/zarr-store.ts';

/* No chunk may hold up the page. How long a task takes depends on the machine; how often it looks at the clock does not. */

type Codec = { decode(input: unknown): unknown };
type Class = { fromConfig(configuration: object, chunk: object): Codec };
/** As zarrita has them, before archive.ts bounds those of the registry. */
const own = await vi.hoisted(async () => new Map((await import('zarrita')).registry));
const rest = vi.spyOn(Pace.prototype, 'rest');
beforeEach(() => void rest.mockClear());

const size = 2 ** 20;
const noise = new Uint8Array(size).map((_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 13) ^ (i >>> 3));
const codec = async (from: typeof registry, name: string, configuration: object, chunk: object) => {
  const entry = from.get(name) as unknown as () => Promise<Class>;
  return (await entry()).fromConfig(configuration, chunk);
};
const chunkOf = (dataType: string, count: number, codecs = 1) => ({
  dataType,
  shape: [count],
  codecs: Array.from({ length: codecs }, () => ({ name: 'bytes' })),
});

describe('zarrita’s codecs, in pieces, give what they give in one', () => {
  const numbers = {
    int16: new Int16Array(noise.buffer),
    float64: new Float64Array(size / 8).map((_, i) => Math.sin(i)),
    int64: new BigInt64Array(noise.buffer),
  };
  const cases: [string, keyof typeof numbers, object][] = [
    ['numcodecs.delta', 'int16', {}],
    ['numcodecs.delta', 'float64', {}],
    ['numcodecs.delta', 'int64', {}],
    ['scale_offset', 'float64', { scale: 3, offset: 1 }],
    ['cast_value', 'int16', { data_type: 'float64', out_of_range: 'wrap' }],
  ];
  test.each(cases)('%s of %s', async (name, type, configuration) => {
    const stored = name === 'cast_value' ? numbers.float64 : numbers[type];
    const chunk = { data: stored, shape: [stored.length], stride: [1] };
    const metadata = chunkOf(type, stored.length);
    const expected = (await codec(own, name, configuration, metadata)).decode(chunk);
    const found = await (await codec(registry, name, configuration, metadata)).decode(chunk);
    expect(found).toEqual(expected);
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(stored.length / 2 ** 14);
  });

  test.each([
    ['bytes', 'float64', { endian: 'big' }],
    ['bytes', 'int16', { endian: 'big' }],
    ['numcodecs.shuffle', 'float64', {}],
  ])('%s of %s', async (name, type, configuration) => {
    const metadata = chunkOf(type, size / (type === 'int16' ? 2 : 8));
    const expected = (await codec(own, name, configuration, metadata)).decode(noise);
    const found = await (await codec(registry, name, configuration, metadata)).decode(noise);
    expect(found).toEqual(expected);
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  test('order of one byte is no work at all', async () => {
    await (await codec(registry, 'bytes', { endian: 'big' }, chunkOf('uint8', size))).decode(noise);
    expect(rest).not.toHaveBeenCalled();
  });
});

describe('one block of a whole chunk is unpacked with rests', () => {
  const text = new Uint8Array(size).map((_, i) => (i % 1000 < 500 ? i % 7 : (noise[i] ?? 0)));
  /** Literals only: 32 bytes behind each control byte. */
  const literals = (control: number): number[] =>
    Array.from({ length: size / 32 }, (_, i) => [control, ...text.subarray(32 * i, 32 * i + 32)]).flat();

  test.each([
    ['BloscLZ', unpackBlosclz, literals(31)],
    ['Snappy', unpackSnappy, [0x80, 0x80, 0x40, ...literals(31 << 2)]],
  ] as const)('%s', async (_, unpack, packed) => {
    const into = new Uint8Array(size);
    await unpack(Uint8Array.from(packed), into, new Pace());
    expect(Buffer.compare(into, text)).toBe(0);
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  test.each([
    ['bytes', unshuffle],
    ['bits', bitUnshuffle],
  ])('shuffled %s', async (_, put) => {
    await put(noise, new Uint8Array(size), 4, new Pace());
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  test('LZ4', async () => {
    const packed = await Lz4.fromConfig({ id: 'lz4', acceleration: 1 }).encode(text);
    await (await codec(registry, 'lz4', {}, chunkOf('uint8', size))).decode(packed);
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  test('a checksum', async () => {
    await checkCrc32c(noise).catch(() => {});
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(7);
  });
});

describe('codecs are refused', () => {
  test.each(['bytes', 'transpose', 'numcodecs.shuffle', 'zstd', 'crc32c'])(
    'nine of them: %s',
    async (name) => {
      await expect(codec(registry, name, {}, chunkOf('int8', 1, 9))).rejects.toThrow('packed with 9 codecs');
    },
  );

  test('five of a chunk that is as large as it may be', async () => {
    await expect(codec(registry, 'zstd', {}, chunkOf('int8', 2 ** 26, 4))).resolves.toBeDefined();
    await expect(codec(registry, 'zstd', {}, chunkOf('int8', 2 ** 26, 5))).rejects.toThrow(
      'each of which would have to unpack 64 MB',
    );
  });

  test('where a cast makes of a chunk more than one may have', async () => {
    await expect(codec(registry, 'zstd', {}, chunkOf('float64', 2 ** 26))).rejects.toThrow('unpack 512 MB');
  });

  test('with a case for each of many values', async () => {
    const map = { decode: Array.from({ length: 9 }, (_, i) => [i, i]) };
    await expect(
      codec(registry, 'cast_value', { data_type: 'int8', scalar_map: map }, chunkOf('int16', 1)),
    ).rejects.toThrow('lists 9 values');
  });
});

test('nine numbers that stand for a missing value are refused, eight are not', () => {
  const marks = Array.from({ length: 8 }, (_, i) => i);
  expect(packingOf(3, 0, { missing_value: marks }, 'int16').missing).toEqual(marks);
  expect(() => packingOf(2, 9, { missing_value: marks }, 'int16')).toThrow('names 9 numbers');
});

test('work that is aborted ends at its next rest', async () => {
  const aborted = new AbortController();
  const pace = new Pace(aborted.signal);
  aborted.abort();
  const end = performance.now() + 40;
  while (performance.now() < end);
  await expect(pace.rest()).rejects.toThrow('abort');
});

describe('reads', () => {
  const shape = [5, 4, 3];
  let host: ArchiveHost;
  beforeAll(async () => {
    host = await openArchiveHost({ archive: archive() });
  });
  afterAll(() => host.close());
  const read = async (array: string, picks: Record<string, number | [number, number]> = {}) => {
    const opened = await Archive.open(
      new URL(`${host.url}/archive/`),
      new Budget(),
      new AbortController().signal,
    );
    const entries = Object.entries(picks).map(([dimension, pick]) => ({ dimension, pick }));
    rest.mockClear();
    return opened.read({ ask: 'read', url: '', array, picks: entries });
  };

  test.each([
    {},
    { x: [1, 4] as [number, number] },
    { y: 2 },
    { x: [3, 5] as [number, number], z: 1 },
    { x: 4, y: 3, z: 2 },
  ])('values stand where their indices say, in any order and across chunks: %j', async (picks) => {
    const along = (dim: string, count: number): number[] => {
      const pick = (picks as Record<string, number | [number, number]>)[dim] ?? [0, count];
      const [first, end] = typeof pick === 'number' ? [pick, pick + 1] : pick;
      return Array.from({ length: end - first }, (_, i) => first + i);
    };
    const expected = along('x', 5).flatMap((x) =>
      along('y', 4).flatMap((y) => along('z', 3).map((z) => 100 * x + 10 * y + z)),
    );
    for (const name of ['plain', 'turned']) expect([...(await read(name, picks)).values]).toEqual(expected);
  });

  test('truth values are 1 and 0', async () => {
    expect([...(await read('truth')).values]).toEqual([1, 0, 1]);
  });

  test('many values are copied with rests', async () => {
    expect((await read('many')).values).toHaveLength(2 ** 20);
    expect(rest.mock.calls.length).toBeGreaterThanOrEqual(16);
  });

  /** Chunks of 2 × 4 × 2 of an array of 5 × 4 × 3, row by row and turned round. */
  function archive(): Files {
    const files: Files = new Map();
    const metadata: Record<string, unknown> = {};
    const add = (
      name: string,
      dims: string[],
      sizes: number[],
      chunks: number[],
      type: string,
      codecs: object[],
    ) => {
      metadata[name] = {
        ...{
          zarr_format: 3,
          node_type: 'array',
          shape: sizes,
          fill_value: 0,
          data_type: type,
          attributes: {},
        },
        chunk_grid: { name: 'regular', configuration: { chunk_shape: chunks } },
        chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
        dimension_names: dims,
        codecs: [...codecs, { name: 'bytes', configuration: { endian: 'little' } }],
      };
    };
    add('plain', ['x', 'y', 'z'], shape, [2, 4, 2], 'int16', []);
    add('turned', ['x', 'y', 'z'], shape, [2, 4, 2], 'int16', [
      { name: 'transpose', configuration: { order: [2, 0, 1] } },
    ]);
    for (const cx of [0, 1, 2]) {
      for (const cz of [0, 1]) {
        const [plain, turned] = [new Int16Array(16), new Int16Array(16)];
        for (let i = 0; i < 16; i++) {
          const [x, y, z] = [i >> 3, (i >> 1) & 3, i & 1] as const;
          const value = 100 * (2 * cx + x) + 10 * y + 2 * cz + z;
          plain[i] = value;
          turned[z * 8 + x * 4 + y] = value;
        }
        files.set(`plain/c/${cx}/0/${cz}`, new Uint8Array(plain.buffer));
        files.set(`turned/c/${cx}/0/${cz}`, new Uint8Array(turned.buffer));
      }
    }
    add('truth', ['t'], [3], [3], 'bool', []);
    files.set('truth/c/0', Uint8Array.of(1, 0, 1));
    add('many', ['m'], [2 ** 20], [2 ** 20], 'uint8', []);
    files.set('many/c/0', noise);
    const root = { zarr_format: 3, node_type: 'group', attributes: {} };
    files.set('zarr.json', json({ ...root, consolidated_metadata: { kind: 'inline', metadata } }));
    return files;
  }
});
