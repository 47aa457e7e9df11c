/** The integers that variables are packed into, and the one that stands for a missing value where values are missing. */
export const packedTypes = {
  int8: { array: Int8Array, bytes: 1, least: -128, most: 127, missing: -128 },
  uint8: { array: Uint8Array, bytes: 1, least: 0, most: 255, missing: 255 },
  int16: { array: Int16Array, bytes: 2, least: -32768, most: 32767, missing: -32768 },
} as const;

export type PackedType = keyof typeof packedTypes;

/** How a variable lies in the payload. */
export interface Packing {
  type: PackedType;
  /** value = offset + scale · integer */
  scale: number;
  offset: number;
  /** Number of missing values; when it is 0, the integer that would stand for one is a value like the others. */
  missing: number;
  byteOffset: number;
}

/**
 * Unpacks a variable: a plane of low bytes, then a plane of high bytes if the integers have two, then the running
 * sums along the axes that were stored as differences. Sums wrap round as the differences did, so nothing is lost.
 *
 * @param shape lengths of the variable's axes; values are row-major
 * @param differences positions of the axes stored as differences, in the order in which the packer went
 * @returns values in the variable's units, NaN where missing
 */
export function unpack(
  { type, scale, offset, missing, byteOffset }: Packing,
  bytes: ArrayBuffer,
  shape: readonly number[],
  differences: readonly number[],
): Float32Array {
  const cells = cellsOf(shape);
  const { array: Codes, bytes: width, missing: code } = packedTypes[type];
  const codes = new Codes(cells);
  const low = new Uint8Array(bytes, byteOffset, cells);
  codes.set(low);
  if (width === 2) {
    const high = new Uint8Array(bytes, byteOffset + cells, cells);
    for (let cell = 0; cell < cells; cell++)
      codes[cell] = (codes[cell] as number) | ((high[cell] as number) << 8);
  }
  for (const axis of [...differences].reverse()) {
    const inner = cellsOf(shape.slice(axis + 1));
    const length = shape[axis] as number;
    // Whole runs of the inner axes: no division for each cell, which a worker that has just begun would feel.
    for (let start = 0; start < cells; start += length * inner) {
      for (let cell = start + inner; cell < start + length * inner; cell++) {
        codes[cell] = (codes[cell] as number) + (codes[cell - inner] as number);
      }
    }
  }
  const values = new Float32Array(cells);
  // No 16-bit integer is NaN, so none is taken for missing where nothing is.
  const absent = missing > 0 ? code : Number.NaN;
  for (let cell = 0; cell < cells; cell++) {
    const n = codes[cell] as number;
    values[cell] = n === absent ? Number.NaN : offset + scale * n;
  }
  return values;
}

/** The number of cells in a shape. */
export function cellsOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
