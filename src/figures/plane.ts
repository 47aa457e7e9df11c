/** The square map over two inputs that figures draw: its frame, its ticks and its scale. */
import type { Point } from './frame.ts';
import { decimal, round } from './frame.ts';

/** The map's side, in drawing units, and where it sits. */
export const side = 256;
const left = 34;
const top = 10;

/** The width of a drawing that holds one map, and the height of the map with its ticks. */
export const planeSize = { width: 300, height: 288 };

/** Where the point (x, y) of the plane [−reach, reach]² is drawn. */
export function toDrawing(reach: number, x: number, y: number): Point {
  return {
    x: round(left + ((x + reach) / (2 * reach)) * side),
    y: round(top + ((reach - y) / (2 * reach)) * side),
  };
}

/** The point of the plane under a place of the drawing, kept inside the plane and to the given step. */
export function fromDrawing(reach: number, point: Point, step: number): Point {
  const limit = (value: number): number => {
    const stepped = Math.round(value / step) * step;
    return Number(Math.min(reach, Math.max(-reach, stepped)).toFixed(6));
  };
  return {
    x: limit(((point.x - left) / side) * 2 * reach - reach),
    y: limit(reach - ((point.y - top) / side) * 2 * reach),
  };
}

/** Puts a picture of `side` × `side` into its frame, with ticks at the whole numbers and the axes' names. */
export function plane(reach: number, names: readonly [string, string], picture: string): string {
  const ticks = [-reach, -reach / 2, 0, reach / 2, reach];
  const bottom = top + side;
  const marks = ticks.map((value) => {
    const { x } = toDrawing(reach, value, 0);
    const { y } = toDrawing(reach, 0, value);
    const text = decimal(value, 0);
    return (
      `<path class="tick" d="M${x} ${bottom}v4M${left} ${y}h-4"/>` +
      `<text class="number" x="${x}" y="${bottom + 17}" text-anchor="middle">${text}</text>` +
      `<text class="number" x="${left - 7}" y="${y + 4}" text-anchor="end">${text}</text>`
    );
  });
  const name = ([text, x, y]: readonly [string, number, number]): string =>
    `<text class="name" x="${x}" y="${y}" text-anchor="middle">${text}</text>`;
  const quarter = side / 8;
  return (
    `<g transform="translate(${left} ${top})">${picture}</g>` +
    `<rect class="plane-edge" x="${left}" y="${top}" width="${side}" height="${side}"/>${marks.join('')}` +
    name([names[0], left + side - quarter, bottom + 17]) +
    name([names[1], left - 15, top + quarter + 4])
  );
}
