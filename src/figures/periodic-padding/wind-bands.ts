/** The wind as ten colours, paper where it is calm. */
import { winds } from './winds.ts';

/** Speeds at which the colour changes, m/s. */
const limits = [0.5, 2, 4, 6, 8.5];

/** The band of a wind: 5 is calm, below it blows from the east, above it from the west. */
function band(wind: number): number {
  const level = limits.filter((limit) => Math.abs(wind) > limit).length;
  return wind < 0 ? 5 - level : Math.min(9, 5 + level);
}

/** All cells, one path a band, from the outline of each. */
export function bandPaths(
  rows: number,
  columns: number,
  outline: (row: number, column: number) => string,
): string {
  const paths = Array.from({ length: 10 }, () => '');
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const of = band(winds[row]?.[(column + columns) % columns] ?? 0);
      paths[of] += outline(row, column);
    }
  }
  return paths.map((d, k) => (d ? `<path class="band-${k}" d="${d}"/>` : '')).join('');
}
