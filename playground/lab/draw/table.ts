import { type Cell, maxColumns, maxRows } from '../../views/table/event.ts';
import { described } from '../arguments/described.ts';
import { wantText, wantWhole } from '../arguments/want.ts';
import { wantArray } from '../arguments/want-list.ts';
import { host } from '../host/host.ts';
import { drawings } from '../host/turns.ts';
import { refuseMore, titled } from './titled.ts';

/** What a table holds. */
export interface TableOptions {
  /** A second table of the same title replaces the first. */
  title: string;
  /** Column names; units in brackets at the end are shown as units: `'RMSE (g/kg)'`. */
  columns: string[];
  /** One list a row, as long as there are columns. */
  rows: Cell[][];
  /** Decimals to which numbers are rounded; as they are unless given. */
  decimals?: number;
}

let anonymous = 0;

/**
 * Shows a table of at most 10,000 rows and 100 columns. A second table of the same title replaces the first.
 *
 * @throws TypeError for a title, column or cell that is no such thing; RangeError when a row has more or fewer cells than
 *   there are columns, when there are too many of them, or for `decimals` that are no whole number from 0 to 100
 * @example
 * table({
 *   title: 'Errors',
 *   columns: ['forecast', 'RMSE (K)'],
 *   rows: [['persistence', 2.514], ['network', 1.872]],
 *   decimals: 2,
 * });
 */
export function table(options: TableOptions): void {
  const where = titled('table', options);
  const { title, columns, rows, decimals } = options;
  wantArray(where, 'options.columns', columns, ' of texts');
  wantArray(where, 'options.rows', rows, ' of rows');
  refuseMore(where, 'columns', columns.length, maxColumns);
  refuseMore(where, 'rows', rows.length, maxRows);
  if (decimals !== undefined) wantWhole(where, 'options.decimals', decimals, 0, 100);
  const names = Array.from(columns, (name, index) => {
    wantText(where, `the name of column ${index}`, name);
    return { name };
  });
  const cells = Array.from(rows, (row, index) => cellsOf(where, row, index, names.length, decimals));
  const id = title || `table-${++anonymous}`;
  drawings.now(() => host().emit({ type: 'table', id, spec: { title, columns: names }, rows: cells }));
}

function cellsOf(where: string, row: unknown, index: number, width: number, decimals?: number): Cell[] {
  wantArray(where, `row ${index}`, row, ' of cells');
  if (row.length !== width) {
    throw new RangeError(`${where}: row ${index} has ${row.length} cells; there are ${width} columns.`);
  }
  return Array.from(row, (cell, column) => {
    if (typeof cell === 'number') return decimals === undefined ? cell : Number(cell.toFixed(decimals));
    if (typeof cell === 'string' || typeof cell === 'boolean' || cell === null) return cell;
    throw new TypeError(
      `${where}: the cell in row ${index}, column ${column} must be a text, a number, true, false or null; it is ` +
        `${described(cell)}.`,
    );
  });
}
