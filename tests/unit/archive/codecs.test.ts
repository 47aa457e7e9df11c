import { constants, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import Blosc from 'numcodecs/blosc';
import Lz4 from 'numcodecs/lz4';
import { describe, expect, test } from 'vitest';
import { registry } from 'zarrita';
import { boundCodecs } from '../../../playground/archive/bounded-codecs.ts';

boundCodecs(registry);

/** Unpacks bytes as zarrita would have it done for a chunk of so many bytes. */
async function unpack(name: string, packed: Uint8Array, size: number, codecs = [name]): Promise<Uint8Array> {
  const codec = (await registry.get(name)?.()) as unknown as {
    fromConfig(configuration: object, chunk: object): { decode(packed: Uint8Array): Promise<Uint8Array> };
  };
  const chunk = { dataType: 'uint8', shape: [size], codecs: codecs.map((own) => ({ name: own })) };
  return codec.fromConfig({}, chunk).decode(packed);
}

const field = new Float32Array(60_000).map((_, i) => 280 + Math.round(64 * Math.sin(i / 144) + (i % 7)) / 64);
const samples: Record<string, Uint8Array> = {
  field: new Uint8Array(field.buffer),
  text: new TextEncoder().encode('Nobody knows what the weather will be. '.repeat(900)),
  noise: new Uint8Array(70_000).map((_, i) => (Math.imul(i + 1, 0x9e3779b1) >>> 13) ^ (i >>> 3)),
  zeros: new Uint8Array(300_000),
  few: Uint8Array.of(1, 2, 3),
  none: new Uint8Array(0),
};

const zstd =
  (level: number, more: Record<number, number | boolean> = {}) =>
  (bytes: Uint8Array): Uint8Array =>
    zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: level, ...more } });
const lz4 = async (bytes: Uint8Array): Promise<Uint8Array> =>
  Lz4.fromConfig({ id: 'lz4', acceleration: 1 }).encode(bytes);

/** What packs the samples: reference implementations, by the codec that unpacks them. */
const packings: [name: string, how: string, pack: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>][] =
  [
    ...(['blosclz', 'lz4', 'lz4hc', 'snappy', 'zlib', 'zstd'] as const).flatMap((cname) =>
      [0, 1, 2].map((shuffle): (typeof packings)[number] => [
        'blosc',
        `${cname}, shuffle ${shuffle}`,
        (bytes) => Blosc.fromConfig({ cname, clevel: 5, shuffle, blocksize: 0 } as never).encode(bytes),
      ]),
    ),
    [
      'blosc',
      'small blocks',
      (bytes) =>
        Blosc.fromConfig({ cname: 'lz4', clevel: 9, shuffle: 1, blocksize: 1000 } as never).encode(bytes),
    ],
    ['lz4', 'as numcodecs has it', lz4],
    ...[-5, 1, 3, 9, 19].map((level): (typeof packings)[number] => ['zstd', `level ${level}`, zstd(level)]),
    [
      'zstd',
      'without its size, with a checksum',
      zstd(3, { [constants.ZSTD_c_contentSizeFlag]: 0, [constants.ZSTD_c_checksumFlag]: 1 }),
    ],
    ['gzip', 'level 6', (bytes) => gzipSync(bytes)],
    ['zlib', 'level 6', (bytes) => deflateSync(bytes)],
  ];

