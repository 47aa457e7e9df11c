import { cells as words } from '../../words/en/views.ts';
import { axisTitle, layoutAxis } from '../drawing/axis.ts';
import { colourBar } from '../drawing/colour-bar.ts';
import { escapeHtml } from '../drawing/escape.ts';
import { type Extremes, extremes } from '../drawing/extremes.ts';
import { displayNumber, plainNumber } from '../drawing/number-format.ts';
import { levelOf, paletteBytes } from '../drawing/palette.ts';
import { pngAddress } from '../drawing/png.ts';
import { tickPlace } from '../drawing/tick-place.ts';
import { piecesOf } from './pieces.ts';
import type { FieldResult } from './state.ts';

/**
 * Pixels along the longer side of the image, since no page shows more, and in all: packing a million of them takes longer
 * than a press may wait. Larger fields are sampled.
 */
const maxSide = 1024;
const maxPixels = 300_000;

export interface FieldRange extends Extremes {
  /** Ends of the colour bar. */
  low: number;
  high: number;
}

/** The range of a field's colours: its own limits or the program's; about zero when they diverge. */
export function fieldRange({ spec, values }: FieldResult): FieldRange {
  const found = extremes(values);
  if (Number.isNaN(found.min)) return { low: spec.min ?? 0, high: spec.max ?? 1, ...found };
  let low = spec.min ?? found.min;
  let high = spec.max ?? found.max;
  if (spec.palette === 'diverging') {
    high = Math.max(Math.abs(low), Math.abs(high));
    low = -high;
  }
  return { low, high, ...found };
}

/** Whether row 0 is drawn at the bottom: the highest y is at the top; without y, rows read like a matrix. */
export function rowsUpwards({ spec }: FieldResult): boolean {
  return spec.y !== undefined && spec.y.first < spec.y.last;
}

/** A field as a figure: title, map with its axes, colour bar; `over` is drawn over it. */
export function heatMap(field: FieldResult, over = ''): string {
  return `<figure class="view view-field"><div class="view-head"><figcaption>${escapeHtml(field.spec.title)}</figcaption></div><div class="field-body">${fieldBody(field, over)}</div></figure>`;
}

/** The part of a field's figure that changes when the field is sent again. */
export function fieldBody(field: FieldResult, over = ''): string {
  const { rows, columns, spec } = field;
  const range = fieldRange(field);
  const shape = Math.min(4, Math.max(0.5, columns / rows));
  const notes: string[] = [];
  const pieces = piecesOf(field);
  if (range.missing > 0 && pieces === undefined) {
    notes.push(`<span class="swatch-missing"></span> ${words.missingOf(range.missing, rows * columns)}`);
  }
  if (range.min < range.low || range.max > range.high) {
    notes.push(words.reach(displayNumber(range.min, 3), displayNumber(range.max, 3)));
  }
  return `<div class="map${pieces ? ' in-pieces' : ''}" style="--shape:${Math.round(shape * 1000) / 1000}">${axisLabels(field)}<div class="map-area" role="img" aria-label="${escapeHtml(fieldLabel(field, range))}"><img alt="" draggable="false" src="${fieldImage(field, range)}">${over}</div></div>${colourBar(spec.palette, spec.units, range)}<p class="view-note">${notes.join(' ')}</p>`;
}

/** Accessible name: title, lowest and highest value with units, and how many values are missing, or what gaps there are for. */
export function fieldLabel(field: FieldResult, range: FieldRange): string {
  const { spec, rows, columns } = field;
  const pieces = piecesOf(field);
  const units = spec.units ? ` ${spec.units}` : '';
  const values = Number.isNaN(range.min)
    ? words.noValues
    : words.span(plainNumber(range.min), plainNumber(range.max), units);
  const rest =
    pieces !== undefined
      ? `; ${words.pieces(pieces)}`
      : range.missing > 0
        ? `; ${words.valuesMissing(range.missing, rows * columns)}`
        : '';
  return `${spec.title}: ${words.mapOf(rows, columns, values)}${rest}`;
}

/** The field as an image, sampled where it is larger than any page. */
function fieldImage(field: FieldResult, range: FieldRange): string {
  const { rows, columns, values, spec } = field;
  const stride = Math.max(
    1,
    Math.ceil(Math.max(rows, columns) / maxSide),
    Math.ceil(Math.sqrt((rows * columns) / maxPixels)),
  );
  const width = Math.ceil(columns / stride);
  const height = Math.ceil(rows / stride);
  const pixels = new Uint8Array(width * height);
  const upwards = rowsUpwards(field);
  for (let row = 0; row < height; row += 1) {
    const from = Math.min(rows - 1, (upwards ? height - 1 - row : row) * stride) * columns;
    for (let column = 0; column < width; column += 1) {
      pixels[row * width + column] = levelOf(values[from + column * stride] as number, range);
    }
  }
  return pngAddress({ width, height, pixels, palette: paletteBytes(spec.palette), transparent: 0 });
}

function axisLabels({ spec, rows, columns }: FieldResult): string {
  const { x, y } = spec;
  const part = (side: 'x' | 'y', axis: NonNullable<typeof x>) => {
    // The coordinates are those of the cells' centres; the image reaches half a cell further.
    const cells = side === 'x' ? columns : rows;
    const half = cells > 1 ? Math.abs(axis.last - axis.first) / (cells - 1) / 2 : 0;
    const low = Math.min(axis.first, axis.last) - half;
    const high = Math.max(axis.first, axis.last) + half;
    const layout = layoutAxis(axis, { low, high }, { log: false, nice: false, ticks: 5 });
    const ticks = layout.ticks.map(({ at, text }) => {
      // Columns run as the program gave them, rows always with the highest y at the top.
      const place = side === 'y' ? 1 - at : axis.first > axis.last ? 1 - at : at;
      return `<span style="${side === 'y' ? 'top' : 'left'}:${tickPlace(place)}">${text}</span>`;
    });
    const title = escapeHtml(axisTitle(axis));
    return `<div class="axis-title axis-title-${side}">${title}</div><div class="ticks ticks-${side}" aria-hidden="true">${ticks.join('')}</div>`;
  };
  return (y ? part('y', y) : '') + (x ? part('x', x) : '');
}
