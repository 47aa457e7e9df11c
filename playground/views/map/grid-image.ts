import { levelOf } from '../drawing/palette.ts';
import type { MapGrid } from './event.ts';
import { closes } from './map-region.ts';
import type { ScaleRange } from './map-scales.ts';

/** A field as palette entries on a grid finer than its own: what every pixel of every projection looks up. */
export interface FineGrid {
  rows: number;
  columns: number;
  /** Palette entry of each fine cell, 0 where it is missing. */
  levels: Uint8Array;
}

/** Columns of the fine grid: more would not be seen, and each frame of an animation costs as much. */
const maxColumns = 720;

/** How many fine cells a cell is cut into, along each side. */
export function fineness({ rows, columns }: MapGrid, cells: boolean): number {
  return cells ? 1 : Math.max(1, Math.min(8, Math.floor(maxColumns / Math.max(rows, columns))));
}

/**
 * Interpolates a field bilinearly between the centres of its cells. Only what is present is averaged, and a fine cell
 * is missing when the cell it lies in is. O(rows · columns · factor²), at most 720 × 720.
 */
export function fineGrid(values: Float32Array, grid: MapGrid, range: ScaleRange, factor: number): FineGrid {
  const { rows, columns } = grid;
  const [height, width] = [rows * factor, columns * factor];
  const levels = new Uint8Array(height * width);
  if (factor === 1) {
    for (let i = 0; i < levels.length; i += 1) levels[i] = levelOf(values[i] as number, range);
    return { rows: height, columns: width, levels };
  }
  const wraps = closes(grid);
  const across = neighbours(columns, factor, wraps);
  const down = neighbours(rows, factor, false);
  const scale = range.high > range.low ? 254 / (range.high - range.low) : 0;
  const offset = scale === 0 ? 128 : 1.5 - range.low * scale;
  for (let y = 0; y < height; y += 1) {
    const top = (down.first[y] as number) * columns;
    const bottom = (down.second[y] as number) * columns;
    const t = down.weight[y] as number;
    const own = Math.floor(y / factor) * columns;
    for (let x = 0; x < width; x += 1) {
      const nearest = values[own + Math.floor(x / factor)] as number;
      if (!Number.isFinite(nearest)) continue;
      const [left, right] = [across.first[x] as number, across.second[x] as number];
      const s = across.weight[x] as number;
      const a = values[top + left] as number;
      const b = values[top + right] as number;
      const c = values[bottom + left] as number;
      const d = values[bottom + right] as number;
      let value = (1 - t) * ((1 - s) * a + s * b) + t * ((1 - s) * c + s * d);
      if (!Number.isFinite(value)) value = nearest;
      const level = Math.floor(offset + value * scale);
      levels[y * width + x] = level < 1 ? 1 : Math.min(level, 255);
    }
  }
  return { rows: height, columns: width, levels };
}

/** For each fine cell the two cells whose centres it lies between, and how near it is to the second. */
function neighbours(
  count: number,
  factor: number,
  wraps: boolean,
): { first: Int32Array; second: Int32Array; weight: Float32Array } {
  const size = count * factor;
  const [first, second, weight] = [new Int32Array(size), new Int32Array(size), new Float32Array(size)];
  const within = (index: number) =>
    wraps ? (index + count) % count : Math.max(0, Math.min(count - 1, index));
  for (let i = 0; i < size; i += 1) {
    const at = (i + 0.5) / factor - 0.5;
    const below = Math.floor(at);
    first[i] = within(below);
    second[i] = within(below + 1);
    weight[i] = at - below;
  }
  return { first, second, weight };
}
