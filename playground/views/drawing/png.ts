import { zlibSync } from 'fflate';
import { toBase64 } from './base64.ts';

/** An image of at most 256 colours. */
export interface IndexedImage {
  width: number;
  height: number;
  /** One palette index per pixel, row by row from the top. */
  pixels: Uint8Array;
  /** Red, green, blue of each palette entry. */
  palette: Uint8Array;
  /** Index drawn as nothing at all, so that what lies behind the image shows. */
  transparent?: number;
}

/** Encodes a PNG with a palette (PNG specification, 3rd edition), in Node as in browsers. */
export function encodePng(image: IndexedImage): Uint8Array {
  const { width, height, pixels, palette, transparent } = image;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, indexed colour, deflate, standard filters, not interlaced
  const raw = new Uint8Array(height * (width + 1)); // each line starts with its filter: 0, none
  for (let row = 0; row < height; row += 1) {
    raw.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const chunks = [
    new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    ...(transparent === undefined ? [] : [chunk('tRNS', transparency(transparent))]),
    chunk('IDAT', zlibSync(raw, { level: 4 })),
    chunk('IEND', new Uint8Array(0)),
  ];
  const png = new Uint8Array(chunks.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of chunks) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

/** The PNG as an address for `<img src>`. */
export function pngAddress(image: IndexedImage): string {
  return `data:image/png;base64,${toBase64(encodePng(image))}`;
}

function transparency(index: number): Uint8Array {
  const alpha = new Uint8Array(index + 1).fill(255);
  alpha[index] = 0;
  return alpha;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as PNG uses it (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
