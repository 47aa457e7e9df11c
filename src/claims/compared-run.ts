import type { Results } from '../../playground/views/results.ts';
import type { Cell } from '../../playground/views/table/event.ts';

/** What tests compare of a run: every cell of its tables, and where each curve ends. */
export interface ComparedRun {
  /** The rows of each table, by its title; numbers to five digits, `null` where a cell is empty or no finite number. */
  tables: Record<string, Cell[][]>;
  /** By the names of plot and curve; `null` where it has no point or ends at no finite number. */
  curves: Record<string, number | null>;
}

export function comparedRun({ tables, plots }: Results): ComparedRun {
  return {
    tables: Object.fromEntries(
      tables.map(({ id, rows }) => [
        id,
        rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? rounded(cell) : cell))),
      ]),
    ),
    curves: Object.fromEntries(
      plots.flatMap(({ id, series }) =>
        series.map(({ spec, y }) => [`${id}: ${spec.name}`, rounded(y.at(-1) ?? Number.NaN)]),
      ),
    ),
  };
}

/** Five digits, as recordings keep them. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(5)) : null;
}

/** Where a run shows something else than another, as `table "Errors", row 2, column 3: 0.4, recorded 0.5`. */
export function differences(
  run: ComparedRun,
  recorded: ComparedRun,
  near: (value: number, recorded: number) => boolean,
): string[] {
  const [fresh, old] = [entries(run), entries(recorded)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((place) => {
    const [value, before] = [fresh.get(place), old.get(place)];
    const numbers = typeof value === 'number' && typeof before === 'number';
    if (numbers ? near(value, before) : value === before) return [];
    return [`${place}: ${shown(value)}, recorded ${shown(before)}`];
  });
}

function entries({ tables, curves }: ComparedRun): Map<string, Cell> {
  const found = new Map<string, Cell>();
  for (const [title, rows] of Object.entries(tables)) {
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries())
        found.set(`table "${title}", row ${row + 1}, column ${column + 1}`, cell);
  }
  for (const [name, end] of Object.entries(curves)) found.set(`curve "${name}"`, end);
  return found;
}

function shown(cell: Cell | undefined): string {
  return cell === undefined ? 'nothing' : cell === null ? 'no number' : String(cell);
}
