import { type Pace, pieceBytes } from './pace.ts';

/** What an array codec of zarrita takes and gives. */
export interface Chunk {
  readonly data: Values;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}

/** Float64Array stands for every typed array: those of bigint have the same methods. */
type Values = Float64Array;
type Decode = (chunk: Chunk) => Chunk;

/** Decodes piece by piece what looks at one value after another. */
export async function valueByValue(decode: Decode, chunk: Chunk, pace: Pace): Promise<Chunk> {
  return inPieces(decode, chunk, pace, (piece) => piece);
}

/** The same for sums: a piece goes on from the last value of the one before. */
export async function runningSum(decode: Decode, chunk: Chunk, pace: Pace): Promise<Chunk> {
  return inPieces(decode, chunk, pace, (piece, last) => {
    const own = piece.slice();
    if (last !== undefined && own.length > 0) own[0] = last + (own[0] as number);
    return own;
  });
}

async function inPieces(
  decode: Decode,
  { data, shape, stride }: Chunk,
  pace: Pace,
  prepare: (piece: Values, last: number | undefined) => Values,
): Promise<Chunk> {
  // Of one value, it tells which type it makes, and whether it takes this order in memory.
  const { data: one } = decode({ data: data.subarray(0, 1), shape, stride });
  const into = new (one.constructor as Float64ArrayConstructor)(data.length);
  const count = pieceBytes / 8;
  for (let at = 0; at < data.length; at += count) {
    await pace.rest();
    const piece = prepare(data.subarray(at, at + count), at > 0 ? into[at - 1] : undefined);
    into.set(decode({ data: piece, shape: [piece.length], stride: [1] }).data, at);
  }
  return { data: into, shape, stride };
}

/** The bytes with those of each value in the opposite order. */
export async function swapped(bytes: Uint8Array, size: number, pace: Pace): Promise<Uint8Array> {
  const into = new Uint8Array(bytes.length);
  const whole = bytes.length - (bytes.length % size);
  for (let start = 0; start < whole; start += pieceBytes) {
    await pace.rest();
    const end = Math.min(whole, start + pieceBytes);
    for (let at = start; at < end; at += size) {
      for (let i = 0; i < size; i++) into[at + i] = bytes[at + size - 1 - i] as number;
    }
  }
  return into;
}
