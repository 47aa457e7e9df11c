/** The array: its cells, two columns of padding on either side, and the filter with the cells that it reads. */
import { coastLines } from '../coast-lines.ts';
import type { Handle } from '../kit/figure.ts';
import { decimal } from '../kit/reading.ts';
import { handle, text } from '../kit/shapes.ts';
import { answer, columns, footprint, type Globe, north, reach, rows, step, west } from './model.ts';
import { bandPaths } from './wind-bands.ts';
import { words } from './words.en.ts';

const [cell, left, top] = [10, 30, 30];
const bottom = top + rows * cell;
const right = left + columns * cell;
export const height = bottom + 76;

/** The middle of a column, and the column at a place. */
const toPlace = (column: number): number => left + (column + 0.5) * cell;
export const toColumn = (x: number): number => (x - left) / cell - 0.5;

const box = (y: number, x: number): string =>
  `M${left + x * cell} ${top + y * cell}h${cell}v${cell}h-${cell}z`;

/** The columns of padding: copies of the other side, or empty. */
function margins({ padding }: Globe): string {
  const height = rows * cell;
  const frames = [left - reach * cell, right]
    .map((x) => `M${x} ${top}h${reach * cell}v${height}h${-reach * cell}z`)
    .join('');
  const copies = bandPaths(rows, columns, (y, x) => {
    const beyond = x < reach ? x + columns : x - columns;
    return x < reach || x >= columns - reach ? box(y, beyond) : '';
  });
  const noughts = [left - cell, right + cell].map((x) => text(x, top + height / 2, '0', 'number soft'));
  return `${padding === 'round' ? `<g class="copies">${copies}</g>` : noughts.join('')}<path class="margin" d="${frames}"/>`;
}

/** The coasts on the array, which is cut open along its seam. */
const coasts = coastLines
  .map((coast) => {
    let path = '';
    let last: number | undefined;
    for (const [longitude, latitude] of coast) {
      const across = ((longitude - west + 720) % 360) / step;
      const down = (north - latitude) / step;
      if (down < 0 || down > rows) {
        last = undefined;
        continue;
      }
      const isDrawn = last !== undefined && Math.abs(across - last) < columns / 2;
      path += `${isDrawn ? 'L' : 'M'}${Math.round(left + across * cell)} ${Math.round(top + down * cell)}`;
      last = across;
    }
    return path;
  })
  .join('');

/** The array as it stands in this state, with the handle of the filter. */
export function array(state: Globe, spec: Handle<Globe>): string {
  const cells = footprint(state);
  const beyond = cells.filter((each) => each.beyond);
  const inside = cells.filter((each) => !each.beyond);
  const path = (of: typeof cells, place: (each: (typeof cells)[number]) => number): string =>
    of.map((each) => box(each.row, place(each))).join('');
  const origin = state.padding === 'round' ? path(beyond, (each) => each.column) : '';
  const says = words.mean(decimal(answer(state), 1));
  return (
    text(left, top - 10, words.array, 'name', 'start') +
    text(right, top - 10, says, 'number value', 'end') +
    bandPaths(rows, columns, box) +
    `<path class="coast" d="${coasts}"/>${margins(state)}` +
    `<path class="frame" d="M${left} ${top}h${columns * cell}v${rows * cell}h${-columns * cell}z"/>` +
    `<path class="origin" d="${origin}"/>` +
    `<g class="grip" data-grab="filter"><path class="beyond ${state.padding}" d="${path(beyond, (each) => each.reached)}"/>` +
    `<path class="filter" d="${path(inside, (each) => each.reached)}"/></g>` +
    `<path class="rail" d="M${toPlace(0)} ${bottom + 24}H${toPlace(columns - 1)}"/>` +
    handle('filter', spec, { x: toPlace(state.column), y: bottom + 24 }) +
    text(left, bottom + 62, words.rail, '', 'start')
  );
}
