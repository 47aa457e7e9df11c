import { type GridAxes, indexAt } from './grid-axes.ts';

const degrees = 180 / Math.PI;
/** Entries along an edge of the cube: a third of a degree, as much as a pixel of a globe on a page. */
const edge = 256;

const known = new WeakMap<GridAxes, Int32Array<ArrayBuffer>>();

/**
 * The fine cell in every direction from the middle of the sphere, −1 where there is none: six faces of a cube about
 * it. Angles are computed once, here; a globe that turns only looks up directions, ten times as fast.
 */
export function globeCells(axes: GridAxes, fineColumns: number): Int32Array<ArrayBuffer> {
  const before = known.get(axes);
  if (before) return before;
  const cells = new Int32Array(6 * edge * edge);
  for (let face = 0; face < 6; face += 1) {
    const sign = face % 2 === 0 ? 1 : -1;
    for (let i = 0; i < edge * edge; i += 1) {
      const s = ((Math.floor(i / edge) + 0.5) / edge) * 2 - 1;
      const t = (((i % edge) + 0.5) / edge) * 2 - 1;
      const axis = face >> 1;
      const [x, y, z] = axis === 0 ? [sign, s, t] : axis === 1 ? [s, sign, t] : [s, t, sign];
      const row = indexAt(axes.rows, Math.atan2(z, Math.hypot(x, y)) * degrees, Number.POSITIVE_INFINITY);
      const column = indexAt(axes.columns, Math.atan2(y, x) * degrees, axes.circle);
      cells[face * edge * edge + i] = row < 0 || column < 0 ? -1 : row * fineColumns + column;
    }
  }
  known.set(axes, cells);
  return cells;
}

/** Where a direction is found among the cells; z points to the north pole, x to longitude 0. It need not be of length 1. */
export function directionIndex(x: number, y: number, z: number): number {
  const [a, b, c] = [Math.abs(x), Math.abs(y), Math.abs(z)];
  let face: number;
  let s: number;
  let t: number;
  if (a >= b && a >= c) {
    face = x > 0 ? 0 : 1;
    s = y / a;
    t = z / a;
  } else if (b >= c) {
    face = y > 0 ? 2 : 3;
    s = x / b;
    t = z / b;
  } else {
    face = z > 0 ? 4 : 5;
    s = x / c;
    t = y / c;
  }
  const half = edge / 2 - 0.001;
  return (face * edge + (((s + 1) * half) | 0)) * edge + (((t + 1) * half) | 0);
}
