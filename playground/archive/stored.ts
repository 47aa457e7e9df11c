import * as zarr from 'zarrita';
import { type ArchiveArray, maxDimensions } from '../protocol/archive.ts';
import { isReadable } from './types.ts';

/** An array of an archive, whose values have not been read yet. */
export type Stored = zarr.Array<zarr.DataType, zarr.Readable>;

/** An array as programs see it. */
export function describe(
  name: string,
  { shape, dtype, chunks, attrs, dimensionNames }: Stored,
): ArchiveArray {
  const dims = shape.map((_, axis) => dimensionNames?.[axis] ?? `dimension ${axis}`);
  return { name, dims, shape: [...shape], dtype, chunks: [...chunks], attributes: { ...attrs } };
}

/**
 * The array, whose chunks must have as many values as its metadata say: where nothing was packed, no codec looks, and
 * values that are not there would be zeros.
 */
export function exact(array: Stored): Stored {
  return zarr.extendArray(
    array,
    zarr.defineArrayExtension((inner) => ({
      async getChunk(...all: Parameters<typeof inner.getChunk>) {
        const chunk = await inner.getChunk(...all);
        const [found, expected] = [
          chunk.data.length,
          chunk.shape.reduce((product, size) => product * size, 1),
        ];
        if (found === expected) return chunk;
        throw new Error(
          `A chunk of the archive is damaged: it has ${found} values, and its metadata say ${expected}.`,
        );
      },
    })),
  ) as Stored;
}

/** Metadata come from a stranger: sizes that are none would lead to loops without end. */
export function sound({ shape, chunks, dtype }: Stored): boolean {
  return (
    shape.length <= maxDimensions &&
    shape.length === chunks.length &&
    shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
    chunks.every((size) => Number.isSafeInteger(size) && size > 0) &&
    isReadable(dtype)
  );
}

/** Bytes of one value of a type that `sound` lets pass. */
export function bytesOf(dtype: string): number {
  return dtype === 'bool' ? 1 : Number(/\d+$/.exec(dtype)?.[0]) / 8;
}
