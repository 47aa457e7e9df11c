/** The plane: the query and the keys as arrows from its middle, each with a knob at its tip. */
import type { Handle, Point } from '../kit/figure.ts';
import { fromDrawing, planeHandles, side, toDrawing } from '../kit/plane.ts';
import { decimal } from '../kit/reading.ts';
import { freePoint, handle, round, text } from '../kit/shapes.ts';
import { type Arrow, type Attention, answer, move, place, reach, step, tokens } from './model.ts';
import { words } from './words.en.ts';

export const planeHeight = 316;

/** The query last: it lies over the keys. */
const arrows: readonly Arrow[] = [...tokens.keys(), 'q'];

const idOf = (arrow: Arrow): string => (arrow === 'q' ? 'q' : `k${arrow + 1}`);

/** The two parts of an arrow by keyboard; by pointer its tip moves in both directions at once. */
function tip(state: Attention, arrow: Arrow): Record<string, Handle<Attention>> {
  const label = (part: number): string =>
    arrow === 'q' ? words.queryPart(words.day(state.asks), part) : words.keyPart(words.day(arrow), part);
  const say = (value: number): string => decimal(value, 1);
  const { x, y } = planeHandles<Attention>(
    { reach, step, page: 0.5 },
    place(state, arrow),
    [
      { label: label(1), say },
      { label: label(2), say },
    ],
    (to) => move(state, arrow, to),
  );
  return { [`${idOf(arrow)}x`]: x, [`${idOf(arrow)}y`]: y };
}

export function handles(state: Attention): Record<string, Handle<Attention>> {
  return Object.assign({}, ...arrows.map((arrow) => tip(state, arrow)));
}

/** The state after a tip was taken to a point of the drawing. */
export function drag(state: Attention, id: string, point: Point): Attention {
  const arrow = arrows.find((one) => idOf(one) === id);
  const { x, y } = fromDrawing(reach, point, step);
  return arrow === undefined ? state : move(state, arrow, [x, y]);
}

const middle = toDrawing(reach, 0, 0);
const corner = toDrawing(reach, -reach, reach);

/** The edges of the plane with their numbers and names. */
const frame = [-2, -1, 0, 1, 2]
  .map((value) => {
    const [{ x }, { y }] = [toDrawing(reach, value, 0), toDrawing(reach, 0, value)];
    const read = decimal(value, 0);
    return (
      `<path class="tick" d="M${x} ${corner.y + side}v4M${corner.x} ${y}h-4"/>` +
      text(x, corner.y + side + 18, read, 'number soft') +
      text(corner.x - 8, y + 4, read, 'number soft', 'end')
    );
  })
  .concat(
    `<path class="axis" d="M${corner.x} ${middle.y}h${side}M${middle.x} ${corner.y}v${side}"/>`,
    `<rect class="plane-edge" x="${corner.x}" y="${corner.y}" width="${side}" height="${side}"/>`,
    text(corner.x + side, corner.y + side + 38, words.axes[0], 'soft', 'end'),
    text(corner.x + 8, corner.y + 16, words.axes[1], 'soft halo', 'start'),
  )
  .join('');

/** The line on which keys fit the query neither well nor badly: at a right angle to it, as far as the plane reaches. */
function noScore([x, y]: readonly [number, number]): string {
  const longer = Math.max(Math.abs(x), Math.abs(y));
  if (longer === 0) return '';
  const [across, up] = [(-y / longer) * reach, (x / longer) * reach];
  const [from, to] = [toDrawing(reach, -across, -up), toDrawing(reach, across, up)];
  return `<path class="guide" d="M${from.x} ${from.y}L${to.x} ${to.y}"/>`;
}

/** The name of an arrow, beside its tip. */
function name(at: Point, says: string): string {
  const [dx, dy] = [at.x - middle.x, at.y - middle.y];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = length < 1 ? [0, -1] : [dx / length, dy / length];
  return text(at.x - 20 * uy, at.y + 18 * ux + 4, says, 'name halo');
}

export function plane(state: Attention): string {
  const { rows } = answer(state);
  const at = (arrow: Arrow): Point => toDrawing(reach, ...place(state, arrow));
  const lines = arrows.map((arrow) => {
    const { x, y } = at(arrow);
    const share = arrow === 'q' ? 0 : (rows[arrow]?.share ?? 0);
    const width = arrow === 'q' ? '' : ` style="stroke-width:${round(1 + 9 * share)}"`;
    return `<path class="${arrow === 'q' ? 'asks' : 'answers'}"${width} d="M${middle.x} ${middle.y}L${x} ${y}"/>`;
  });
  const names = arrows.map((arrow) => name(at(arrow), arrow === 'q' ? words.query : words.key(arrow)));
  const tips = arrows.map((arrow) => {
    const id = idOf(arrow);
    const keyed = Object.entries(tip(state, arrow)).map(([part, spec]) =>
      handle(part, spec, at(arrow), 'part'),
    );
    return `<g class="tip ${arrow === 'q' ? 'asks' : 'answers'}">${keyed.join('')}${freePoint(id, at(arrow))}</g>`;
  });
  return noScore(state.query) + frame + lines.join('') + names.join('') + tips.join('');
}
