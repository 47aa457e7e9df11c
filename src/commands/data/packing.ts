/** Stands for a missing value in a packed variable. */
export const missingCode = -32768;

/** How finely a variable is packed: value = offset + scale · integer. */
export interface Packing {
  scale: number;
  offset: number;
}

/** A packed variable and what is known of it once it is unpacked again. */
export interface Packed {
  /** All low bytes, then all high bytes: neighbouring cells share their high byte, so this compresses better. */
  bytes: Uint8Array;
  min: number;
  max: number;
  missing: number;
  /** Largest absolute difference between a value and its packed value, in the variable's units. */
  packingError: number;
}

/** Packs values (NaN is missing) into 16-bit integers. Throws when a value does not fit. */
export function pack(values: ArrayLike<number>, { scale, offset }: Packing): Packed {
  const cells = values.length;
  const bytes = new Uint8Array(2 * cells);
  let [min, max, missing, packingError] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let cell = 0; cell < cells; cell++) {
    const value = values[cell] as number;
    const code = Number.isNaN(value) ? missingCode : Math.round((value - offset) / scale);
    if (code < missingCode || code > 32767 || (code === missingCode && !Number.isNaN(value))) {
      throw new RangeError(`${value} does not fit into 16 bits with scale ${scale} and offset ${offset}.`);
    }
    bytes[cell] = code & 255;
    bytes[cells + cell] = (code >> 8) & 255;
    if (code === missingCode) {
      missing++;
      continue;
    }
    const packed = Math.fround(offset + scale * code);
    min = Math.min(min, packed);
    max = Math.max(max, packed);
    packingError = Math.max(packingError, Math.abs(packed - value));
  }
  return { bytes, min, max, missing, packingError };
}
