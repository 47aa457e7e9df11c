import type { registry } from 'zarrita';
import { inMegabytes, limits, packedSize } from './budget.ts';
import { damaged } from './codecs/damaged.ts';
import { Pace } from './codecs/pace.ts';
import { type Chunk, runningSum, swapped, valueByValue } from './codecs/paced.ts';
import { unshuffle } from './codecs/shuffle.ts';
import { bytesOf } from './stored.ts';

/** What brings a codec along. */
export type Entry = NonNullable<ReturnType<(typeof registry)['get']>>;

/** What zarrita tells a codec of the chunks it will get: type and sizes as they are at this place of the pipeline. */
export interface ChunkMetadata {
  readonly dataType: string;
  readonly shape: readonly number[];
  readonly codecs: readonly { name: string }[];
}

/** A codec of zarrita for one chunk. */
interface Codec {
  readonly kind: string;
  decode(input: unknown): unknown;
  getEncodedMeta?(chunk: ChunkMetadata): ChunkMetadata;
  computeEncodedSize?(size: number): number;
}
type Configuration = Readonly<Record<string, unknown>> | undefined;
/** Does the work of a codec with rests for the page. */
type Paced = (inner: Codec, configuration: Configuration, chunk: ChunkMetadata) => Codec['decode'];

const asItIs: Paced = (inner) => (input) => inner.decode(input);
const decodeOf = (inner: Codec) => (chunk: Chunk) => inner.decode(chunk) as Chunk;

/**
 * What zarrita has besides: these rearrange values or shift them, and give as many as they take, but in one loop over all
 * of them. All others are refused by name: texts, JSON, and what somebody may add to zarrita.
 */
const pacedBy: Record<string, Paced> = {
  // These two only describe the values in another way.
  transpose: asItIs,
  bitround: asItIs,
  bytes: (inner, configuration, { dataType }) => {
    const size = bytesOf(dataType);
    if (size === 1 || configuration?.['endian'] !== 'big') return (bytes) => inner.decode(bytes);
    return async (bytes) => inner.decode(await swapped(bytes as Uint8Array, size, new Pace()));
  },
  shuffle: (_, __, { dataType }) => {
    const size = bytesOf(dataType);
    return async (input) => {
      const bytes = input as Uint8Array;
      const into = new Uint8Array(bytes.length);
      await unshuffle(bytes, into, size, new Pace());
      return into;
    };
  },
  delta: (inner) => (chunk) => runningSum(decodeOf(inner), chunk as Chunk, new Pace()),
  scale_offset: (inner) => (chunk) => valueByValue(decodeOf(inner), chunk as Chunk, new Pace()),
  cast_value: (inner, configuration) => {
    const { decode } = (configuration?.['scalar_map'] ?? {}) as { decode?: unknown[] };
    if (decode && decode.length > maxCases) {
      throw new Error(`The codec "cast_value" lists ${decode.length} values; it may list ${maxCases}.`);
    }
    return (chunk) => valueByValue(decodeOf(inner), chunk as Chunk, new Pace());
  },
};

/** Values that a codec may treat in a way of their own: every value is compared with each. */
const maxCases = 8;

/** Codecs of zarrita that are used with rests. */
export const harmless: ReadonlySet<string> = new Set(Object.keys(pacedBy));

/** A codec of zarrita with rests for the page, and held to the bytes of its chunk. */
export function paced(name: string, entry: Entry): Entry {
  return (async () => {
    const own = (await entry()) as unknown as {
      fromConfig(configuration: Configuration, chunk: ChunkMetadata): Codec;
    };
    return {
      fromConfig(configuration: Configuration, chunk: ChunkMetadata) {
        boundWork(chunk);
        // Turned round here, in pieces, and not by zarrita.
        const little =
          configuration?.['endian'] === 'big' ? { ...configuration, endian: 'little' } : configuration;
        const inner = own.fromConfig(little, chunk);
        const decode = (pacedBy[name] as Paced)(inner, configuration, chunk);
        const most = packedSize(unpackedSize(chunk));
        return {
          kind: inner.kind,
          encode: readOnly,
          decode: (input: unknown) => {
            if (input instanceof Uint8Array && input.length > most)
              throw damaged(`it has ${input.length} bytes, more than unpacked`);
            return decode(input);
          },
          ...(inner.getEncodedMeta && { getEncodedMeta: inner.getEncodedMeta.bind(inner) }),
          ...(inner.computeEncodedSize && { computeEncodedSize: inner.computeEncodedSize.bind(inner) }),
        };
      },
    };
  }) as unknown as Entry;
}

/** @throws when the codecs of a chunk are too many, or too much goes through them */
export function boundWork(chunk: ChunkMetadata): void {
  const { codecs } = chunk;
  if (codecs.length > limits.codecs) {
    throw new Error(
      `The chunks are packed with ${codecs.length} codecs, one around the other; ${limits.codecs} can be unpacked.`,
    );
  }
  const size = unpackedSize(chunk);
  if (size <= limits.chunk && size * codecs.length <= limits.work) return;
  throw new Error(
    `The chunks are packed with ${codecs.length} codecs, each of which would have to unpack ${inMegabytes(size)}. ` +
      `One chunk may have ${inMegabytes(limits.chunk)}, and all codecs together unpack ${inMegabytes(limits.work)} of it.`,
  );
}

/** Bytes of a chunk's values, as they are at this place of the pipeline. */
export function unpackedSize({ dataType, shape }: ChunkMetadata): number {
  return shape.reduce((product, count) => product * count, 1) * bytesOf(dataType);
}

export function readOnly(): never {
  throw new Error('Archives are only read.');
}
