import { o96 } from '../globe/o96.ts';
import { aifs, neighbours } from './model.ts';

const { lengths, nearestInRow, nearestRow, rows, starts } = o96;

/** Points to either side that a window needs, so that every point has its own row and so many on either side in full. */
export function needed(beside: number): number {
  return Math.max(
    ...lengths.flatMap((length, row) => {
      const [top, bottom] = [Math.max(0, row - beside), Math.min(rows - 1, row + beside)];
      const [first, last] = [starts[row] ?? 0, (starts[row] ?? 0) + length - 1];
      return [last - (starts[top] ?? 0), (starts[bottom + 1] ?? 0) - 1 - first];
    }),
  );
}

/** A point at the equator, on the meridian of Greenwich. */
const equator = neighbours(nearestInRow(nearestRow(0.1), 0), aifs);

/** What the text may print of this figure. */
export const numbers = {
  'half-width for the rows next to its own': needed(1),
  'half-width for two rows on either side': needed(2),
  'at the equator, points within 500 km': equator.all,
  'at the equator, of them in the window': equator.seen,
};
