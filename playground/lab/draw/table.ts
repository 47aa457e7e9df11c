import type { Cell } from '../../views/table/event.ts';
import { host } from '../host/host.ts';

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
 * Shows a table. A second table of the same title replaces the first.
 *
 * @throws RangeError when a row has more or fewer cells than there are columns
 * @example
 * table({
 *   title: 'Errors',
 *   columns: ['forecast', 'RMSE (K)'],
 *   rows: [['persistence', 2.514], ['network', 1.872]],
 *   decimals: 2,
 * });
 */
export function table({ title, columns, rows, decimals }: TableOptions): void {
  const width = columns.length;
  for (const [index, row] of rows.entries()) {
    if (row.length !== width) {
      throw new RangeError(
        `table "${title}": row ${index} has ${row.length} cells; there are ${width} columns.`,
      );
    }
  }
  host().emit({
    type: 'table',
    id: title || `table-${++anonymous}`,
    spec: { title, columns: columns.map((name) => ({ name })) },
    rows: decimals === undefined ? rows : rows.map((row) => row.map((cell) => rounded(cell, decimals))),
  });
}

function rounded(cell: Cell, decimals: number): Cell {
  return typeof cell === 'number' ? Number(cell.toFixed(decimals)) : cell;
}
