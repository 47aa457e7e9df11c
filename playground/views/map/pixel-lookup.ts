import type { GeoView } from './geo-view.ts';
import { directionIndex, globeCells } from './globe-cells.ts';
import type { GridAxes } from './grid-axes.ts';

const radians = Math.PI / 180;

/**
 * For every pixel of an image of the view the fine cell that it shows, −1 where it shows none. Made once for a flat
 * map, after which a frame costs one look-up a pixel; made anew while a globe turns: O(width · height), nothing else.
 */
export function pixelLookup(
  view: GeoView,
  axes: GridAxes,
  fineColumns: number,
  [width, height]: readonly [number, number],
  into = new Int32Array(width * height),
): Int32Array<ArrayBuffer> {
  if (view.kind === 'orthographic') globeLookup(view, axes, fineColumns, width, height, into);
  else flatLookup(view, axes, fineColumns, width, height, into);
  return into;
}

/** In all flat projections used here a row of pixels has one latitude, along which longitude grows evenly. */
function flatLookup(
  view: GeoView,
  { rows, columns, circle }: GridAxes,
  fineColumns: number,
  width: number,
  height: number,
  into: Int32Array,
): void {
  const middle = view.width / 2;
  for (let py = 0; py < height; py += 1) {
    const y = ((py + 0.5) / height) * view.height;
    const start = py * width;
    const here = view.at(middle, y);
    const right = view.at(middle + 1, y);
    const row = here ? entry(rows, here[1]) : -1;
    if (!here || !right || row < 0) {
      into.fill(-1, start, start + width);
      continue;
    }
    const turn = Math.abs(right[0] - here[0]);
    const slope = turn > 180 ? 360 - turn : turn;
    const half = circle === 360 ? 180 / slope : Number.POSITIVE_INFINITY;
    for (let px = 0; px < width; px += 1) {
      const across = ((px + 0.5) / width) * view.width - middle;
      let along = here[0] + across * slope - columns.from;
      if (circle === 360) along -= Math.floor(along / 360) * 360;
      const column = Math.floor(along * columns.perUnit);
      const inside = Math.abs(across) <= half && column >= 0 && column < columns.index.length;
      into[start + px] = inside ? row * fineColumns + (columns.index[column] as number) : -1;
    }
  }
}

function globeLookup(
  view: GeoView,
  axes: GridAxes,
  fineColumns: number,
  width: number,
  height: number,
  into: Int32Array,
): void {
  const cells = globeCells(axes, fineColumns);
  const [longitude, latitude] = [view.centre[0] * radians, view.centre[1] * radians];
  const [sinNorth, cosNorth] = [Math.sin(latitude), Math.cos(latitude)];
  const [sinEast, cosEast] = [Math.sin(longitude), Math.cos(longitude)];
  const radius = 0.5 - 1 / view.width;
  for (let py = 0; py < height; py += 1) {
    const up = (0.5 - (py + 0.5) / height) / radius;
    for (let px = 0; px < width; px += 1) {
      const right = ((px + 0.5) / width - 0.5) / radius;
      const square = 1 - right * right - up * up;
      if (square < 0) {
        into[py * width + px] = -1;
        continue;
      }
      const near = Math.sqrt(square);
      const out = near * cosNorth - up * sinNorth;
      const direction = directionIndex(
        out * cosEast - right * sinEast,
        out * sinEast + right * cosEast,
        up * cosNorth + near * sinNorth,
      );
      into[py * width + px] = cells[direction] as number;
    }
  }
}

function entry({ from, perUnit, index }: GridAxes['rows'], coordinate: number): number {
  const at = Math.floor((coordinate - from) * perUnit);
  // A latitude of exactly 90° is still in the last row.
  if (at === index.length && coordinate - from <= index.length / perUnit + 1e-9)
    return index[at - 1] as number;
  return at >= 0 && at < index.length ? (index[at] as number) : -1;
}
