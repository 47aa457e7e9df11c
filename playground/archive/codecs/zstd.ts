import { damaged } from './damaged.ts';
import type { Pace } from './pace.ts';
import { BackwardBits, padding } from './zstd/bits.ts';
import type { HuffmanTable } from './zstd/huffman.ts';
import { readLiterals } from './zstd/literals.ts';
import { execute, readCount, readTables, type Tables } from './zstd/sequences.ts';

/** The most that one block may unpack to. */
const maxBlock = 128 * 1024;

/** What a frame's header says. */
interface Frame {
  /** Of what it unpacks to; undefined when it is not told. */
  size: number | undefined;
  checksum: boolean;
  /** The byte after the header. */
  next: number;
}

/**
 * Unpacks Zstandard (RFC 8878): frames one after another, without dictionaries. Fills `into` to the last byte or throws.
 * Every length and distance is held to what is there, and no memory is taken that a header asks for. The checksum of a
 * frame is not compared.
 */
export async function unpackZstd(packed: Uint8Array, into: Uint8Array, pace: Pace): Promise<void> {
  const data = new Uint8Array(packed.length + padding);
  data.set(packed);
  let at = 0;
  let to = 0;
  while (at < packed.length) {
    const view = new DataView(data.buffer, at);
    const magic = view.getUint32(0, true);
    if (magic >>> 4 === 0x184d2a5) {
      at += 8 + view.getUint32(4, true);
      await pace.rest();
      if (at > packed.length) throw damaged('Zstandard breaks off');
    } else if (magic === 0xfd2fb528) {
      [at, to] = await unpackFrame(data, at, packed.length, into, to, pace);
    } else throw damaged('it is no Zstandard');
  }
  if (to !== into.length) throw damaged(`Zstandard gives ${to} bytes where ${into.length} are expected`);
}

/** The length that packed bytes say they unpack to; undefined where they do not say. */
export function zstdSize(packed: Uint8Array): number | undefined {
  const data = new Uint8Array(18);
  data.set(packed.subarray(0, 18));
  return new DataView(data.buffer).getUint32(0, true) === 0xfd2fb528 ? frameOf(data, 0).size : undefined;
}

function frameOf(data: Uint8Array, start: number): Frame {
  const flags = data[start + 4] as number;
  if ((flags & 8) !== 0) throw damaged('Zstandard has flags that nobody knows');
  if ((flags & 3) !== 0) throw new Error('it needs a dictionary of Zstandard, which nobody has');
  const single = (flags & 32) !== 0;
  const at = start + (single ? 5 : 6);
  const bytes = [single ? 1 : 0, 2, 4, 8][flags >> 6] as number;
  let size = bytes === 2 ? 256 : 0;
  for (let i = 0; i < bytes; i++) size += (data[at + i] ?? 0) * 2 ** (8 * i);
  return { size: bytes === 0 ? undefined : size, checksum: (flags & 4) !== 0, next: at + bytes };
}

async function unpackFrame(
  data: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  frame: number,
  pace: Pace,
): Promise<[at: number, to: number]> {
  const { size, checksum, next } = frameOf(data, start);
  if (size !== undefined && size > into.length - frame) {
    throw damaged(`its header says ${size} bytes where ${into.length - frame} are expected`);
  }
  const recent: [number, number, number] = [1, 4, 8];
  let tree: HuffmanTable | undefined;
  let tables: Tables | undefined;
  let at = next;
  let to = frame;
  for (let last = false; !last; ) {
    const head = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
    last = (head & 1) === 1;
    const [kind, length] = [(head >> 1) & 3, head >> 3];
    at += 3;
    const after = at + (kind === 1 ? 1 : length);
    const limit = Math.min(into.length, to + maxBlock);
    if (after > end || length > maxBlock) throw damaged('Zstandard breaks off');
    if (kind === 3) throw damaged('Zstandard has a block that nobody knows');
    if (kind < 2) {
      if (length > limit - to) throw damaged('Zstandard copies more than there is');
      if (kind === 0) into.set(data.subarray(at, after), to);
      else into.fill(data[at] as number, to, to + length);
      to += length;
    } else {
      const literals = readLiterals(data, at, after, limit - to, tree);
      tree = literals.tree;
      const [count, from] = readCount(data, literals.next, after);
      if (count === 0) {
        into.set(literals.bytes, to);
        to += literals.bytes.length;
      } else {
        const [own, stream] = readTables(data, from, after, tables);
        tables = own;
        const bits = new BackwardBits(new DataView(data.buffer), stream, after);
        to = execute(own, bits, count, literals.bytes, recent, { into, frame, from: to, limit });
      }
    }
    at = after;
    await pace.rest();
  }
  if (size !== undefined && size !== to - frame) {
    throw damaged(`Zstandard gives ${to - frame} bytes where its header says ${size}`);
  }
  at += checksum ? 4 : 0;
  if (at > end) throw damaged('Zstandard breaks off');
  return [at, to];
}
