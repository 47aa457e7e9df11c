import { described } from '../arguments/described.ts';
import { wantList } from '../arguments/want-list.ts';

/** A table of numbers, one list a row: nested arrays, or typed arrays in an array. */
export type Rows = ArrayLike<ArrayLike<number>>;

/** A matrix by columns, in double precision. */
export type Columns = Float64Array<ArrayBuffer>[];

/**
 * Copies rows into columns and refuses what is no table of finite numbers.
 *
 * @param caller the function that the reader called, for errors
 * @param name the argument, for errors
 */
export function columnsOf(caller: string, name: string, rows: Rows): Columns {
  checkArray(caller, name, rows);
  const first: unknown = rows[0];
  const width = typeof first === 'object' && first !== null && 'length' in first ? first.length : 0;
  if (typeof width !== 'number' || width === 0) {
    throw new TypeError(
      `${caller}: ${name} must be an array of rows, such as [[1, 2], [3, 4]]: a row for each example and a number for each column.`,
    );
  }
  wantList(caller, `row 0 of ${name}`, first, ' of numbers');
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (let row = 0; row < rows.length; row++) {
    const entries = rows[row] as ArrayLike<number>;
    wantList(caller, `row ${row} of ${name}`, entries, ' of numbers');
    if (entries.length !== width) {
      throw new RangeError(
        `${caller}: row ${row} of ${name} has ${entries.length} numbers and row 0 has ${width}.`,
      );
    }
    for (let column = 0; column < width; column++) {
      (columns[column] as Float64Array)[row] = finite(
        caller,
        entries[column],
        `row ${row}, column ${column} of ${name}`,
      );
    }
  }
  return columns;
}

/** The columns of the targets: one when they are flat numbers, else one for each number of a row. */
export function targetColumnsOf(caller: string, targets: ArrayLike<number> | Rows): Columns {
  checkArray(caller, 'targets', targets);
  if (typeof targets[0] === 'object' && targets[0] !== null)
    return columnsOf(caller, 'targets', targets as Rows);
  return [
    Float64Array.from(targets as ArrayLike<number>, (value, row) =>
      finite(caller, value, `row ${row} of targets`),
    ),
  ];
}

function checkArray(caller: string, name: string, value: unknown): void {
  wantList(caller, name, value);
  if (value.length === 0) throw new RangeError(`${caller}: ${name} has no rows.`);
}

function finite(caller: string, value: number | undefined, where: string): number {
  if (typeof value !== 'number')
    throw new TypeError(`${caller}: ${where} must be a number; it is ${described(value)}.`);
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${caller}: ${where} is ${value}. Leave out rows with missing values first.`);
}
