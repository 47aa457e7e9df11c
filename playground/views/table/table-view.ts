import { runs, table as words } from '../../words/en/views.ts';
import { axisTitle } from '../drawing/axis.ts';
import { clip, escapeHtml } from '../drawing/escape.ts';
import { columnNumbers, displayNumber } from '../drawing/number-format.ts';
import { allRows, foldHtml, most } from '../fold.ts';
import { textWeight } from '../text-weight.ts';
import { type Differences, differencesOf } from './differences.ts';
import type { Cell } from './event.ts';
import type { TableResult } from './state.ts';

/** Rows, cells and letters written into the page: as much as it lays out in a moment. */
const maxRows = 500;
export const maxCells = 2000;
const maxLetters = 60_000;
/** Letters of one cell. */
const maxCell = 200;

/** Another run's table of the same name, and what that run is called. */
export interface ComparedTable {
  label: string;
  table: TableResult;
}

/** A table as a figure; the first cell of each row names the row. */
export function tableView(table: TableResult, compared?: ComparedTable): string {
  const difference = compared && differencesOf(table, compared.table);
  const shown = shownRows(table.spec.columns.length, table.rows);
  const differs = shown.some((row, at) => row.some((_, i) => Boolean(difference?.(at, i))));
  // Beside the title: a line of its own would push what stands below.
  const whose =
    compared && differs
      ? `<span class="difference-from">${escapeHtml(runs.differences(compared.label))}</span>`
      : '';
  return `<figure class="view view-table"><div class="view-head"><figcaption>${escapeHtml(table.spec.title)}</figcaption>${whose}</div>${tableBody(table, shown, difference)}</figure>`;
}

/** The part of a table's figure that changes when the table is sent again. */
function tableBody(
  { spec, rows, dropped }: TableResult,
  shown: readonly Cell[][],
  difference: Differences | undefined,
): string {
  const numeric = spec.columns.map((_, i) => shown.some((row) => typeof row[i] === 'number'));
  const head = spec.columns.map(
    ({ name, units }, i) =>
      `<th scope="col"${i > 0 && numeric[i] ? ' class="number"' : ''}>${escapeHtml(axisTitle({ label: name, units }))}</th>`,
  );
  const texts = spec.columns.map((_, i) =>
    columnNumbers(shown.map((row) => row[i]).filter((value) => typeof value === 'number')),
  );
  const body = shown.map((row, at) => {
    const cells = spec.columns.map((_, i) => {
      const text = cellText(row[i] ?? null, texts[i] ?? displayNumber);
      return cell(text, i === 0, numeric[i] ?? false, difference?.(at, i));
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const isLong = shown.length > most.rows;
  const fold = isLong ? foldHtml(allRows(shown.length)) : '';
  return `<div class="table-scroll${isLong ? ' is-long' : ''}" role="group" tabindex="0" aria-label="${escapeHtml(words.label(spec.title))}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${fold}${note(rows.length - shown.length, dropped)}`;
}

/** The first rows, as many as the page lays out at once; a row has a cell in every column, also where it was sent none. */
function shownRows(columns: number, rows: readonly Cell[][]): readonly Cell[][] {
  let [cells, letters] = [0, 0];
  const end = rows.findIndex((row, i) => {
    cells += columns;
    for (const value of row.slice(0, columns)) {
      if (typeof value === 'string') letters += textWeight(value.slice(0, maxCell));
    }
    return i > 0 && (i >= maxRows || cells > maxCells || letters > maxLetters);
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Whether a table has more in it than its figure shows. */
export function isCut({ spec, rows }: TableResult): boolean {
  return (
    shownRows(spec.columns.length, rows).length < rows.length ||
    rows.some((row) => row.some((value) => typeof value === 'string' && value.length > maxCell))
  );
}

function note(hidden: number, dropped: number): string {
  const sentences: string[] = [];
  if (hidden > 0) sentences.push(words.notShown(hidden));
  if (dropped > 0) sentences.push(words.dropped(dropped));
  return sentences.length > 0 ? `<p class="view-note">${sentences.join(' ')}</p>` : '';
}

/** What stands in a column of numbers stands below them, a dash too. */
function cell(text: string, first: boolean, numeric: boolean, difference: string | undefined): string {
  const shown = escapeHtml(text);
  if (first) return `<th scope="row">${shown}</th>`;
  const small = !difference ? '' : `<small class="difference">${difference}</small>`;
  return `<td${numeric ? ' class="number"' : ''}>${shown}${small}</td>`;
}

function cellText(value: Cell, ofNumber: (value: number) => string): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return typeof value === 'number' ? ofNumber(value) : clip(value, maxCell);
}
