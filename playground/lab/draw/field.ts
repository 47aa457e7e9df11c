import { type FieldSpec, fieldPalettes, maxFieldValues } from '../../views/field/event.ts';
import { wantNumber, wantOneOf, wantOptions, wantText, wantWhole } from '../arguments/want.ts';
import { wantArray } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { isTensor, type TensorLike } from '../host/tensor-like.ts';
import { gatherValues, shapeOf, sizeOf, type Values } from './gather-values.ts';
import { refuseMore, titled } from './titled.ts';

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
 * @param values [rows, columns]: a tensor, nested arrays, or a flat row-major array with the shape in the options, of at
 *   most 4,000,000 numbers; NaN is missing
 * @throws TypeError for values that are no numbers, a flat array without a shape, and options that are no such things;
 *   RangeError when values do not fill the shape or are too many
 * @example
 * const kernel = [[0, 1, 0], [1, -4, 1], [0, 1, 0]];
 * field(kernel, { title: 'A filter', units: '', palette: 'diverging' });
 */
export function field(values: ArrayLike<number> | number[][] | TensorLike, options: FieldOptions): void {
  const name = titled('field', options);
  const spec = specOf(name, options);
  const [rows, columns] = gridOf(name, values, options.shape);
  refuseMore(name, 'values', rows * columns, maxFieldValues);
  gatherValues(name, [['values', values]], maxFieldValues, ([given = new Float32Array(0)]) => {
    host().emit({ type: 'field', id: spec.title, spec, rows, columns, values: given });
  });
}

function specOf(name: string, options: FieldOptions): FieldSpec {
  const { title, units, palette = 'viridis', min, max, x, y } = options;
  wantText(name, 'options.units', units);
  wantOneOf(name, 'options.palette', fieldPalettes, palette);
  if (min !== undefined) wantNumber(name, 'options.min', min);
  if (max !== undefined) wantNumber(name, 'options.max', max);
  return {
    title,
    units,
    palette,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(x !== undefined && { x: extent(name, 'options.x', x) }),
    ...(y !== undefined && { y: extent(name, 'options.y', y) }),
  };
}

type Extent = NonNullable<FieldSpec['x']>;

function extent(name: string, member: string, given: Extent): Extent {
  wantOptions(name, member, given);
  const { label, units, first, last } = given;
  wantText(name, `${member}.label`, label);
  if (units !== undefined) wantText(name, `${member}.units`, units);
  wantNumber(name, `${member}.first`, first);
  wantNumber(name, `${member}.last`, last);
  return { label, first, last, ...(units !== undefined && { units }) };
}

/** Rows and columns: those that were given, or the values' own. */
function gridOf(name: string, values: Values, given: FieldOptions['shape']): readonly [number, number] {
  const own = shapeOf(name, 'values', values);
  if (given === undefined && own.length === 1 && !isTensor(values)) {
    throw new TypeError(`${name}: give its shape, { shape: [rows, columns] }.`);
  }
  const shape = given ?? own;
  wantArray(name, 'options.shape', shape, ' such as [rows, columns]');
  const [rows, columns] = shape;
  if (shape.length !== 2) {
    const whose = given ? 'the shape given is' : 'this tensor has the shape';
    throw new RangeError(`${name}: a field has two dimensions; ${whose} [${shape}].`);
  }
  wantWhole(name, 'the number of rows', rows, 1);
  wantWhole(name, 'the number of columns', columns, 1);
  if (sizeOf(own) !== rows * columns) {
    throw new RangeError(
      `${name}: ${sizeOf(own)} values do not fill the shape [${rows}, ${columns}], which has ${rows * columns}.`,
    );
  }
  return [rows, columns];
}
