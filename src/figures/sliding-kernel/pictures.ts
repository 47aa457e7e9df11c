/** The field under the kernel and its answers, as pictures with what lies over them. */
import { paletteBytes } from '../../../playground/views/drawing/palette.ts';
import { pngAddress } from '../../../playground/views/drawing/png.ts';
import type { Handle, Point } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { side } from './fields.ts';
import { answers, images, places, type Sliding } from './model.ts';
import { words } from './words.en.ts';

/** Units of the drawing along a pixel; the picture fills its upper left, the rails run beside it. */
const pixel = 4.4;
const edge = side * pixel;
const rail = edge + 14;

const greys = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
/** A share from 0 to 1 as the place in a palette, whose first colour stands for what is missing. */
const level = (share: number): number => 1 + Math.round(254 * share);

/** Where the middle of the kernel is drawn. */
function middle({ row, column }: Sliding): Point {
  return { x: round((column + 1.5) * pixel), y: round((row + 1.5) * pixel) };
}

/** The kernel's place for a point of either picture. */
export function placeAt({ x, y }: Point): Pick<Sliding, 'row' | 'column'> {
  const keep = (along: number): number => Math.min(places - 1, Math.max(0, Math.round(along / pixel - 1.5)));
  return { row: keep(y), column: keep(x) };
}

/** The place by keyboard: one rail along each edge. */
export function placeHandles(state: Sliding): Record<'column' | 'row', Handle<Sliding>> {
  const { row, column } = state;
  const north = places - 1 - row;
  const range = { min: 0, max: places - 1, step: 1, page: 10 };
  return {
    column: {
      ...range,
      label: words.column,
      value: column,
      text: words.columnText(column + 1, places),
      at: (point) => placeAt(point).column,
      set: (value) => ({ ...state, column: value }),
    },
    row: {
      ...range,
      label: words.row,
      value: north,
      text: words.rowText(north + 1, places),
      vertical: true,
      at: (point) => places - 1 - placeAt(point).row,
      set: (value) => ({ ...state, row: places - 1 - value }),
    },
  };
}

/** The field, with the window of the kernel on it. */
export function input(state: Sliding): string {
  const { values } = images[state.image];
  const name = words.images[state.image];
  const picture = pngAddress({ width: side, height: side, ...shaded(state, values) });
  const at = middle(state);
  const { row, column } = placeHandles(state);
  return panel(
    'field-whole',
    picture,
    words.input(name),
    surface('place') +
      `<g class="handle free" data-drag="place"><circle class="hit" cx="${at.x}" cy="${at.y}" r="20"/>${window(at, 1.5)}</g>` +
      `<path class="rail" d="M0 ${rail}H${edge}M${rail} 0V${edge}"/>` +
      handle('column', column, { x: at.x, y: rail }) +
      handle('row', row, { x: rail, y: at.y }) +
      text(0, rail + 26, words.withUnits(name, words.units[state.image]), 'soft', 'start'),
  );
}

/** Numbers that are nowhere below zero, in the colours of the field. */
function shaded({ image }: Sliding, values: ArrayLike<number>) {
  const grey = image === 'coast';
  const most = Array.from(values).reduce((a, b) => Math.max(a, b), 1);
  return {
    // Rain is skewed: by its root, small rain shows beside the wall of the eye.
    pixels: Uint8Array.from(values, (value) => level(grey ? value / most : Math.sqrt(value / most))),
    palette: grey ? greys : paletteBytes('rain'),
  };
}

/** Numbers on either side of zero, which is white. */
function diverging(values: Float32Array, most: number) {
  const share = (value: number): number =>
    most === 0 ? 0.5 : 0.5 + (Math.sign(value) * Math.sqrt(Math.abs(value) / most)) / 2;
  return {
    pixels: Uint8Array.from(values, (value) => level(share(value))),
    palette: paletteBytes('diverging'),
  };
}

/** The answers of the kernel at all places, and the one of the kernel's place marked. */
export function output(state: Sliding): string {
  const all = answers(state);
  const most = all.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const upward = most > 0 && all.every((value) => value >= 0);
  const colours = upward ? shaded(state, all) : diverging(all, most);
  const picture = pngAddress({ width: places, height: places, ...colours });
  const scale = upward ? words.scaleUp[state.image] : words.scale;
  return panel(
    'field-answers',
    picture,
    words.output,
    `${surface('answer')}${window(middle(state), 0.5)}<rect class="plane-edge" width="${edge}" height="${edge}"/>` +
      text(0, edge + 18, upward ? words.noneBelow : words.signs, 'soft', 'start') +
      text(0, rail + 26, scale(decimal(most, 0)), 'soft number', 'start'),
  );
}

/** Where a press moves the kernel to. */
function surface(id: string): string {
  return `<rect class="field-surface" data-drag="${id}" width="${edge}" height="${edge}"/>`;
}

/** The outline of the pixels within `half` of a point. */
function window({ x, y }: Point, half: number): string {
  const [reach, size] = [half * pixel, round(2 * half * pixel)];
  const place = `x="${round(x - reach)}" y="${round(y - reach)}" width="${size}" height="${size}"`;
  return `<rect class="kernel-halo" ${place}/><rect class="kernel-window" ${place}/>`;
}

function panel(kind: string, picture: string, label: string, over: string): string {
  return (
    `<div class="panel square-drawing field-panel ${kind}"><img alt="" draggable="false" src="${picture}">` +
    `<svg viewBox="0 0 300 ${rail + 34}" role="group" aria-label="${label}">${over}</svg></div>`
  );
}
