import { Pace } from './codecs/pace.ts';
import type { Chosen } from './selection.ts';
import type { Stored } from './stored.ts';
import type { Packing } from './values.ts';

/** Chunks that are fetched and unpacked at a time. */
const lanes = 4;
/** Values between two looks at the clock. */
const pieceValues = 2 ** 16;

type Values = Float32Array | Float64Array;

/**
 * Reads a part of an array into row-major values, whatever the order in memory; NaN where a value is missing. Zarrita's
 * own `get` copies a chunk in one task, value by value where its order is another.
 */
export async function readInto<Into extends Values>(
  array: Stored,
  ranges: readonly Chosen[],
  packing: Packing,
  into: Into,
  signal: AbortSignal,
): Promise<Into> {
  const pace = new Pace(signal);
  const places = placesOf(ranges, array.chunks);
  // The lanes share one list; when one of them fails, it ends for all.
  const lane = async (): Promise<void> => {
    for (const place of places) {
      signal.throwIfAborted();
      const { data, stride } = await array.getChunk(place, { signal });
      await pace.rest();
      const numbers = array.dtype === 'bool' ? bytesIn(data as unknown as Uint8Array) : data;
      const overlap = overlapOf(ranges, array.chunks, place, stride);
      await copy(numbers as ArrayLike<number | bigint>, overlap, packing, into, pace);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return into;
}

/** Where the chunks stand that a selection touches. */
function* placesOf(ranges: readonly Chosen[], chunks: readonly number[]): Generator<number[], undefined> {
  const [range, ...others] = ranges;
  if (!range) return void (yield []);
  const [size = 1, ...sizes] = chunks;
  for (let at = Math.floor(range.first / size); at * size < range.end; at++) {
    for (const rest of placesOf(others, sizes)) yield [at, ...rest];
  }
}

/** What a chunk and a selection have in common, axis by axis: places of the first value and ways to the next. */
interface Overlap {
  readonly counts: readonly number[];
  readonly from: number;
  readonly fromSteps: readonly number[];
  readonly to: number;
  readonly toSteps: readonly number[];
}

function overlapOf(
  ranges: readonly Chosen[],
  chunks: readonly number[],
  place: readonly number[],
  fromSteps: readonly number[],
): Overlap {
  const toSteps: number[] = [];
  ranges.reduceRight((step, { first, end }, axis) => {
    toSteps[axis] = step;
    return step * (end - first);
  }, 1);
  let [from, to] = [0, 0];
  const counts = ranges.map(({ first, end }, axis) => {
    const size = chunks[axis] as number;
    const start = (place[axis] as number) * size;
    const begin = Math.max(first, start);
    from += (begin - start) * (fromSteps[axis] as number);
    to += (begin - first) * (toSteps[axis] as number);
    return Math.min(end, start + size) - begin;
  });
  return { counts, from, fromSteps, to, toSteps };
}

async function copy(
  data: ArrayLike<number | bigint>,
  { counts, fromSteps, toSteps, ...start }: Overlap,
  { missing, scale, offset, wrap }: Packing,
  into: Values,
  pace: Pace,
): Promise<void> {
  const gone = new Set(missing);
  const inner = counts.length - 1;
  const [run = 1, fromStep = 0, toStep = 0] = [counts[inner], fromSteps[inner], toSteps[inner]];
  const position = counts.map(() => 0);
  let { from, to } = start;
  let left = pieceValues;
  for (let axis = 0; axis >= 0; ) {
    for (let done = 0; done < run; ) {
      const end = Math.min(run, done + left);
      left -= end - done;
      for (; done < end; done++, from += fromStep, to += toStep) {
        const stored = Number(data[from]);
        const packed = stored < 0 ? stored + wrap : stored;
        into[to] = gone.has(packed) ? Number.NaN : packed * scale + offset;
      }
      if (left > 0) continue;
      left = pieceValues;
      await pace.rest();
    }
    from -= run * fromStep;
    to -= run * toStep;
    // The next row, as the hand of a counter goes on when the one before it has gone round.
    for (axis = inner - 1; axis >= 0; axis--) {
      const next = (position[axis] as number) + 1;
      from += fromSteps[axis] as number;
      to += toSteps[axis] as number;
      position[axis] = next;
      if (next < (counts[axis] as number)) break;
      from -= next * (fromSteps[axis] as number);
      to -= next * (toSteps[axis] as number);
      position[axis] = 0;
    }
  }
}

/** Zarrita's own array of truth values, as bytes. */
function bytesIn({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
