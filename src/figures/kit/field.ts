/**
 * A whole field on a regular grid, a colour for each cell: too much for shapes of SVG. It lies under the SVG of its
 * drawing, in the same coordinates, so that axes, lines and handles go over it.
 *
 * The picture has one pixel for each cell of the grid, and the browser scales it to its place: nothing of it depends on
 * the density of pixels, the size of the window, the theme or paper. Cells without a value let the page show through.
 *
 * What has the palettes is not for the kit's one file, which every figure loads: only figures with fields import this.
 */
import type { Palette } from '../../../playground/protocol/palettes.ts';
import { levelOf, paletteBytes } from '../../../playground/views/drawing/palette.ts';
import type { Box, Field } from './figure.ts';
import { round, text } from './shapes.ts';

/** Numbers on a grid, row by row from the top of the drawing; what is not finite is missing. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
}

/** Which colours stand for which numbers; what lies beyond has the colour of the end. */
export interface Colours {
  readonly palette: Palette;
  readonly low: number;
  readonly high: number;
}

/** A field in its place. `label` is what is heard of it: what it shows, and the numbers that matter. */
export function field(place: Box, { rows, columns, values }: Grid, colours: Colours, label: string): Field {
  if (values.length !== rows * columns)
    throw new RangeError(`A grid of ${rows} × ${columns} has ${values.length} numbers.`);
  return {
    place,
    label,
    width: columns,
    height: rows,
    palette: coloursOf(colours.palette),
    pixels: () => Uint8Array.from(values, (value) => levelOf(value, colours)),
  };
}

const known = new Map<Palette, Uint8Array>();

function coloursOf(palette: Palette): Uint8Array {
  const bytes = known.get(palette) ?? paletteBytes(palette);
  known.set(palette, bytes);
  return bytes;
}

/** So many colours of a palette make a strip without visible steps. */
const stops = 16;

/**
 * The colours of a field as a strip, with a text at each of the given numbers. `id` is one of its own in the page; a strip
 * of 256 by 10 with its texts below suits most drawings.
 */
export function colourKey(
  id: string,
  { x, y, width, height }: Box,
  { palette, low, high }: Colours,
  ends: readonly (readonly [number, string])[],
): string {
  const bytes = coloursOf(palette);
  const steps = Array.from({ length: stops + 1 }, (_, k) => {
    const at = k / stops;
    const entry = 3 * levelOf(at, { low: 0, high: 1 });
    return `<stop offset="${at}" stop-color="rgb(${bytes.subarray(entry, entry + 3).join()})"/>`;
  });
  const texts = ends.map(([value, label]) =>
    text(x + (width * (value - low)) / (high - low), y + height + 16, label, 'number soft'),
  );
  return (
    `<defs><linearGradient id="${id}">${steps.join('')}</linearGradient></defs>` +
    `<rect class="plane-edge" style="fill:url(#${id})" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>${texts.join('')}`
  );
}
