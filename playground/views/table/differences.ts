import { decimalsOf, displayNumber, plainNumber } from '../drawing/number-format.ts';
import type { Cell } from './event.ts';
import type { TableResult } from './state.ts';

/** The difference of a cell to that of another run; undefined where both show the same or there is none to be told. */
export type Differences = (row: number, column: number) => string | undefined;

/** Digits after the point beyond which a difference is set as a power of ten. */
const mostDecimals = 8;

/**
 * Compares the numbers of two tables. Cells belong together whose rows have the same first cell and whose columns have the
 * same name and units, however they are ordered; rows of the same heading go by their order.
 */
export function differencesOf(table: TableResult, other: TableResult): Differences {
  const columns = new Map(other.spec.columns.map((column, i) => [heading(column), i]));
  const rows = byHeading(other.rows);
  const seen = new Map<string, number>();
  const partner = table.rows.map(([first = null]) => {
    const name = String(first);
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return rows.get(name)?.[nth];
  });
  return (row, column) => {
    const head = table.spec.columns[column];
    const there = head && columns.get(heading(head));
    if (column === 0 || there === undefined || there === 0) return undefined;
    return differenceText(table.rows[row]?.[column], partner[row]?.[there]);
  };
}

const heading = ({ name, units }: TableResult['spec']['columns'][number]): string =>
  JSON.stringify([name, units]);

function byHeading(rows: readonly Cell[][]): Map<string, Cell[][]> {
  const found = new Map<string, Cell[][]>();
  for (const row of rows) {
    const name = String(row[0] ?? null);
    const same = found.get(name);
    if (same) same.push(row);
    else found.set(name, [row]);
  }
  return found;
}

/** `−0.012`: with no more digits than the two numbers show, so that what was rounded away is no difference. */
function differenceText(value: Cell | undefined, other: Cell | undefined): string | undefined {
  if (typeof value !== 'number' || typeof other !== 'number') return undefined;
  if (!Number.isFinite(value) || !Number.isFinite(other)) return undefined;
  const decimals = Math.max(decimalsOf(value), decimalsOf(other));
  const difference = value - other;
  const shown = decimals > mostDecimals ? Number(difference.toPrecision(2)) : rounded(difference, decimals);
  if (shown === 0 || plainNumber(value) === plainNumber(other)) return undefined;
  return shown > 0 ? `+${displayNumber(shown)}` : displayNumber(shown);
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
