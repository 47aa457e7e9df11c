/** A filter of 5 × 5 weights, each 1/25, near the seam of an array that holds the whole globe. */
import { winds } from './winds.ts';

/** What stands beyond the first and the last column. */
export type Padding = 'zeros' | 'round';

export interface Globe {
  /** The longitude that faces the reader, degrees east. */
  readonly turn: number;
  /** The column that the filter's middle lies on. */
  readonly column: number;
  readonly padding: Padding;
}

/** A weight of the filter and the cell under it. */
export interface Cell {
  readonly row: number;
  /** As the filter counts: below 0 or above the last column where it reaches over the seam. */
  readonly reached: number;
  /** The same place on the globe, as the array counts. */
  readonly column: number;
  readonly beyond: boolean;
  /** What the weight is multiplied with, m/s. */
  readonly value: number;
}

export const [rows, columns] = [winds.length, winds[0]?.length ?? 0];
/** Degrees from cell to cell; the first column's western edge, which is the seam, and the first row's northern one. */
export const [step, west, north] = [10, 15, 85];
/** How far the filter reaches from its middle, and the row that this lies on: 50° S, where the wind blows all round. */
export const [reach, row] = [2, 13];

export const initial: Globe = { turn: 0, column: columns - 1, padding: 'zeros' };

/** The 25 cells under the filter. */
export function footprint({ column: middle, padding }: Globe): Cell[] {
  const across = Array.from({ length: 2 * reach + 1 }, (_, k) => k - reach);
  return across.flatMap((dy) =>
    across.map((dx) => {
      const reached = middle + dx;
      const column = (reached + columns) % columns;
      const beyond = reached !== column;
      const value = beyond && padding === 'zeros' ? 0 : (winds[row + dy]?.[column] ?? 0);
      return { row: row + dy, reached, column, beyond, value };
    }),
  );
}

/** What the filter makes of its cells: their mean, m/s. */
export function answer(state: Globe): number {
  const cells = footprint(state);
  return cells.reduce((sum, { value }) => sum + value, 0) / cells.length;
}

/** The middle of a column, degrees east, from −180 up to 180. */
export function longitude(column: number): number {
  return ((west + step * (column + 0.5) + 180) % 360) - 180;
}
