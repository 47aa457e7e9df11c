import { damaged } from './damaged.ts';
import { repeat } from './lz4.ts';
import { type Pace, pieceBytes } from './pace.ts';

/** Unpacks a block of Snappy, after its format_description.txt. Fills `into` to the last byte or throws. */
export async function unpackSnappy(packed: Uint8Array, into: Uint8Array, pace: Pace): Promise<void> {
  const [end, full] = [packed.length, into.length];
  let at = 0;
  let to = 0;
  /** A number of so many bytes, little-endian. */
  const number = (bytes: number): number => {
    if (bytes > end - at) throw damaged('Snappy breaks off');
    let value = 0;
    for (let i = 0; i < bytes; i++) value += (packed[at++] as number) * 2 ** (8 * i);
    return value;
  };
  let announced = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = number(1);
    announced += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
    if (shift > 28) throw damaged('Snappy has a length without end');
  }
  if (announced !== full) throw damaged(`Snappy says ${announced} bytes where its header says ${full}`);
  let due = pieceBytes;
  while (at < end) {
    if (to >= due) {
      due = to + pieceBytes;
      await pace.rest();
    }
    const tag = number(1);
    const upper = tag >> 2;
    if ((tag & 3) === 0) {
      const length = 1 + (upper < 60 ? upper : number(upper - 59));
      if (length > end - at || length > full - to) throw damaged('Snappy copies more than there is');
      into.set(packed.subarray(at, at + length), to);
      at += length;
      to += length;
      continue;
    }
    const [length, distance] =
      (tag & 3) === 1
        ? [(upper & 7) + 4, ((tag >> 5) << 8) + number(1)]
        : [upper + 1, number((tag & 3) === 2 ? 2 : 4)];
    if (distance === 0 || distance > to || length > full - to) {
      throw damaged('Snappy refers to what is not there');
    }
    to = repeat(into, to, distance, length);
  }
  if (to !== full) throw damaged(`Snappy gives ${to} bytes where its header says ${full}`);
}
