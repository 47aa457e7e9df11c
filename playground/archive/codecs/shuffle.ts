import { type Pace, pieceBytes } from './pace.ts';

/** Puts bytes that were sorted by their place in an element together again; an incomplete element stays as it is. */
export async function unshuffle(
  shuffled: Uint8Array,
  into: Uint8Array,
  size: number,
  pace: Pace,
): Promise<void> {
  const count = Math.floor(shuffled.length / size);
  // All bytes of a piece before the next piece: what is written stays in the processor's cache.
  const step = Math.ceil(pieceBytes / size);
  for (let start = 0; start < count; start += step) {
    if (start > 0) await pace.rest();
    const end = Math.min(count, start + step);
    for (let byte = 0; byte < size; byte++) {
      const from = byte * count;
      for (let i = start, to = start * size + byte; i < end; i++, to += size)
        into[to] = shuffled[from + i] as number;
    }
  }
  into.set(shuffled.subarray(count * size), count * size);
}

/**
 * The same for bits: row k holds bit k of every element. Blosc shuffles bits only where the elements of a block make
 * whole bytes of them.
 */
export async function bitUnshuffle(
  shuffled: Uint8Array,
  into: Uint8Array,
  size: number,
  pace: Pace,
): Promise<void> {
  const count = Math.floor(shuffled.length / size);
  // The elements whose bits were sorted: all or none.
  const row = count % 8 === 0 ? count / 8 : 0;
  for (let byte = 0; byte < size; byte++) {
    const rows = byte * 8 * row;
    const at = (bit: number, i: number): number => shuffled[rows + bit * row + i] as number;
    for (let i = 0; i < row; i++) {
      if (i % (pieceBytes / 8) === pieceBytes / 8 - 1) await pace.rest();
      let low = at(0, i) | (at(1, i) << 8) | (at(2, i) << 16) | (at(3, i) << 24);
      let high = at(4, i) | (at(5, i) << 8) | (at(6, i) << 16) | (at(7, i) << 24);
      // A matrix of 8 × 8 bits is turned over by exchanging halves of halves (Warren, Hacker's Delight, section 7-3).
      let swap = (low ^ (low >>> 7)) & 0x00aa00aa;
      low ^= swap ^ (swap << 7);
      swap = (high ^ (high >>> 7)) & 0x00aa00aa;
      high ^= swap ^ (swap << 7);
      swap = (low ^ (low >>> 14)) & 0x0000cccc;
      low ^= swap ^ (swap << 14);
      swap = (high ^ (high >>> 14)) & 0x0000cccc;
      high ^= swap ^ (swap << 14);
      swap = (low ^ ((high << 4) | (low >>> 28))) & 0xf0f0f0f0;
      low ^= swap;
      high ^= swap >>> 4;
      let to = i * 8 * size + byte;
      for (let k = 0; k < 32; k += 8, to += size) into[to] = low >>> k;
      for (let k = 0; k < 32; k += 8, to += size) into[to] = high >>> k;
    }
  }
  const sorted = row * 8 * size;
  into.set(shuffled.subarray(sorted), sorted);
}
