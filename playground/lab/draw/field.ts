import type { FieldSpec } from '../../views/field/event.ts';
import { host } from '../host/host.ts';
import { read } from '../host/reads.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';

export interface FieldOptions {
  title: string;
  units: string;
  /** [rows, columns]; taken from a tensor or from nested arrays when absent. */
  shape?: readonly [number, number];
  palette?: FieldSpec['palette'];
  min?: number;
  max?: number;
  x?: FieldSpec['x'];
  y?: FieldSpec['y'];
}

/** Draws a two-dimensional array as a heat map. NaN is missing. A second field of the same title replaces the first. */
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
