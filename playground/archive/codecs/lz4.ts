import { damaged } from './damaged.ts';
import { type Pace, pieceBytes } from './pace.ts';

/**
 * Unpacks one LZ4 block, after lz4_Block_format.md. It fills `into` to the last byte and uses up `packed`, or throws;
 * every copy is checked, since both lengths and distances come from a stranger.
 */
export async function unpackLz4(packed: Uint8Array, into: Uint8Array, pace: Pace): Promise<void> {
  const [end, full] = [packed.length, into.length];
  let at = 0;
  let to = 0;
  let due = pieceBytes;
  while (at < end) {
    if (to >= due) {
      due = to + pieceBytes;
      await pace.rest();
    }
    const token = packed[at++] as number;
    let literals = token >> 4;
    if (literals === 15) {
      let more: number;
      do {
        if (at >= end) throw damaged('LZ4 breaks off in a length');
        more = packed[at++] as number;
        literals += more;
      } while (more === 255);
    }
    if (literals > end - at || literals > full - to) throw damaged('LZ4 copies more than there is');
    // Short copies are the rule, and a loop is faster for them than a view.
    if (literals > 32) into.set(packed.subarray(at, at + literals), to);
    else for (let i = 0; i < literals; i++) into[to + i] = packed[at + i] as number;
    at += literals;
    to += literals;
    // The last sequence has no match.
    if (at === end) break;
    if (end - at < 2) throw damaged('LZ4 breaks off in a distance');
    const distance = (packed[at] as number) | ((packed[at + 1] as number) << 8);
    at += 2;
    let length = (token & 15) + 4;
    if (length === 19) {
      let more: number;
      do {
        if (at >= end) throw damaged('LZ4 breaks off in a length');
        more = packed[at++] as number;
        length += more;
      } while (more === 255);
    }
    if (distance === 0 || distance > to || length > full - to)
      throw damaged('LZ4 refers to what is not there');
    to = repeat(into, to, distance, length);
  }
  if (to !== full) throw damaged(`LZ4 gives ${to} bytes where its header says ${full}`);
}

/** Copies `length` bytes from `distance` before `to`; they may overlap. Returns where it ends. */
export function repeat(into: Uint8Array, to: number, distance: number, length: number): number {
  const from = to - distance;
  if (distance >= length && length > 32) into.copyWithin(to, from, from + length);
  else if (distance === 1) into.fill(into[from] as number, to, to + length);
  else for (let i = 0; i < length; i++) into[to + i] = into[from + i] as number;
  return to + length;
}