describe.each(packings)('%s (%s)', (name, _, pack) => {
  test.each(Object.entries(samples))('gives %s back', async (_, bytes) => {
    expect(Buffer.compare(await unpack(name, await pack(bytes), bytes.length), bytes)).toBe(0);
  });

  test('takes no chunk of another length than its metadata say', async () => {
    const packed = await pack(samples['text'] as Uint8Array);
    const { length } = samples['text'] as Uint8Array;
    for (const size of [length - 1, length + 1]) {
      await expect(unpack(name, packed, size)).rejects.toThrow('damaged');
    }
  });

  test('cut off or with bytes changed, it gives an error or the expected number of bytes', {
    timeout: 60_000,
  }, async () => {
    const whole = (samples['field'] as Uint8Array).subarray(0, 9000);
    const packed = await pack(whole);
    const change = fc.record({ at: fc.nat(packed.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.nat(packed.length),
        async (changes, end) => {
          const harmed = packed.slice(0, end % 3 === 0 ? end : packed.length);
          for (const { at, to } of changes) if (at < harmed.length) harmed[at] = to;
          const result = await unpack(name, harmed, whole.length).catch((error: unknown) => error);
          if (result instanceof Uint8Array) expect(result.length).toBe(whole.length);
          else expect(String(result)).toMatch(/damaged|cannot be unpacked|not in the format|dictionary/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A header of Blosc: 16 bytes that claim so many bytes, and which are followed by `body`. */
function blosc(
  claims: { flags?: number; typeSize?: number; bytes: number; block?: number; all?: number },
  body: Uint8Array,
): Uint8Array {
  const { flags = 2, typeSize = 4, bytes, block = bytes, all = 16 + body.length } = claims;
  const packed = new Uint8Array(16 + body.length);
  packed.set([2, 1, flags, typeSize]);
  const view = new DataView(packed.buffer);
  view.setUint32(4, bytes, true);
  view.setUint32(8, block, true);
  view.setUint32(12, all, true);
  packed.set(body, 16);
  return packed;
}

describe('a header of Blosc that lies', () => {
  const body = new Uint8Array(32).fill(7);
  test.each([
    ['more bytes as they are than there are', blosc({ bytes: 2 ** 24 }, body), 2 ** 24],
    ['more bytes than the chunk has', blosc({ bytes: 32 }, body), 16],
    ['fewer bytes than the chunk has', blosc({ bytes: 32 }, body), 64],
    ['a length of its own that is not there', blosc({ bytes: 32, all: 4000 }, body), 32],
    ['a length of its own with more behind it', blosc({ bytes: 32, all: 40 }, body), 32],
    ['blocks without size', blosc({ flags: 0x20, bytes: 32, block: 0 }, body), 32],
    ['blocks larger than all', blosc({ flags: 0x20, bytes: 32, block: 33 }, body), 32],
    ['more blocks than it has places for', blosc({ flags: 0x20, bytes: 4096, block: 1 }, body), 4096],
    ['a block far away', blosc({ flags: 0x20, bytes: 32 }, new Uint8Array(32).fill(255)), 32],
    ['a compressor that nobody has', blosc({ flags: 0xe0, bytes: 32 }, body), 32],
    ['the format of Blosc 2', blosc({ flags: 8, bytes: 32 }, body), 32],
  ])('%s is refused', async (_, packed, size) => {
    await expect(unpack('blosc', packed, size)).rejects.toThrow(
      /damaged|cannot be unpacked here|not in the format/,
    );
  });

  test('what it claims and does not write is never what another chunk left in memory', async () => {
    const secret = new Uint8Array(2 ** 20).fill(0xaa);
    await unpack(
      'blosc',
      await Blosc.fromConfig({ cname: 'lz4', clevel: 5, shuffle: 0, blocksize: 0 } as never).encode(secret),
      secret.length,
    );
    // Parts of 5 bytes do not add up to a block of 4099: three bytes of it nobody writes.
    const part = Uint8Array.of(0x33, 0x03, 0, 0, ...new Uint8Array(819));
    const gap = blosc(
      { flags: 0x20, typeSize: 5, bytes: 4099 },
      Uint8Array.of(20, 0, 0, 0, ...[1, 2, 3, 4, 5].flatMap(() => [...part])),
    );
    await expect(unpack('blosc', gap, 4099)).rejects.toThrow('equal parts');
    await expect(unpack('blosc', blosc({ bytes: 2 ** 20 }, new Uint8Array(32)), 2 ** 20)).rejects.toThrow(
      'damaged',
    );
  });
});

describe('bombs', () => {
  test.each([
    ['gzip', gzipSync(new Uint8Array(1_000_000))],
    ['zlib', deflateSync(new Uint8Array(1_000_000))],
    ['zstd', zstd(3)(new Uint8Array(64 * 2 ** 20))],
    ['zstd', zstd(3, { [constants.ZSTD_c_contentSizeFlag]: 0 })(new Uint8Array(2 ** 20))],
    ['lz4', Uint8Array.of(255, 255, 255, 127, 0x1f, 0)],
  ])('%s is stopped at the size of the chunk', async (name, packed) => {
    await expect(unpack(name, packed, 4000)).rejects.toThrow(/damaged/);
  });

  test('packed bytes that are far more than the chunk are not even looked at', async () => {
    await expect(unpack('zstd', new Uint8Array(100_000), 4000)).rejects.toThrow(
      'it has 100000 bytes, more than unpacked',
    );
  });
});

test('two compressors one around the other unpack, and what one gives the other is bounded', async () => {
  const bytes = samples['text'] as Uint8Array;
  const inner = await lz4(bytes);
  expect(Buffer.compare(await unpack('zstd', zstd(3)(inner), bytes.length, ['lz4', 'zstd']), inner)).toBe(0);
  const bomb = zstd(3)(new Uint8Array(2 * bytes.length));
  await expect(unpack('zstd', bomb, bytes.length, ['lz4', 'zstd'])).rejects.toThrow('damaged');
});

test('a checksum inside of what is packed is expected there, and one outside is not', async () => {
  const bytes = samples['text'] as Uint8Array;
  const unsized = zstd(3, { [constants.ZSTD_c_contentSizeFlag]: 0 })(bytes);
  expect(await unpack('zstd', unsized, bytes.length, ['bytes', 'zstd', 'crc32c'])).toHaveLength(bytes.length);
  expect(await unpack('zstd', unsized, bytes.length - 4, ['bytes', 'crc32c', 'zstd'])).toHaveLength(
    bytes.length,
  );
});

test('a checksum is compared', async () => {
  const digits = new TextEncoder().encode('123456789');
  const packed = Uint8Array.of(...digits, 0x83, 0x92, 0x06, 0xe3);
  expect(await unpack('crc32c', packed, 9)).toEqual(digits);
  packed[3] = 0;
  await expect(unpack('crc32c', packed, 9)).rejects.toThrow('its checksum is another');
  await expect(unpack('crc32c', Uint8Array.of(1, 2), 9)).rejects.toThrow('shorter than its checksum');
});

test('zarrita keeps only codecs that are bounded here', () => {
  expect([...registry.keys()].sort()).toEqual(
    [
      ...[
        'bitround',
        'blosc',
        'bytes',
        'cast_value',
        'crc32c',
        'gzip',
        'lz4',
        'scale_offset',
        'transpose',
        'zlib',
        'zstd',
      ],
      ...['bitround', 'blosc', 'delta', 'gzip', 'lz4', 'shuffle', 'zlib', 'zstd'].map(
        (name) => `numcodecs.${name}`,
      ),
    ].sort(),
  );
});

test('a chunk of Blosc that is cut into more blocks than anybody cuts is refused before the first', async () => {
  const blocks = 2 ** 17 + 1;
  const packed = new Uint8Array(16 + 4 * blocks);
  packed.set([2, 1, 3 << 5, 1]);
  const view = new DataView(packed.buffer);
  [blocks * 32, 32, packed.length].forEach((size, i) => {
    view.setUint32(4 + 4 * i, size, true);
  });
  await expect(unpack('blosc', packed, blocks * 32)).rejects.toThrow(`it is cut into ${blocks} blocks`);
});

test('blocks of Blosc that stand in the same bytes are refused', async () => {
  const [blocks, size] = [1000, 256];
  const packed = new Uint8Array(16 + 4 * blocks + 4 + size);
  packed.set([2, 1, 3 << 5, 1]);
  const view = new DataView(packed.buffer);
  [blocks * size, size, packed.length].forEach((bytes, i) => {
    view.setUint32(4 + 4 * i, bytes, true);
  });
  for (let block = 0; block < blocks; block++) view.setUint32(16 + 4 * block, 16 + 4 * blocks, true);
  view.setUint32(16 + 4 * blocks, size, true);
  await expect(unpack('blosc', packed, blocks * size)).rejects.toThrow('its blocks share bytes');
});
