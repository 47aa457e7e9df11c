import { damaged } from '../damaged.ts';
import { repeat } from '../lz4.ts';
import type { BackwardBits } from './bits.ts';
import { type FseTable, fseTable, onlySymbol, readFse } from './fse.ts';

/** The tables by which lengths of literals, offsets and lengths of matches are coded. */
export type Tables = readonly [literals: FseTable, offsets: FseTable, matches: FseTable];

interface Code {
  maxLog: number;
  maxSymbol: number;
  /** For blocks too small to bring a table. */
  usual: FseTable;
}

// RFC 8878, section 3.1.1.3.2.2: the usual frequencies.
const codes: readonly [Code, Code, Code] = [
  {
    maxLog: 9,
    maxSymbol: 35,
    usual: fseTable(
      [
        4,
        3,
        ...times(2, 6),
        ...[2, 2, 2, 2, 2],
        1,
        1,
        1,
        ...times(2, 9),
        3,
        2,
        ...times(1, 5),
        ...times(-1, 4),
      ],
      6,
    ),
  },
  {
    maxLog: 8,
    maxSymbol: 31,
    usual: fseTable([...times(1, 6), 2, 2, 2, ...times(1, 15), ...times(-1, 5)], 5),
  },
  {
    maxLog: 9,
    maxSymbol: 52,
    usual: fseTable([1, 4, 3, ...times(2, 6), ...times(1, 37), ...times(-1, 7)], 6),
  },
];

// Section 3.1.1.3.2.1.1: bits that follow a code; its lengths start where those of the code before end.
const literalBits = Uint8Array.of(
  ...times(0, 16),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
);
const literalBase = starts(literalBits, 0);
const matchBits = Uint8Array.of(
  ...times(0, 32),
  ...[1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
);
const matchBase = starts(matchBits, 3);

/** How many sequences there are, and the byte after that number. */
export function readCount(data: Uint8Array, start: number, end: number): [count: number, next: number] {
  if (start >= end) throw damaged('Zstandard breaks off');
  const [b0, b1, b2] = [0, 1, 2].map((i) => data[start + i] as number) as [number, number, number];
  if (b0 < 128) return [b0, start + 1];
  return b0 < 255 ? [((b0 - 128) << 8) + b1, start + 2] : [b1 + (b2 << 8) + 0x7f00, start + 3];
}

/** Reads the three tables, each of which may be the usual one, a single symbol, its own or that of the block before. */
export function readTables(
  data: Uint8Array,
  start: number,
  end: number,
  before: Tables | undefined,
): [tables: Tables, next: number] {
  if (start >= end) throw damaged('Zstandard breaks off');
  const modes = data[start] as number;
  if ((modes & 3) !== 0) throw damaged('Zstandard has modes that nobody knows');
  let at = start + 1;
  const tables = codes.map(({ maxLog, maxSymbol, usual }, i) => {
    const mode = (modes >> (6 - 2 * i)) & 3;
    if (mode === 0) return usual;
    if (mode === 3) {
      if (!before) throw damaged('Zstandard uses a table that it never gave');
      return before[i] as FseTable;
    }
    if (at >= end) throw damaged('Zstandard breaks off');
    if (mode === 1) {
      const symbol = data[at++] as number;
      if (symbol > maxSymbol) throw damaged('Zstandard has a symbol that nobody knows');
      return onlySymbol(symbol);
    }
    const [table, next] = readFse(data, at, end, { maxLog, maxSymbol });
    at = next;
    return table;
  });
  return [tables as unknown as Tables, at];
}

/** Where in the output a block is put together. */
export interface Target {
  into: Uint8Array;
  /** Where the frame starts: nothing refers to what is before it. */
  frame: number;
  /** Where the block starts. */
  from: number;
  /** Where it must have ended. */
  limit: number;
}

/**
 * Puts a block together from literals and matches.
 * @param recent the last three distances, which it changes
 * @returns where the block ends
 */
export function execute(
  [literalTable, offsetTable, matchTable]: Tables,
  stream: BackwardBits,
  count: number,
  literals: Uint8Array,
  recent: [number, number, number],
  { into, frame, from, limit }: Target,
): number {
  let literalState = stream.read(literalTable.log);
  let offsetState = stream.read(offsetTable.log);
  let matchState = stream.read(matchTable.log);
  let used = 0;
  let to = from;
  for (let i = 0; i < count; i++) {
    const offsetCode = offsetTable.symbols[offsetState] as number;
    const matchCode = matchTable.symbols[matchState] as number;
    const literalCode = literalTable.symbols[literalState] as number;
    const value = offsetCode < 25 ? (1 << offsetCode) + stream.read(offsetCode) : far(offsetCode, stream);
    const length = (matchBase[matchCode] as number) + stream.read(matchBits[matchCode] as number);
    const copied = (literalBase[literalCode] as number) + stream.read(literalBits[literalCode] as number);
    if (i < count - 1) {
      literalState = next(literalTable, literalState, stream);
      matchState = next(matchTable, matchState, stream);
      offsetState = next(offsetTable, offsetState, stream);
    }
    if (copied > literals.length - used || copied + length > limit - to) {
      throw damaged('Zstandard copies more than there is');
    }
    if (copied > 32) into.set(literals.subarray(used, used + copied), to);
    else for (let k = 0; k < copied; k++) into[to + k] = literals[used + k] as number;
    used += copied;
    to += copied;
    const distance = distanceOf(value, copied, recent);
    if (distance <= 0 || distance > to - frame) throw damaged('Zstandard refers to what is not there');
    to = repeat(into, to, distance, length);
  }
  if (stream.left !== 0) throw damaged('Zstandard has bits that nobody reads');
  const rest = literals.subarray(used);
  if (rest.length > limit - to) throw damaged('Zstandard copies more than there is');
  into.set(rest, to);
  return to + rest.length;
}

function next({ base, bits }: FseTable, state: number, stream: BackwardBits): number {
  return (base[state] as number) + stream.read(bits[state] as number);
}

/** The value of an offset's code that takes more bits than can be read at a time. */
function far(code: number, stream: BackwardBits): number {
  const upper = stream.read(code - 16);
  return 2 ** code + upper * 65536 + stream.read(16);
}

/** Values up to 3 name one of the recent distances (section 3.1.1.5); each that is used comes first. */
function distanceOf(value: number, copied: number, recent: [number, number, number]): number {
  const which = value > 3 ? 3 : value - (copied === 0 ? 0 : 1);
  const distance = value > 3 ? value - 3 : which === 3 ? recent[0] - 1 : (recent[which] as number);
  if (which > 1) recent[2] = recent[1];
  if (which > 0) recent[1] = recent[0];
  recent[0] = distance;
  return distance;
}

function times(count: number, length: number): number[] {
  return new Array<number>(length).fill(count);
}

function starts(bits: Uint8Array, first: number): Int32Array {
  let start = first;
  return Int32Array.from(bits, (own) => {
    const here = start;
    start += 2 ** own;
    return here;
  });
}
