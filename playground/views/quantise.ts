import { fromBase64, toBase64 } from './drawing/base64.ts';

/** Values as 16-bit steps between the lowest and the highest; JSON-serialisable. */
export interface Quantised {
  /** Little-endian unsigned 16-bit integers in base64; 0 is missing, n stands for offset + (n − 1) × scale. */
  uint16: string;
  scale: number;
  offset: number;
}

/** Packs values; the error is at most (max − min) / 131,068. A value that is not finite becomes missing. */
export function quantise(values: Float32Array): Quantised {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const offset = low <= high ? low : 0;
  const scale = low < high ? (high - low) / 65_534 : 0;
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, i) => {
    const step = !Number.isFinite(value) ? 0 : scale === 0 ? 1 : 1 + Math.round((value - offset) / scale);
    view.setUint16(i * 2, step, true);
  });
  return { uint16: toBase64(new Uint8Array(view.buffer)), scale, offset };
}

/** Unpacks values; missing ones are NaN. Throws when the text is not base64. */
export function dequantise({ uint16, scale, offset }: Quantised): Float32Array {
  const bytes = fromBase64(uint16);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => {
    const step = view.getUint16(i * 2, true);
    return step === 0 ? Number.NaN : offset + (step - 1) * scale;
  });
}
