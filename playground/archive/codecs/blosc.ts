import { unpackBlosclz } from './blosclz.ts';
import { damaged } from './damaged.ts';
import { inflate } from './inflate.ts';
import { unpackLz4 } from './lz4.ts';
import { Pace } from './pace.ts';
import { bitUnshuffle, unshuffle } from './shuffle.ts';
import { unpackSnappy } from './snappy.ts';
import { unpackZstd } from './zstd.ts';

/** Bytes of the header. */
const headerBytes = 16;

/** C-Blosc cuts a chunk into blocks of some kilobytes at least; each costs time besides that of its bytes. */
const mostBlocks = 2 ** 17;

type Unpack = (packed: Uint8Array, into: Uint8Array, pace: Pace) => Promise<void>;

/** By the number in the header's flags. */
const formats: Record<number, Unpack> = {
  0: unpackBlosclz,
  1: unpackLz4,
  2: unpackSnappy,
  3: async (packed, into) => {
    const bytes = await inflate('deflate', packed, into.length);
    if (bytes.length !== into.length) throw damaged('zlib gives fewer bytes than its block has');
    into.set(bytes);
  },
  4: unpackZstd,
};

/** What the first 16 bytes say (README_CHUNK_FORMAT.rst of C-Blosc), held to the bytes that are there. */
function headerOf(packed: Uint8Array, most: number) {
  if (packed.length < headerBytes) throw damaged('it is shorter than the header of Blosc');
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const [version, flags, typeSize] = [packed[0] as number, packed[2] as number, packed[3] as number];
  const [unpacked, blockSize, all] = [4, 8, 12].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  if (version !== 2 || (flags & 8) !== 0) throw new Error('it is not in the format of Blosc 1');
  if (all !== packed.length) throw damaged(`its header says ${all} bytes, and it has ${packed.length}`);
  if (unpacked > most) throw damaged(`it unpacks to ${unpacked} bytes, and its metadata say ${most}`);
  if (unpacked > 0 && (blockSize === 0 || blockSize > unpacked || typeSize === 0)) {
    throw damaged('its header makes no sense');
  }
  return { view, flags, typeSize, unpacked, blockSize };
}

/**
 * Unpacks a chunk of Blosc 1. Every length in it is compared with what is there, and the memory it is unpacked into is
 * new: what was not written is zero, never something of another archive.
 * @param most bytes that it may unpack to
 */
export async function unpackBlosc(packed: Uint8Array, most: number): Promise<Uint8Array> {
  const { view, flags, typeSize, unpacked, blockSize } = headerOf(packed, most);
  if ((flags & 2) !== 0) {
    if (unpacked + headerBytes !== packed.length) {
      throw damaged(
        `its header says ${unpacked} bytes as they are, and ${packed.length - headerBytes} are there`,
      );
    }
    return packed.slice(headerBytes);
  }
  const into = new Uint8Array(unpacked);
  const unpack = formats[flags >> 5];
  if (!unpack) throw new Error(`its compressor (number ${flags >> 5} of Blosc) cannot be unpacked here`);
  const blocks = unpacked === 0 ? 0 : Math.ceil(unpacked / blockSize);
  if (blocks * 4 > packed.length - headerBytes) throw damaged('it has no room for the places of its blocks');
  if (blocks > mostBlocks) throw damaged(`it is cut into ${blocks} blocks`);
  const byBits = (flags & 4) !== 0 && blockSize >= typeSize;
  const sorted = !byBits && (flags & 1) !== 0 && typeSize > 1;
  const scratch = byBits || sorted ? new Uint8Array(blockSize) : undefined;
  const pace = new Pace();
  let used = headerBytes + 4 * blocks;
  for (let block = 0; block < blocks; block++) {
    const target = into.subarray(block * blockSize, Math.min(unpacked, (block + 1) * blockSize));
    const written = scratch?.subarray(0, target.length) ?? target;
    const whole = target.length === blockSize;
    // Files from before the flag 16 follow the same rule for when a block was split.
    const split = (flags & 16) === 0 && typeSize <= 16 && target.length / typeSize >= 128 && whole;
    const parts = split ? typeSize : 1;
    let at = view.getUint32(headerBytes + block * 4, true);
    const size = Math.floor(target.length / parts);
    if (size * parts !== target.length) throw damaged('a block cannot be split into equal parts');
    for (let part = 0; part < parts; part++) {
      if (at > packed.length - 4) throw damaged('a block lies outside of it');
      const length = view.getUint32(at, true);
      at += 4;
      if (length > packed.length - at) throw damaged('a block reaches beyond its end');
      // Blocks may stand in any order, but no two in the same bytes: a small chunk would be work without end.
      used += 4 + length;
      if (used > packed.length) throw damaged('its blocks share bytes');
      const bytes = packed.subarray(at, at + length);
      const out = written.subarray(part * size, (part + 1) * size);
      if (length === size) out.set(bytes);
      else await unpack(bytes, out, pace);
      at += length;
    }
    if (byBits) await bitUnshuffle(written, target, typeSize, pace);
    else if (sorted) await unshuffle(written, target, typeSize, pace);
    await pace.rest();
  }
  return into;
}
