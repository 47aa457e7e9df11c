/** Numbers that may stand for a missing value: each value read is looked up among them. */
const maxMarks = 8;

/** How packed numbers become values. */
export interface Packing {
  /** Packed numbers that stand for a missing value, as the array's type holds them. */
  readonly missing: readonly number[];
  readonly scale: number;
  readonly offset: number;
  /** Added to numbers below nought: what a signed type makes of numbers that are meant without a sign. */
  readonly wrap: number;
}

/**
 * The packing of an array after the conventions that xarray writes (CF 1.11, section 8.1). `_FillValue` and
 * `missing_value` mark missing values; so does version 2's own fill value. That of version 3 is only what chunks hold
 * that were never written; there xarray writes a mark of a floating-point array as the eight bytes of a float64 in
 * base64. `_Unsigned` is a convention of netCDF's users: the integers of a signed type are meant without a sign.
 * @param dtype of the array, such as int16
 * @throws when there are too many marks, or one that is no number
 */
export function packingOf(
  version: 2 | 3,
  fillValue: unknown,
  attributes: Readonly<Record<string, unknown>>,
  dtype: string,
): Packing {
  const marks = [
    attributes['_FillValue'],
    attributes['missing_value'],
    version === 2 ? fillValue : undefined,
  ];
  const bits = /^int(\d+)$/.exec(dtype)?.[1];
  const unsigned = `${attributes['_Unsigned']}`.toLowerCase() === 'true';
  const wrap = bits && unsigned ? 2 ** Number(bits) : 0;
  const held = rounding(dtype);
  const missing = marks
    .flat()
    .flatMap((mark) => numberIn(mark, dtype) ?? [])
    .map((mark) => held(mark < 0 ? mark + wrap : mark));
  if (missing.length > maxMarks) {
    throw new Error(
      `The archive names ${missing.length} numbers that stand for a missing value; there may be ${maxMarks}.`,
    );
  }
  const { scale_factor: scale, add_offset: offset } = attributes;
  return {
    missing,
    scale: typeof scale === 'number' ? scale : 1,
    offset: typeof offset === 'number' ? offset : 0,
    wrap,
  };
}

/** What a type makes of a number: 1e20 is none that a float32 can be. */
function rounding(dtype: string): (value: number) => number {
  if (dtype === 'float32') return Math.fround;
  return dtype === 'float16' ? toFloat16 : (value) => value;
}

function numberIn(mark: unknown, dtype: string): number | undefined {
  if (typeof mark === 'number' || typeof mark === 'bigint') return Number(mark);
  if (typeof mark !== 'string' || !dtype.startsWith('float')) return undefined;
  const words: Record<string, number> = {
    NaN: Number.NaN,
    Infinity: Number.POSITIVE_INFINITY,
    '-Infinity': Number.NEGATIVE_INFINITY,
  };
  if (Object.hasOwn(words, mark)) return words[mark];
  // Eight bytes are eleven letters and one to fill up.
  if (/^[A-Za-z0-9+/]{11}=$/.test(mark)) {
    const bytes = Uint8Array.from(atob(mark), (letter) => letter.charCodeAt(0));
    return new DataView(bytes.buffer).getFloat64(0, true);
  }
  const plain = mark.trim() === '' ? Number.NaN : Number(mark);
  if (!Number.isNaN(plain)) return plain;
  throw new Error(`The archive marks missing values with "${mark.slice(0, 40)}", which is no number.`);
}

/** The nearest number that a float16 can be; of two that are as near the even one (IEEE 754). */
function toFloat16(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0 && size < Number.POSITIVE_INFINITY)) return value;
  const step = 2 ** Math.max(Math.floor(Math.log2(size)) - 10, -24);
  const steps = size / step;
  const [below, rest] = [Math.floor(steps), steps % 1];
  const up = rest > 0.5 || (rest === 0.5 && below % 2 === 1);
  const nearest = (below + (up ? 1 : 0)) * step;
  return Math.sign(value) * (nearest > 65_504 ? Number.POSITIVE_INFINITY : nearest);
}
