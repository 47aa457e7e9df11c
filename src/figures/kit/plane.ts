/** The square map over two inputs that figures draw: its frame, its ticks and its scale. */
import type { Handle, Point } from './figure.ts';
import { decimal } from './reading.ts';
import { round, text } from './shapes.ts';

/** The map's side, in drawing units, and where it sits. */
export const side = 256;
const left = 34;
const top = 10;

/** The height of a square drawing that holds one map with its ticks. */
export const planeHeight = 288;

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
    const read = decimal(value, 0);
    return (
      `<path class="tick" d="M${x} ${bottom}v4M${left} ${y}h-4"/>` +
      text(x, bottom + 17, read, 'number') +
      text(left - 7, y + 4, read, 'number', 'end')
    );
  });
  const quarter = side / 8;
  return (
    `<g transform="translate(${left} ${top})">${picture}</g>` +
    `<rect class="plane-edge" x="${left}" y="${top}" width="${side}" height="${side}"/>${marks.join('')}` +
    text(left + side - quarter, bottom + 17, names[0], 'name') +
    text(left - 15, top + quarter + 4, names[1], 'name')
  );
}

/** What one edge of the map is called, and how a number on it is spoken. */
interface EdgeWords {
  readonly label: string;
  say(value: number): string;
}

/** A point of the plane by keyboard: one handle along each edge. By pointer it is a `freePoint()`. */
export function planeHandles<State>(
  { reach, step, page }: { reach: number; step: number; page: number },
  [x, y]: readonly [number, number],
  [across, up]: readonly [EdgeWords, EdgeWords],
  set: (moved: [number, number]) => State,
): Record<'x' | 'y', Handle<State>> {
  const common = { min: -reach, max: reach, step, page };
  return {
    x: {
      ...common,
      label: across.label,
      value: x,
      text: across.say(x),
      at: (point) => fromDrawing(reach, point, step).x,
      set: (value) => set([value, y]),
    },
    y: {
      ...common,
      label: up.label,
      value: y,
      text: up.say(y),
      vertical: true,
      at: (point) => fromDrawing(reach, point, step).y,
      set: (value) => set([x, value]),
    },
  };
}

/** The colours of bands as a strip under the map; each text stands where one band ends and the next begins. */
export function bandKey(ends: readonly string[]): string {
  const [y, width] = [top + side + 30, side / (ends.length + 1)];
  const bands = Array.from({ length: ends.length + 1 }, (_, k) => {
    return `<rect class="band-${k}" x="${round(left + k * width)}" y="${y}" width="${round(width + 0.1)}" height="10"/>`;
  });
  const labels = ends.map((end, k) => end && text(left + (k + 1) * width, y + 26, end, 'number soft'));
  return `${bands.join('')}<rect class="plane-edge" x="${left}" y="${y}" width="${side}" height="10"/>${labels.join('')}`;
}
