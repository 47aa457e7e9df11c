import { damaged } from '../damaged.ts';
import { BackwardBits } from './bits.ts';
import { readFse } from './fse.ts';

/** Of each row of bits that may come next its symbol, and above that how many of the bits it takes. */
export interface HuffmanTable {
  readonly maxBits: number;
  readonly entries: Uint16Array;
}

/** Where a stream of bits lies: padded bytes, its first and the one after its last. */
export type Stream = readonly [data: DataView, start: number, end: number];

/** The longest code that the format allows. */
const longest = 11;

/** Reads the description of a tree (RFC 8878, section 4.2.1). Returns it and the byte after it. */
export function readHuffman(
  data: Uint8Array,
  start: number,
  end: number,
): [table: HuffmanTable, next: number] {
  if (start >= end) throw damaged('Zstandard breaks off');
  const head = data[start] as number;
  const count = head - 127;
  const next = start + 1 + (head < 128 ? head : (count + 1) >> 1);
  if (next > end) throw damaged('Zstandard breaks off');
  const weights =
    head < 128
      ? packedWeights(data, start + 1, next)
      : Array.from({ length: count }, (_, i) => {
          const two = data[start + 1 + (i >> 1)] as number;
          return i % 2 === 0 ? two >> 4 : two & 15;
        });
  return [tableOf(weights), next];
}

/** Two states take turns in one stream, until it has too few bits for the next. */
function packedWeights(data: Uint8Array, start: number, end: number): number[] {
  const [{ log, symbols, bits, base }, from] = readFse(data, start, end, { maxLog: 6, maxSymbol: longest });
  const stream = new BackwardBits(new DataView(data.buffer), from, end);
  const weights: number[] = [];
  let [now, other] = [stream.read(log), stream.read(log)];
  for (;;) {
    if (weights.length > 253) throw damaged('Zstandard has a tree with too many symbols');
    weights.push(symbols[now] as number);
    const taken = bits[now] as number;
    if (stream.left < taken) return [...weights, symbols[other] as number];
    [now, other] = [other, (base[now] as number) + stream.read(taken)];
  }
}

/** The last weight is not written: it makes the sum a power of two. */
function tableOf(weights: number[]): HuffmanTable {
  const sum = weights.reduce((total, weight) => total + (weight > 0 ? 2 ** (weight - 1) : 0), 0);
  const maxBits = 32 - Math.clz32(sum);
  const rest = 2 ** maxBits - sum;
  if (sum === 0 || maxBits > longest || (rest & (rest - 1)) !== 0) {
    throw damaged('Zstandard has a tree that does not add up');
  }
  const all = [...weights, 32 - Math.clz32(rest)];
  const entries = new Uint16Array(1 << maxBits);
  let place = 0;
  for (let weight = 1; weight <= maxBits; weight++) {
    for (const [symbol, own] of all.entries()) {
      if (own !== weight) continue;
      const room = 1 << (weight - 1);
      entries.fill(symbol | ((maxBits + 1 - weight) << 8), place, place + room);
      place += room;
    }
  }
  return { maxBits, entries };
}

/**
 * Unpacks one stream of symbols from `from` to `to` of a buffer, all of it. Two codes at a time are looked up in one row
 * of bits while there are enough: this loop takes most of the time of literals.
 */
export function unpackHuffman(
  { maxBits, entries }: HuffmanTable,
  [data, start, end]: Stream,
  into: Uint8Array,
  from: number,
  to: number,
): void {
  const last = end > start ? data.getUint8(end - 1) : 0;
  if (last === 0) throw damaged('Zstandard has a stream of bits without an end');
  const mask = (1 << maxBits) - 1;
  // Where the bits that are left end, and where the last of them lies.
  let bit = end * 8 + 23 - Math.clz32(last);
  const first = start * 8;
  let at = from;
  for (const enough = first + 2 * maxBits; at < to - 1 && bit >= enough; at += 2) {
    const low = bit - 2 * maxBits;
    const row = data.getUint32(low >>> 3, true) >>> (low & 7);
    const one = entries[(row >>> maxBits) & mask] as number;
    const other = entries[(row >>> (maxBits - (one >>> 8))) & mask] as number;
    into[at] = one;
    into[at + 1] = other;
    bit -= (one >>> 8) + (other >>> 8);
  }
  for (; at < to; at++) {
    const low = bit - maxBits;
    // Bits beyond the last are zero.
    const row =
      low >= first
        ? data.getUint32(low >>> 3, true) >>> (low & 7)
        : (data.getUint32(start, true) & ((1 << (bit - first)) - 1)) << (first - low);
    const entry = entries[row & mask] as number;
    into[at] = entry;
    bit -= entry >>> 8;
    if (bit < first) throw damaged('Zstandard breaks off');
  }
  if (bit !== first) throw damaged('Zstandard has bits that nobody reads');
}
