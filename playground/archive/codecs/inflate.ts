import { damaged } from './damaged.ts';

/** Unpacks gzip or zlib; counts while it unpacks, so that a small file cannot become gigabytes. */
export async function inflate(
  format: CompressionFormat,
  packed: Uint8Array,
  most: number,
): Promise<Uint8Array> {
  const stream = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream(format));
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  const next = () => reader.read().catch((error: unknown) => Promise.reject(damaged(String(error))));
  for (let piece = await next(); !piece.done; piece = await next()) {
    size += piece.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw damaged(`it unpacks to more than the ${most} bytes that its metadata say`);
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}
