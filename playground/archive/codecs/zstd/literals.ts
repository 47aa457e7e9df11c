import { damaged } from '../damaged.ts';
import { type HuffmanTable, readHuffman, unpackHuffman } from './huffman.ts';

/** The literals of a block, the tree they came by, and the byte after them. */
export interface Literals {
  bytes: Uint8Array;
  tree: HuffmanTable | undefined;
  next: number;
}

/**
 * Reads the literals of a block (RFC 8878, section 3.1.1.3.1).
 * @param before the tree of the block before, which this one may use again
 */
export function readLiterals(
  data: Uint8Array,
  start: number,
  end: number,
  most: number,
  before: HuffmanTable | undefined,
): Literals {
  const head = data[start] as number;
  const [kind, form] = [head & 3, (head >> 2) & 3];
  // Five bytes may be read: the data are padded.
  const [b1, b2, b3, b4] = [1, 2, 3, 4].map((i) => data[start + i] as number) as [
    number,
    number,
    number,
    number,
  ];
  if (kind < 2) {
    const [size, at] =
      form === 1
        ? [(head >> 4) | (b1 << 4), start + 2]
        : form === 3
          ? [(head >> 4) | (b1 << 4) | (b2 << 12), start + 3]
          : [head >> 3, start + 1];
    const next = at + (kind === 0 ? size : 1);
    if (next > end || size > most) throw damaged('Zstandard has more literals than there are');
    const bytes = kind === 0 ? data.slice(at, next) : new Uint8Array(size).fill(data[at] as number);
    return { bytes, tree: before, next };
  }
  const [size, packed, at] =
    form < 2
      ? [(head >> 4) | ((b1 & 63) << 4), (b1 >> 6) | (b2 << 2), start + 3]
      : form === 2
        ? [(head >> 4) | (b1 << 4) | ((b2 & 3) << 12), (b2 >> 2) | (b3 << 6), start + 4]
        : [(head >> 4) | (b1 << 4) | ((b2 & 63) << 12), (b2 >> 6) | (b3 << 2) | (b4 << 10), start + 5];
  const next = at + packed;
  if (next > end || size > most) throw damaged('Zstandard has more literals than there are');
  const [tree, from] = kind === 2 ? readHuffman(data, at, next) : [before, at];
  if (!tree) throw damaged('Zstandard uses a tree that it never gave');
  const bytes = new Uint8Array(size);
  if (form === 0) unpackHuffman(tree, [new DataView(data.buffer), from, next], bytes, 0, size);
  else fourStreams(data, from, next, tree, bytes);
  return { bytes, tree, next };
}

/** Large literals are cut into four streams, whose lengths but for the last stand in front. */
function fourStreams(
  data: Uint8Array,
  start: number,
  end: number,
  tree: HuffmanTable,
  bytes: Uint8Array,
): void {
  const view = new DataView(data.buffer);
  const each = (bytes.length + 3) >> 2;
  let at = start + 6;
  for (let i = 0; i < 4; i++) {
    const length = (data[start + 2 * i] as number) | ((data[start + 2 * i + 1] as number) << 8);
    const next = i < 3 ? at + length : end;
    const to = i < 3 ? (i + 1) * each : bytes.length;
    if (next > end || at >= next || i * each > to)
      throw damaged('Zstandard has more literals than there are');
    unpackHuffman(tree, [view, at, next], bytes, i * each, to);
    at = next;
  }
}
