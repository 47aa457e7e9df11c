import { damaged } from '../damaged.ts';

/** A table of finite state entropy: of each state its symbol, how many bits follow, and what they are added to. */
export interface FseTable {
  readonly log: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly base: Uint16Array;
}

/** A table that always gives one symbol, and takes no bits for it. */
export function onlySymbol(symbol: number): FseTable {
  return { log: 0, symbols: Uint8Array.of(symbol), bits: new Uint8Array(1), base: new Uint16Array(1) };
}

/**
 * Reads the frequencies of symbols (RFC 8878, section 4.1.1).
 * @returns the table, and the byte after it
 */
export function readFse(
  data: Uint8Array,
  start: number,
  end: number,
  { maxLog, maxSymbol }: { maxLog: number; maxSymbol: number },
): [table: FseTable, next: number] {
  let at = start * 8;
  const peek = (count: number): number => {
    const byte = at >>> 3;
    const three = (data[byte] ?? 0) | ((data[byte + 1] ?? 0) << 8) | ((data[byte + 2] ?? 0) << 16);
    return (three >>> (at & 7)) & ((1 << count) - 1);
  };
  const log = peek(4) + 5;
  at += 4;
  if (log > maxLog) throw damaged('Zstandard has a table that is too large');
  const counts: number[] = [];
  let left = 1 << log;
  while (left > 0) {
    if (counts.length > maxSymbol) throw damaged('Zstandard has a table with too many symbols');
    // Values up to left + 1 are coded so that the smaller ones take a bit less.
    const bits = 32 - Math.clz32(left + 1);
    const spare = (1 << bits) - 1 - (left + 1);
    let value = peek(bits - 1);
    if (value < spare) at += bits - 1;
    else {
      value = peek(bits);
      at += bits;
      if (value >= 1 << (bits - 1)) value -= spare;
    }
    const count = value - 1;
    counts.push(count);
    left -= Math.abs(count);
    for (let zeros = count === 0 ? 3 : 0; zeros === 3; ) {
      zeros = peek(2);
      at += 2;
      for (let i = 0; i < zeros; i++) counts.push(0);
      if (counts.length > maxSymbol + 1) throw damaged('Zstandard has a table with too many symbols');
    }
  }
  const next = (at + 7) >>> 3;
  if (left < 0 || next > end) throw damaged('Zstandard has a table that does not add up');
  return [fseTable(counts, log), next];
}

/** The table of frequencies that add up to 2 to the power of `log`; -1 is one that is less than one. */
export function fseTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const symbols = new Uint8Array(size);
  const next = new Uint16Array(counts.length);
  let high = size;
  for (const [symbol, count] of counts.entries()) {
    if (count === -1) symbols[--high] = symbol;
    next[symbol] = Math.abs(count);
  }
  const step = (size >> 1) + (size >> 3) + 3;
  let place = 0;
  for (const [symbol, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      symbols[place] = symbol;
      do place = (place + step) & (size - 1);
      while (place >= high);
    }
  }
  if (place !== 0) throw damaged('Zstandard has a table that does not add up');
  const bits = new Uint8Array(size);
  const base = new Uint16Array(size);
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] as number;
    const number = next[symbol] as number;
    next[symbol] = number + 1;
    const taken = log - (31 - Math.clz32(number));
    bits[state] = taken;
    base[state] = (number << taken) - size;
  }
  return { log, symbols, bits, base };
}
