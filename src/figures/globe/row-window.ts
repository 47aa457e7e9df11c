/** A window of the list of O96, row by row, and where it lies on the globe. */
import type { View } from '../orthographic.ts';
import { o96 } from './o96.ts';
import { piece, ring } from './regions.ts';

const { count, edge, lengths, rowOf, starts } = o96;

/** First and last point of a window, both in it. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** The window with so many points to either side, cut at the ends of the list. */
export function windowOf(index: number, half: number): Window {
  return { first: Math.max(0, index - half), last: Math.min(count - 1, index + half) };
}

/** Points of one row, one after another: `from` and `to` count within the row. */
export interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The window row by row. */
export function runsOf({ first, last }: Window): Run[] {
  const runs: Run[] = [];
  for (let row = rowOf(first); row <= rowOf(last); row++) {
    const start = starts[row] ?? 0;
    const length = lengths[row] ?? 0;
    runs.push({ row, from: Math.max(0, first - start), to: Math.min(length - 1, last - start) });
  }
  return runs;
}

/** Whether a run is its whole row. */
export function isWhole({ row, from, to }: Run): boolean {
  return to - from + 1 === lengths[row];
}

/** The window as a path that is filled by `evenodd`: rows that are whole in one ring, the others piece by piece. */
export function windowPath(view: View, window: Window): string {
  const runs = runsOf(window);
  const whole = runs.filter(isWhole);
  const [top, bottom] = [whole.at(0)?.row, whole.at(-1)?.row];
  const rings = top === undefined || bottom === undefined ? '' : ring(view, edge(top), edge(bottom + 1));
  const pieces = runs
    .filter((run) => !isWhole(run))
    .map(({ row, from, to }) => {
      const spacing = 360 / (lengths[row] ?? 1);
      return piece(view, [edge(row), edge(row + 1)], (from - 0.5) * spacing, (to + 0.5) * spacing);
    });
  return rings + pieces.join('');
}
