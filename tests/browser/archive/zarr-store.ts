import { gzipSync, zstdCompressSync } from 'node:zlib';
import Blosc from 'numcodecs/blosc';

/** The files of an archive by their path in it. */
export type Files = Map<string, Uint8Array>;

/** Sizes of the archives that the tests make: time, level, latitude, longitude. */
export const sizes = { time: 6, level: 3, latitude: 4, longitude: 8 };

/** What `temperature` holds at an index; one value in ten thousand would do, as it names its own place. */
export const temperatureAt = (time: number, level: number, row: number, column: number): number =>
  time * 1000 + level * 100 + row * 10 + column;

/** A small archive in the manner of WeatherBench 2: version 2, Blosc, consolidated, xarray's attributes. */
export async function version2(): Promise<Files> {
  const blosc = { id: 'blosc', cname: 'lz4', clevel: 5, shuffle: 1, blocksize: 0 } as const;
  const files: Files = new Map();
  const metadata: Record<string, unknown> = { '.zgroup': { zarr_format: 2 }, '.zattrs': { title: 'A test' } };
  const add = (name: string, dims: string[], array: object, attributes: object, chunks: Chunks): void => {
    metadata[`${name}/.zarray`] = { zarr_format: 2, order: 'C', filters: null, ...array };
    metadata[`${name}/.zattrs`] = { _ARRAY_DIMENSIONS: dims, ...attributes };
    for (const [key, bytes] of chunks) files.set(`${name}/${key}`, bytes);
  };
  const pack = async (values: ArrayBufferView): Promise<Uint8Array> =>
    Blosc.fromConfig(blosc).encode(bytesOf(values));
  const { time, level, latitude, longitude } = sizes;
  add(
    'temperature',
    ['time', 'level', 'latitude', 'longitude'],
    {
      shape: [time, level, latitude, longitude],
      chunks: [4, 2, 4, 8],
      dtype: '<f4',
      fill_value: -1,
      compressor: blosc,
    },
    { units: 'K', long_name: 'Temperature' },
    // The chunk 1.1.0.0 was never written: its values are missing, and so is the one that holds the fill value.
    await chunksOf(['0.0.0.0', '0.1.0.0', '1.0.0.0'], (key) => {
      const [t = 0, l = 0] = key.split('.').map(Number);
      const values = new Float32Array(4 * 2 * 4 * 8).map((_, i) =>
        temperatureAt(
          t * 4 + Math.floor(i / 64),
          l * 2 + (Math.floor(i / 32) % 2),
          Math.floor(i / 8) % 4,
          i % 8,
        ),
      );
      if (key === '0.0.0.0') values[5] = -1;
      return pack(values);
    }),
  );
  add(
    'rain',
    ['time', 'latitude'],
    {
      shape: [time, latitude],
      chunks: [6, 4],
      dtype: '>i2',
      fill_value: -32767,
      compressor: { id: 'zlib', level: 1 },
    },
    { units: 'mm', scale_factor: 0.5, add_offset: 10 },
    [['0.0', await deflate(bigEndian(Int16Array.from({ length: 24 }, (_, i) => (i === 3 ? -32767 : i))))]],
  );
  const along = async (name: string, values: ArrayBufferView, dtype: string, count: number): Promise<void> =>
    add(name, [name], { shape: [count], chunks: [count], dtype, fill_value: null, compressor: blosc }, {}, [
      ['0', await pack(values)],
    ]);
  await along(
    'time',
    BigInt64Array.from({ length: time }, (_, i) => BigInt(i * 6)),
    '<i8',
    time,
  );
  await along('level', Int32Array.of(500, 850, 1000), '<i4', level);
  await along('latitude', Float64Array.of(-60, -20, 20, 60), '<f8', latitude);
  await along(
    'longitude',
    Float64Array.from({ length: longitude }, (_, i) => i * 45),
    '<f8',
    longitude,
  );
  add('lost', ['time'], { ...plain, compressor: { id: 'lzma' } }, {}, [['0', Uint8Array.of(1, 2, 3)]]);
  add('broken', ['time'], { ...plain, compressor: blosc }, {}, [['0', new Uint8Array(64).fill(7)]]);
  add('bomb', ['time'], { ...plain, compressor: { id: 'gzip' } }, {}, [
    ['0', gzipSync(new Uint8Array(800_000))],
  ]);
  add('huge', ['time', 'x'], { ...plain, shape: [6, 4e6], chunks: [6, 4e6], compressor: null }, {}, []);
  add('sizeless', ['time'], { ...plain, chunks: [0], compressor: null }, {}, []);
  add('words', ['time'], { ...plain, dtype: '<U8', compressor: null }, {}, []);
  files.set('.zmetadata', json({ zarr_consolidated_format: 1, metadata }));
  return files;
}

