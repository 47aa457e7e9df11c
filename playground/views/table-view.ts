import type { Cell } from '../protocol/events.ts';
import { axisTitle } from './axis.ts';
import { escapeHtml } from './escape.ts';
import { displayNumber } from './number-format.ts';
import type { TableResult } from './results.ts';

/** Rows written into the page. */
const maxRows = 500;

/** A table as a figure; the first cell of each row names the row. */
export function tableView(table: TableResult): string {
  return `<figure class="view view-table"><div class="view-head"><figcaption>${escapeHtml(table.spec.title)}</figcaption></div>${tableBody(table)}</figure>`;
}

/** The part of a table's figure that changes when the table is sent again. */
function tableBody({ spec, rows }: TableResult): string {
  const numeric = spec.columns.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const head = spec.columns.map(
    ({ name, units }, i) =>
      `<th scope="col"${numeric[i] ? ' class="number"' : ''}>${escapeHtml(axisTitle({ label: name, units }))}</th>`,
  );
  const body = rows.slice(0, maxRows).map((row) => {
    const cells = spec.columns.map((_, i) => cell(row[i] ?? null, i === 0, numeric[i] ?? false));
    return `<tr>${cells.join('')}</tr>`;
  });
  const rest = rows.length - maxRows;
  const note = rest > 0 ? `<p class="view-note">${rest} further rows are not shown.</p>` : '';
  return `<div class="table-scroll" role="group" tabindex="0" aria-label="${escapeHtml(`Table: ${spec.title}`)}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>${note}`;
}

/** What stands in a column of numbers stands below them, a dash too. */
function cell(value: Cell, first: boolean, numeric: boolean): string {
  const shown = escapeHtml(cellText(value));
  if (first) return `<th scope="row">${shown}</th>`;
  return `<td${numeric ? ' class="number"' : ''}>${shown}</td>`;
}

function cellText(value: Cell): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? displayNumber(value) : value;
}
