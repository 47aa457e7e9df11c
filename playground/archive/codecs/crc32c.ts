import { damaged } from './damaged.ts';
import { Pace, pieceBytes } from './pace.ts';

/** Of the polynomial of Castagnoli, reflected. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0x82f63b78 : rest >>> 1;
  return rest;
});

/** Bytes of the checksum. */
export const crc32cBytes = 4;

/** Compares the checksum at the end with what is before it, and takes it away. */
export async function checkCrc32c(packed: Uint8Array): Promise<Uint8Array> {
  const end = packed.length - crc32cBytes;
  if (end < 0) throw damaged('it is shorter than its checksum');
  let sum = -1;
  const pace = new Pace();
  for (let i = 0; i < end; i++) {
    if (i % pieceBytes === pieceBytes - 1) await pace.rest();
    sum = (table[(sum ^ (packed[i] as number)) & 255] as number) ^ (sum >>> 8);
  }
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(end, true) !== ~sum >>> 0) throw damaged('its checksum is another');
  return packed.subarray(0, end);
}
