import { type Cost, roomBeside } from '../holdings.ts';
import { keyOf, place, type RunState } from '../run-state.ts';
import { textsWeight, textWeight } from '../text-weight.ts';
import type { Cell, TableEvent, TableSpec } from './event.ts';

export interface TableResult {
  id: string;
  spec: TableSpec;
  rows: Cell[][];
  /** Rows that were not kept because the run's views were full. */
  dropped: number;
}

/** What a run has shown as tables. */
export interface Tables {
  tables: TableResult[];
}

/** What this view is called among the results. */
export const kind = 'table';
/** What the head of a column costs besides its words, in letters: a table of heads alone takes as long to lay out as one of cells. */
const headCost = 60;

/** Shows a table, or shows it anew, with as many of its rows as there is room for. */
export function addTable(run: RunState & Tables, { id, spec, rows }: TableEvent): void {
  const key = keyOf({ kind, id });
  const { letters = 0 } = tableCost(spec, []);
  const kept = rowsWithin(spec, rows, {
    cells: roomBeside(run.holdings, key, 'cells'),
    letters: roomBeside(run.holdings, key, 'letters') - letters,
  });
  const table = { id, spec, rows: kept, dropped: rows.length - kept.length };
  place(run, run.tables, table, { kind, cost: tableCost(spec, kept), sort: 'table' });
}

/**
 * What a table costs: its cells, and the letters of those that are texts. The page writes a cell for every column, in rows
 * that have none as well.
 */
export function tableCost({ title, columns }: TableSpec, rows: readonly Cell[][]): Cost {
  const words = columns.reduce(
    (sum, { name, units }) => sum + headCost + textsWeight(name, units),
    textWeight(title),
  );
  return rows.reduce<{ cells: number; letters: number }>(
    ({ cells, letters }, row) => ({
      cells: cells + cellsOf(row, columns),
      letters: letters + lettersOf(row),
    }),
    { cells: 0, letters: words },
  );
}

/** The first rows of a table for which there is so much room. */
export function rowsWithin(
  { columns }: TableSpec,
  rows: Cell[][],
  { cells, letters }: { cells: number; letters: number },
): Cell[][] {
  let [cellsLeft, lettersLeft] = [cells, letters];
  const end = rows.findIndex((row) => {
    cellsLeft -= cellsOf(row, columns);
    lettersLeft -= lettersOf(row);
    return cellsLeft < 0 || lettersLeft < 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

function cellsOf(row: readonly Cell[], columns: TableSpec['columns']): number {
  return Math.max(row.length, columns.length);
}

function lettersOf(row: readonly Cell[]): number {
  let letters = 0;
  for (const cell of row) if (typeof cell === 'string') letters += textWeight(cell);
  return letters;
}
