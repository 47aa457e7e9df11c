import { cellsOf, type PackedType, packedTypes } from '../../../playground/lab/data/packed.ts';

/** How finely a variable is packed: value = offset + scale · integer. */
export interface Packing {
  scale: number;
  offset: number;
  /** int16 unless given. */
  type?: PackedType;
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

/**
 * Packs values (NaN is missing) into integers. Throws when a value does not fit, and when there is none at all.
 *
 * @param shape lengths of the axes, for `differences`
 * @param differences positions of axes along which an integer is replaced by its difference from the one before: what
 * changes little from cell to cell compresses better. The differences wrap round, so nothing is lost.
 */
export function pack(
  values: ArrayLike<number>,
  { scale, offset, type = 'int16' }: Packing,
  shape: readonly number[] = [values.length],
  differences: readonly number[] = [],
): Packed {
  const { array: Codes, bytes: width, least, most, missing: missingCode } = packedTypes[type];
  const cells = values.length;
  const codes = new Codes(cells);
  let [min, max, missing, packingError] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  let reserved = false;
  for (let cell = 0; cell < cells; cell++) {
    const value = values[cell] as number;
    if (Number.isNaN(value)) {
      codes[cell] = missingCode;
      missing++;
      continue;
    }
    const code = Math.round((value - offset) / scale);
    if (code < least || code > most) throw doesNotFit(value, width, scale, offset);
    if (code === missingCode) reserved = true;
    codes[cell] = code;
    const packed = Math.fround(offset + scale * code);
    min = Math.min(min, packed);
    max = Math.max(max, packed);
    packingError = Math.max(packingError, Math.abs(packed - value));
  }
  if (missing === cells) throw new RangeError('Every value is missing.');
  // The integer that stands for a missing value is free where none is missing.
  if (reserved && missing > 0) throw doesNotFit(offset + scale * missingCode, width, scale, offset);
  for (const axis of differences) subtract(codes, shape, axis);
  const bytes = new Uint8Array(width * cells);
  for (let cell = 0; cell < cells; cell++) {
    bytes[cell] = (codes[cell] as number) & 255;
    if (width === 2) bytes[cells + cell] = ((codes[cell] as number) >> 8) & 255;
  }
  return { bytes, min, max, missing, packingError };
}

/** From the end, so that each cell still finds the cell before it unchanged. */
function subtract(codes: Int8Array | Uint8Array | Int16Array, shape: readonly number[], axis: number): void {
  const inner = cellsOf(shape.slice(axis + 1));
  const length = shape[axis] as number;
  for (let cell = codes.length - 1; cell >= inner; cell--) {
    if (Math.floor(cell / inner) % length > 0)
      codes[cell] = (codes[cell] as number) - (codes[cell - inner] as number);
  }
}

function doesNotFit(value: number, width: number, scale: number, offset: number): RangeError {
  return new RangeError(
    `${value} does not fit into ${8 * width} bits with scale ${scale} and offset ${offset} beside a code for missing.`,
  );
}
