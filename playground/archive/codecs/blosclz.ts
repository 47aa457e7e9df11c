import { damaged } from './damaged.ts';
import { repeat } from './lz4.ts';
import { type Pace, pieceBytes } from './pace.ts';

/** Distances up to this are written in 13 bits; longer ones are counted from here. */
const near = 8191;

/**
 * Unpacks one block of BloscLZ, a descendant of FastLZ: a byte below 32 announces literals, one above a match with three
 * bits of length and five of distance. Fills `into` to the last byte or throws.
 */
export async function unpackBlosclz(packed: Uint8Array, into: Uint8Array, pace: Pace): Promise<void> {
  const [end, full] = [packed.length, into.length];
  let at = 0;
  let to = 0;
  const next = (): number => {
    if (at >= end) throw damaged('BloscLZ breaks off');
    return packed[at++] as number;
  };
  let due = pieceBytes;
  // The upper bits of the first byte are those of a version.
  for (let control = next() & 31; ; control = next()) {
    if (to >= due) {
      due = to + pieceBytes;
      await pace.rest();
    }
    if (control < 32) {
      const literals = control + 1;
      if (literals > end - at || literals > full - to) throw damaged('BloscLZ copies more than there is');
      for (let i = 0; i < literals; i++) into[to + i] = packed[at + i] as number;
      at += literals;
      to += literals;
    } else {
      let length = (control >> 5) + 2;
      let code: number;
      if (length === 9) {
        do {
          code = next();
          length += code;
        } while (code === 255);
      }
      const high = (control & 31) << 8;
      code = next();
      let distance = high + code + 1;
      if (code === 255 && high === 31 << 8) {
        distance = (next() << 8) + near + 1;
        distance += next();
      }
      if (distance > to || length > full - to) throw damaged('BloscLZ refers to what is not there');
      to = repeat(into, to, distance, length);
    }
    if (at === end) break;
  }
  if (to !== full) throw damaged(`BloscLZ gives ${to} bytes where its header says ${full}`);
}
