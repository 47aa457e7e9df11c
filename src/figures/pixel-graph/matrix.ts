/** The adjacency matrix: a row and a column for each node, in the order that was chosen. */
import type { Handle, Point } from '../kit/figure.ts';
import { handle, round, text } from '../kit/shapes.ts';
import { lightsOf, nameOf } from './graph.ts';
import { between, edgeCount, isOn, nodes, otherOf, type PixelGraph } from './model.ts';
import { words } from './words.en.ts';

export const matrixHeight = 348;

const [left, top, length, widest] = [30, 24, 264, 32] as const;

/** The side of a cell. */
const cellOf = (size: number): number => round(Math.min(widest, length / Math.max(1, size)));
/** So large a cell has to be for the numbers of all nodes to be read beside the matrix. */
const readable = 20;

const limited = (place: number, size: number): number => Math.max(0, Math.min(size - 1, Math.floor(place)));

/** The state with the pair of the cell under a point looked at. */
export function take(state: PixelGraph, { x, y }: Point): PixelGraph {
  const all = nodes(state);
  const cell = cellOf(all.length);
  const at = all[limited((y - top) / cell, all.length)];
  const other = all[limited((x - left) / cell, all.length)];
  return at === undefined || other === undefined ? state : { ...state, at, other };
}

/** Where the handle of the column lies. */
function columnPlace(state: PixelGraph): Point {
  const all = nodes(state);
  const cell = cellOf(all.length);
  const place = Math.max(0, all.indexOf(otherOf(state) ?? -1));
  return { x: round(left + cell * (place + 0.5)), y: round(top + cell * Math.max(1, all.length) + 24) };
}

/** The column of the pair; its row is the node of the pixel that is looked at. */
export function columnHandle(state: PixelGraph): Handle<PixelGraph> {
  const all = nodes(state);
  const other = otherOf(state);
  const place = other === undefined ? 0 : all.indexOf(other);
  return {
    label: words.column,
    value: place + 1,
    min: 1,
    max: Math.max(1, all.length),
    step: 1,
    page: 5,
    text: words.columnText(place + 1, other),
    at: ({ x }) => (x - left) / cellOf(all.length) + 0.5,
    set: (value) => ({ ...state, other: all[value - 1] ?? state.other }),
  };
}

function cells(state: PixelGraph, all: readonly number[]): string {
  const cell = cellOf(all.length);
  return all
    .flatMap((a, row) =>
      all.map((b, column) => {
        const what = a === b ? 'self' : between(state, a, b);
        const [x, y] = [round(left + cell * column), round(top + cell * row)];
        return `<rect class="cell ${what}" data-lights="${lightsOf(a, b)}" data-name="${nameOf(a, b)}" x="${x}" y="${y}" width="${cell}" height="${cell}"/>`;
      }),
    )
    .join('');
}

/** The numbers of the nodes along two sides: all of them, or those of the pair where cells are small. */
function names(state: PixelGraph, all: readonly number[]): string {
  const cell = cellOf(all.length);
  const other = otherOf(state);
  return all
    .map((node, k) => {
      const middle = left + cell * (k + 0.5);
      const [isRow, isColumn] = [node === state.at, node === other];
      const says = words.name(node);
      const row =
        cell >= readable || isRow
          ? text(left - 6, middle - left + top + 4.5, says, isRow ? 'number value' : 'number soft', 'end')
          : '';
      const column =
        cell >= readable || isColumn
          ? text(middle, top - 7, says, isColumn ? 'number value' : 'number soft')
          : '';
      return row + column;
    })
    .join('');
}

/** The row and the column of the pair, framed. */
function frames(state: PixelGraph, all: readonly number[]): string {
  const cell = cellOf(all.length);
  const whole = round(cell * all.length);
  const [row, column] = [all.indexOf(state.at), all.indexOf(otherOf(state) ?? -1)];
  const across = isOn(state, state.at)
    ? `<rect class="line-frame at" x="${left}" y="${round(top + cell * row)}" width="${whole}" height="${cell}"/>`
    : '';
  const down = `<rect class="line-frame other" x="${round(left + cell * column)}" y="${top}" width="${cell}" height="${whole}"/>`;
  return across + down;
}

export function matrix(state: PixelGraph): string {
  const all = nodes(state);
  const place = columnPlace(state);
  const rail = `<path class="rail" d="M${left} ${place.y}h${Math.max(1, all.length) * cellOf(all.length)}"/>`;
  const drawn =
    all.length === 0
      ? text(left, top + 14, words.empty, 'soft', 'start')
      : `${names(state, all)}<g class="cells" data-drag="cell">${cells(state, all)}</g>${frames(state, all)}`;
  return (
    drawn +
    rail +
    handle('column', columnHandle(state), place) +
    text(
      left,
      Math.max(place.y + 30, 100),
      words.filled(2 * edgeCount(state), all.length ** 2),
      'soft',
      'start',
    )
  );
}
