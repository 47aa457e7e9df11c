import type { registry } from 'zarrita';
import { inMegabytes, limits } from './budget.ts';

type Registry = typeof registry;
interface Codec {
  encode(bytes: Uint8Array): Promise<Uint8Array>;
  decode(bytes: Uint8Array): Promise<Uint8Array>;
}

const tooLarge = (): Error =>
  new Error(`it is larger than ${inMegabytes(limits.chunk)}, far more than its metadata say`);

/**
 * A few kilobytes can be packed so that they unpack to gigabytes. This holds each unpacked chunk to its limit: gzip and
 * zlib are counted while they unpack, Blosc and LZ4 write the length in front, and what Zstandard unpacks to is
 * bounded by the memory that its WebAssembly may have.
 */
export function boundCodecs(codecs: Registry): void {
  for (const [name, format] of [
    ['gzip', 'gzip'],
    ['zlib', 'deflate'],
  ] as const) {
    const codec = () => ({
      fromConfig: () => ({ kind: 'bytes_to_bytes', encode: readOnly, decode: inflate(format) }),
    });
    for (const key of [name, `numcodecs.${name}`])
      codecs.set(key, codec as unknown as ReturnType<Registry['get']> & {});
  }
  for (const [name, at] of [
    ['blosc', 4],
    ['lz4', 0],
  ] as const) {
    for (const key of [name, `numcodecs.${name}`]) {
      const load = codecs.get(key);
      if (load) codecs.set(key, async () => checked(await load(), at) as Awaited<ReturnType<typeof load>>);
    }
  }
}

/** The same codec, which first looks at the length that the packed bytes themselves give, little-endian, at `at`. */
function checked(codec: unknown, at: number): unknown {
  const inner = codec as { fromConfig(...all: unknown[]): Codec };
  return {
    fromConfig(...all: unknown[]) {
      const made = inner.fromConfig(...all);
      const decode = async (bytes: Uint8Array): Promise<Uint8Array> => {
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        if (view.byteLength >= at + 4 && view.getUint32(at, true) > limits.chunk) throw tooLarge();
        return made.decode(bytes);
      };
      return { kind: 'bytes_to_bytes', encode: (bytes: Uint8Array) => made.encode(bytes), decode };
    },
  };
}

const inflate =
  (format: CompressionFormat) =>
  async (bytes: Uint8Array): Promise<Uint8Array> => {
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream(format));
    const pieces: Uint8Array[] = [];
    let size = 0;
    const reader = stream.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.byteLength;
      if (size > limits.chunk) {
        await reader.cancel();
        throw tooLarge();
      }
      pieces.push(piece.value);
    }
    return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
  };

function readOnly(): never {
  throw new Error('Archives are only read.');
}