/** The same temperatures in version 3: Zstandard, shards for one array, consolidated inside of zarr.json. */
export async function version3(): Promise<Files> {
  const { time, level, latitude, longitude } = sizes;
  const files: Files = new Map();
  const metadata: Record<string, unknown> = {};
  const add = (name: string, dims: string[], shape: number[], chunks: number[], more: object): void => {
    metadata[name] = {
      zarr_format: 3,
      node_type: 'array',
      shape,
      chunk_grid: { name: 'regular', configuration: { chunk_shape: chunks } },
      chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
      fill_value: 0,
      dimension_names: dims,
      attributes: {},
      ...more,
    };
  };
  const little = { name: 'bytes', configuration: { endian: 'little' } };
  const zstd = { name: 'zstd', configuration: { level: 3, checksum: false } };
  const all = Float32Array.from({ length: time * level * latitude * longitude }, (_, i) =>
    temperatureAt(Math.floor(i / 96), Math.floor(i / 32) % 3, Math.floor(i / 8) % 4, i % 8),
  );
  add(
    'temperature',
    ['time', 'level', 'latitude', 'longitude'],
    [time, level, latitude, longitude],
    [1, 3, 4, 8],
    {
      data_type: 'float32',
      fill_value: 'NaN',
      codecs: [little, zstd],
    },
  );
  // Time 4 was never written.
  for (const t of [0, 1, 2, 3, 5]) {
    files.set(`temperature/c/${t}/0/0/0`, zstdCompressSync(bytesOf(all.slice(t * 96, (t + 1) * 96))));
  }
  add('level', ['level'], [level], [level], {
    data_type: 'int32',
    codecs: [little, { name: 'gzip', configuration: { level: 1 } }],
  });
  files.set('level/c/0', gzipSync(bytesOf(Int32Array.of(500, 850, 1000))));
  // A shard of two chunks of two, its index of offsets and lengths at the end, without a checksum.
  add('sharded', ['x'], [4], [4], {
    data_type: 'int32',
    codecs: [
      {
        name: 'sharding_indexed',
        configuration: { chunk_shape: [2], codecs: [little], index_codecs: [little], index_location: 'end' },
      },
    ],
  });
  const index = BigUint64Array.of(0n, 8n, 8n, 8n);
  files.set('sharded/c/0', Buffer.concat([bytesOf(Int32Array.of(0, 11, 22, 33)), bytesOf(index)]));
  files.set(
    'zarr.json',
    json({
      zarr_format: 3,
      node_type: 'group',
      attributes: { title: 'A test' },
      consolidated_metadata: { kind: 'inline', must_understand: false, metadata },
    }),
  );
  return files;
}

export function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

type Chunks = [key: string, bytes: Uint8Array][];

const plain = { shape: [6], chunks: [6], dtype: '<f4', fill_value: null };

function chunksOf(keys: string[], make: (key: string) => Promise<Uint8Array>): Promise<Chunks> {
  return Promise.all(keys.map(async (key): Promise<[string, Uint8Array]> => [key, await make(key)]));
}

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

function bigEndian(values: Int16Array): Uint8Array {
  return Buffer.from(values.buffer as ArrayBuffer).swap16();
}
