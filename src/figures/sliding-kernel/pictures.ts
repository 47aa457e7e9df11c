/** The field under the kernel and its answers, with what lies over them. */
import { levelOf, paletteBytes } from '../../../playground/views/drawing/palette.ts';
import type { Field, Handle, Point } from '../kit/figure.ts';
import { square } from '../kit/frame.ts';
import { decimal } from '../kit/reading.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { side } from './fields.ts';
import { answers, images, places, type Sliding } from './model.ts';
import { words } from './words.en.ts';

/** Units of the drawing along a pixel; the field fills its upper left, the rails run beside it. */
const pixel = 4.4;
const edge = side * pixel;
const rail = edge + 14;
const height = rail + 34;

const greys = Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3));
const [rain, diverging] = [paletteBytes('rain'), paletteBytes('diverging')];
/** The ends of a palette. */
const unit = { low: 0, high: 1 };

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

/** What lies under the two drawings. */
export function fields(state: Sliding): Record<'input' | 'answers', Field> {
  return { input: inputField(state), answers: answersField(state, answers(state)) };
}

function inputField(state: Sliding): Field {
  const place = { x: 0, y: 0, width: edge, height: edge };
  const { values } = images[state.image];
  return { place, label: caption(state), width: side, height: side, ...shaded(state, values) };
}

/** There is no answer on the outermost pixels. */
function answersField(state: Sliding, all: Float32Array): Field {
  const inside = places * pixel;
  return {
    place: { x: pixel, y: pixel, width: inside, height: inside },
    label: scaleOf(state, all),
    width: places,
    height: places,
    ...(isUpward(all) ? shaded(state, all) : signed(all)),
  };
}

/** The field, with the window of the kernel on it. */
export function input(state: Sliding): string {
  const at = middle(state);
  const { row, column } = placeHandles(state);
  return square(
    words.input(words.images[state.image]),
    height,
    surface('place') +
      `<g class="handle free" data-drag="place"><circle class="hit" cx="${at.x}" cy="${at.y}" r="20"/>${window(at, 1.5)}</g>` +
      `<path class="rail" d="M0 ${rail}H${edge}M${rail} 0V${edge}"/>` +
      handle('column', column, { x: at.x, y: rail }) +
      handle('row', row, { x: rail, y: at.y }) +
      text(0, rail + 26, caption(state), 'soft', 'start'),
    { input: inputField(state) },
  );
}

/** The answers, and the one of the kernel's place marked. */
export function output(state: Sliding): string {
  const all = answers(state);
  return square(
    words.output,
    height,
    `${surface('answer')}${window(middle(state), 0.5)}<rect class="plane-edge" width="${edge}" height="${edge}"/>` +
      text(0, edge + 18, isUpward(all) ? words.noneBelow : words.signs, 'soft', 'start') +
      text(0, rail + 26, scaleOf(state, all), 'soft number', 'start'),
    { answers: answersField(state, all) },
  );
}

function caption({ image }: Sliding): string {
  return words.withUnits(words.images[image], words.units[image]);
}

/** What the colours of the answers stand for. */
function scaleOf({ image }: Sliding, all: Float32Array): string {
  const scale = isUpward(all) ? words.scaleUp[image] : words.scale;
  return scale(decimal(largest(all), 0));
}

/** Whether some answers are above zero and none is below. */
function isUpward(all: Float32Array): boolean {
  return largest(all) > 0 && all.every((value) => value >= 0);
}

function largest(all: Float32Array): number {
  return all.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
}

type Coloured = Pick<Field, 'palette' | 'pixels'>;

/** Numbers that are nowhere below zero, in the colours of the field. */
function shaded({ image }: Sliding, values: ArrayLike<number>): Coloured {
  const grey = image === 'coast';
  const most = Array.from(values).reduce((a, b) => Math.max(a, b), 1);
  return {
    palette: grey ? greys : rain,
    // Rain is skewed: by its root, small rain shows beside the wall of the eye.
    pixels: () =>
      Uint8Array.from(values, (value) => levelOf(grey ? value / most : Math.sqrt(value / most), unit)),
  };
}

/** Numbers on either side of zero, which is white. */
function signed(values: Float32Array): Coloured {
  const most = Math.max(largest(values), Number.MIN_VALUE);
  const share = (value: number): number => 0.5 + (Math.sign(value) * Math.sqrt(Math.abs(value) / most)) / 2;
  return {
    palette: diverging,
    pixels: () => Uint8Array.from(values, (value) => levelOf(share(value), unit)),
  };
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
