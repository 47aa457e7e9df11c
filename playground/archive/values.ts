/** Numbers as an archive holds them. */
export interface Packed {
  readonly data: ArrayLike<number | bigint | boolean>;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}

/** How packed numbers become values. */
export interface Packing {
  /** Packed numbers that stand for a missing value. */
  readonly missing: readonly number[];
  readonly scale: number;
  readonly offset: number;
}

/**
 * The packing of an array after the conventions that xarray writes (CF 1.11, section 8.1). `_FillValue` and
 * `missing_value` mark missing values; so does version 2's own fill value. That of version 3 is only what chunks hold
 * that were never written.
 */
export function packingOf(
  version: 2 | 3,
  fillValue: unknown,
  attributes: Readonly<Record<string, unknown>>,
): Packing {
  const marks = [
    attributes['_FillValue'],
    attributes['missing_value'],
    version === 2 ? fillValue : undefined,
  ];
  const { scale_factor: scale, add_offset: offset } = attributes;
  return {
    missing: marks
      .flat()
      .flatMap((mark) => (typeof mark === 'number' || typeof mark === 'bigint' ? Number(mark) : [])),
    scale: typeof scale === 'number' ? scale : 1,
    offset: typeof offset === 'number' ? offset : 0,
  };
}

/** Unpacks into a row-major array, whatever the order in memory; NaN where a value is missing. */
export function unpack<Values extends Float32Array | Float64Array>(
  { data, shape, stride }: Packed,
  { missing, scale, offset }: Packing,
  into: Values,
): Values {
  const gone = new Set(missing);
  const position = shape.map(() => 0);
  let from = 0;
  for (let cell = 0; cell < into.length; cell++) {
    const packed = Number(data[from]);
    into[cell] = gone.has(packed) ? Number.NaN : packed * scale + offset;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (position[axis] as number) + 1;
      from += stride[axis] as number;
      position[axis] = next;
      if (next < (shape[axis] as number)) break;
      from -= next * (stride[axis] as number);
      position[axis] = 0;
    }
  }
  return into;
}
