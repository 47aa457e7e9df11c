import type { FieldSpec } from '../../views/field/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';

/** What a heat map is called and how it is coloured. */
export interface FieldOptions {
  /** A second field of the same title replaces the first. */
  title: string;
  /** Unit of the values. */
  units: string;
  /** [rows, columns]; taken from a tensor or from nested arrays when absent. */
  shape?: readonly [number, number];
  /** `viridis` unless given; `diverging` is white at zero. */
  palette?: 'viridis' | 'cividis' | 'diverging';
  /** Lower limit of the colour bar; the lowest value unless given. */
  min?: number;
  /** Upper limit of the colour bar; the highest value unless given. */
  max?: number;
  /** What runs along the columns, with the coordinates of the first and the last. */
  x?: { label: string; units?: string; first: number; last: number };
  /** What runs along the rows, with the coordinates of the first and the last. */
  y?: { label: string; units?: string; first: number; last: number };
}

/**
 * Draws a two-dimensional array as a heat map, row 0 first. A second field of the same title replaces the first.
 *
 * @param values [rows, columns]: a tensor, nested arrays, or a flat row-major array with the shape in the options; NaN
 *   is missing
 * @throws TypeError for a flat array without a shape, RangeError when values do not fill the shape
 * @example
 * const kernel = [[0, 1, 0], [1, -4, 1], [0, 1, 0]];
 * field(kernel, { title: 'A filter', units: '', palette: 'diverging' });
 */
export function field(values: ArrayLike<number> | number[][] | TensorLike, options: FieldOptions): void {
  if (isTensor(values)) {
    const shape = options.shape ?? twoDimensional(values.shape, options.title);
    read(values, (data) => send(Float32Array.from(data as ArrayLike<number>), shape, options));
  } else if (isNested(values)) {
    const shape = [values.length, values[0]?.length ?? 0] as const;
    send(Float32Array.from(values.flat()), shape, options);
  } else {
    if (!options.shape)
      throw new TypeError(`field "${options.title}": give its shape, { shape: [rows, columns] }.`);
    send(Float32Array.from(values), options.shape, options);
  }
}

function send(values: Float32Array, [rows, columns]: readonly [number, number], options: FieldOptions): void {
  if (values.length !== rows * columns) {
    throw new RangeError(
      `field "${options.title}": ${values.length} values do not fill the shape [${rows}, ${columns}], ` +
        `which has ${rows * columns}.`,
    );
  }
  const { title, units, palette = 'viridis', min, max, x, y } = options;
  const spec: FieldSpec = {
    title,
    units,
    palette,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(x && { x }),
    ...(y && { y }),
  };
  host().emit({ type: 'field', id: title, spec, rows, columns, values });
}

function twoDimensional(shape: number[], title: string): readonly [number, number] {
  const [rows, columns] = shape;
  if (shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new RangeError(
      `field "${title}": a field has two dimensions; this tensor has the shape [${shape}].`,
    );
  }
  return [rows, columns];
}

function isNested(values: ArrayLike<number> | number[][]): values is number[][] {
  return Array.isArray(values) && Array.isArray(values[0]);
}
