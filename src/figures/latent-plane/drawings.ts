/** The plane with its months, and the decoded wind as a field with arrows. */
import { type Colours, colourKey, field } from '../kit/field.ts';
import type { Field, Point } from '../kit/figure.ts';
import { planeHandles, side, toDrawing } from '../kit/plane.ts';
import { decimal } from '../kit/reading.ts';
import { freePoint, handle, line, round, text } from '../kit/shapes.ts';
import { degree } from './decoder.ts';
import { calendar, coast, columns, months, type Place, placeOf, reach, rows, step, windAt } from './model.ts';
import { words } from './words.en.ts';

/** Months from which the models learned: the first seven years. */
const learned = 84;

/** The two numbers by keyboard: a handle along each edge of the plane. */
export function handles({ x, y, model }: Place) {
  return planeHandles<Place>(
    { reach, step, page: 0.5 },
    [x, y],
    [
      { label: words.across, say: (value) => decimal(value, 1) },
      { label: words.up, say: (value) => decimal(value, 1) },
    ],
    ([a, b]) => ({ x: a, y: b, model }),
  );
}

const corner = toDrawing(reach, -reach, reach);

/** The edges of the plane, with a number at each standard deviation. */
const frame = [-2, -1, 0, 1, 2]
  .map((value) => {
    const [{ x }, { y }] = [toDrawing(reach, value, 0), toDrawing(reach, 0, value)];
    const read = decimal(value, 0);
    return (
      `<path class="tick" d="M${x} ${corner.y + side}v4M${corner.x} ${y}h-4"/>` +
      text(x, corner.y + side + 21, read, 'number soft') +
      text(corner.x - 12, y + 4, read, 'number soft', 'end')
    );
  })
  .concat(
    `<rect class="plane-edge" x="${corner.x}" y="${corner.y}" width="${side}" height="${side}"/>`,
    text(corner.x + side, corner.y + side + 38, words.axes[0], 'soft', 'end'),
    text(corner.x + 8, corner.y + 16, words.axes[1], 'soft', 'start'),
  )
  .join('');

export function planeDrawing(state: Place): string {
  const { x, y, model } = state;
  const at = ([a, b]: readonly [number, number]) => toDrawing(reach, a, b);
  const dots = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, k) => at(placeOf(model, from + k)))
      .map((point) => `M${Math.round(point.x)} ${Math.round(point.y)}h0`)
      .join('');
  const year = calendar(model).map(at);
  const labels = outside(year).map((point, k) =>
    text(point.x, point.y + 4, words.short[k] ?? '', 'month halo'),
  );
  const [bottom, left] = [toDrawing(reach, x, -reach), toDrawing(reach, -reach, y)];
  const both = handles(state);
  return (
    frame +
    `<path class="others" d="${dots(learned, months)}"/><path class="train" d="${dots(0, learned)}"/>` +
    `<path class="year" d="${line([...year, ...year.slice(0, 1)])}"/>${labels.join('')}` +
    handle('x', both.x, bottom) +
    handle('y', both.y, left) +
    freePoint('place', toDrawing(reach, x, y))
  );
}

/** A little further from the middle of them all, so that no point hides them. */
function outside(points: readonly Point[]): Point[] {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  return points.map(({ x, y }) => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    const away = 13 / Math.max(1, Math.hypot(dx, dy));
    return { x: x + away * dx, y: y + away * dy };
  });
}

const box = { x: 12, y: 10, width: round(360 * degree), height: round(170 * degree) } as const;
const colours: Colours = { palette: 'diverging', low: -10, high: 10 };
/** The height of the map's drawing. */
export const mapHeight = 250;

/** The eastward wind of the point. */
export function windField(state: Place): Field {
  const { u } = windAt(state);
  const label = words.field(words.models[state.model], decimal(state.x, 1), decimal(state.y, 1));
  return field(box, { rows, columns, values: u }, colours, label);
}

/** Units of the drawing for a metre a second. */
const long = 2.2;

/** An arrow from a place along the wind: its middle is the place. */
function arrow(x: number, y: number, u: number, v: number): string {
  const [dx, dy] = [long * u, -long * v];
  const short = (value: number): number => Math.round(value * 10) / 10;
  // The head is a quarter of the arrow to either side.
  const head = [
    [-0.3 * dx - 0.2 * dy, -0.3 * dy + 0.2 * dx],
    [0.4 * dy, -0.4 * dx],
  ] as const;
  return (
    `M${short(x - dx / 2)} ${short(y - dy / 2)}l${short(dx)} ${short(dy)}` +
    `l${short(head[0][0])} ${short(head[0][1])}m${short(head[1][0])} ${short(head[1][1])}L${short(x + dx / 2)} ${short(y + dy / 2)}`
  );
}

/** Coasts and arrows over the field, and its colours. */
export function windDrawing(state: Place): string {
  const { u, v } = windAt(state);
  const cell = 10 * degree;
  let arrows = '';
  // Every other row and column: as many as can be told apart.
  for (let row = 0; row < rows; row += 2)
    for (let column = 0; column < columns; column += 2) {
      const k = row * columns + column;
      arrows += arrow(box.x + cell * (column + 0.5), box.y + cell * (row + 0.5), u[k] ?? 0, v[k] ?? 0);
    }
  const key = { x: box.x, y: box.y + box.height + 12, width: 200, height: 10 };
  return (
    `<g transform="translate(${box.x} ${box.y})"><path class="coast" d="${coast}"/></g>` +
    `<path class="arrows" d="${arrows}"/>` +
    `<rect class="plane-edge" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/>` +
    colourKey('latent-plane-key', key, colours, [
      [-10, '−10'],
      [0, '0'],
      [10, '10'],
    ]) +
    text(key.x + 216, key.y + 9, words.colours, 'soft', 'start') +
    `<path class="key-arrow" d="${arrow(key.x + 230, key.y + 24, 10, 0)}"/>` +
    text(key.x + 250, key.y + 28, words.arrow(10), 'number soft', 'start')
  );
}
