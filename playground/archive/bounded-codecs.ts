import type { registry } from 'zarrita';
import { packedSize } from './budget.ts';
import { unpackBlosc } from './codecs/blosc.ts';
import { checkCrc32c, crc32cBytes } from './codecs/crc32c.ts';
import { damaged } from './codecs/damaged.ts';
import { inflate } from './codecs/inflate.ts';
import { unpackLz4 } from './codecs/lz4.ts';
import { Pace } from './codecs/pace.ts';
import { unpackZstd, zstdSize } from './codecs/zstd.ts';
import {
  boundWork,
  type ChunkMetadata,
  type Entry,
  harmless,
  paced,
  readOnly,
  unpackedSize,
} from './paced-codecs.ts';

type Registry = typeof registry;
/** Unpacks a chunk to at most so many bytes. */
type Unpack = (packed: Uint8Array, most: number) => Promise<Uint8Array>;

const packers: Record<string, Unpack> = {
  blosc: unpackBlosc,
  lz4: async (packed, most) => {
    if (packed.length < 4) throw damaged('it is shorter than the header of LZ4');
    const size = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
    const into = new Uint8Array(within(size, most));
    await unpackLz4(packed.subarray(4), into, new Pace());
    return into;
  },
  zstd: async (packed, most) => {
    const into = new Uint8Array(within(zstdSize(packed) ?? most, most));
    await unpackZstd(packed, into, new Pace());
    return into;
  },
  gzip: (packed, most) => inflate('gzip', packed, most),
  zlib: (packed, most) => inflate('deflate', packed, most),
};

function within(size: number, most: number): number {
  if (size <= most) return size;
  throw damaged(`it unpacks to ${size} bytes, and its metadata say ${most}`);
}

/**
 * Replaces zarrita's codecs. Its own for Blosc, LZ4 and Zstandard run in WebAssembly memory that lives as long as the
 * page, and hand out what an earlier chunk of another host left there when a header claims more bytes than there are.
 * These unpack into memory that is new for each chunk and hold every length to the bytes that are there and to the
 * chunk that the metadata describe.
 */
export function boundCodecs(codecs: Registry): void {
  for (const key of [...codecs.keys()]) {
    const name = key.replace(/^numcodecs\./, '');
    const unpack = packers[name];
    if (unpack) codecs.set(key, packer(unpack));
    else if (name === 'crc32c') codecs.set(key, checksum);
    else if (!harmless.has(name)) codecs.delete(key);
    else codecs.set(key, paced(name, codecs.get(key) as Entry));
  }
}

function packer(unpack: Unpack): Entry {
  const codec = {
    fromConfig(_: unknown, chunk: ChunkMetadata) {
      boundWork(chunk);
      const { least, most } = sizesOf(chunk);
      const decode = async (packed: Uint8Array): Promise<Uint8Array> => {
        if (packed.length > packedSize(most))
          throw damaged(`it has ${packed.length} bytes, more than unpacked`);
        const bytes = await unpack(packed, most);
        if (bytes.length >= least) return bytes;
        throw damaged(`it unpacks to ${bytes.length} bytes, and its metadata say ${least}`);
      };
      return { kind: 'bytes_to_bytes', encode: readOnly, decode };
    },
  };
  return (() => codec) as unknown as Entry;
}

const sumCodec = {
  kind: 'bytes_to_bytes',
  encode: readOnly,
  decode: checkCrc32c,
  computeEncodedSize: (size: number) => size + crc32cBytes,
};

const checksum = (() => ({
  fromConfig: (_: unknown, chunk: ChunkMetadata) => {
    boundWork(chunk);
    return sumCodec;
  },
})) as unknown as Entry;

/** The sizes that a codec may unpack a chunk to: of its values, with the checksums that were packed with them. */
function sizesOf(chunk: ChunkMetadata): { least: number; most: number } {
  const names = chunk.codecs.map(({ name }) => name.replace(/^numcodecs\./, ''));
  const places = names.flatMap((name, place) => (Object.hasOwn(packers, name) ? [place] : []));
  const sums = names.slice(0, places[0]).filter((name) => name === 'crc32c').length * crc32cBytes;
  const size = unpackedSize(chunk) + sums;
  // What one compressor packs for another has a length that nobody knows.
  return places.length === 1 ? { least: size, most: size } : { least: 0, most: packedSize(size) };
}
