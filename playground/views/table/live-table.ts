import { tools as words } from '../../words/en/views.ts';
import { download, fileName } from '../drawing/download.ts';
import { csvButton } from '../drawing/export-tools.ts';
import { elementOf, type LiveView, part } from '../live-view.ts';
import type { TableResult } from './state.ts';
import { tableCsv } from './table-csv.ts';
import { type ComparedTable, isCut, tableView } from './table-view.ts';

const tools = `<div class="view-tools">${csvButton(words.saveTable)}</div>`;

/** A table that follows a run. One that the page shows only in part can be saved whole. */
export class LiveTable implements LiveView {
  element: HTMLElement;
  readonly #table: () => TableResult;

  readonly #compared: () => ComparedTable | undefined;

  /** @param compared the table of another run, as it is to be compared with now */
  constructor(table: () => TableResult, compared: () => ComparedTable | undefined = () => undefined) {
    this.#table = table;
    this.#compared = compared;
    this.element = this.#written();
  }

  update(): void {
    const next = this.#written();
    // What the reader has opened stays open.
    const [before, now] = [this.element, next].map((one) => one.querySelector('details'));
    if (now && before?.open) now.open = true;
    this.element.replaceWith(next);
    this.element = next;
  }

  #written(): HTMLElement {
    const element = elementOf(tableView(this.#table(), this.#compared()));
    if (!isCut(this.#table())) return element;
    part(element, 'view-head').append(elementOf(tools));
    part(element, 'csv').addEventListener('click', () => {
      const table = this.#table();
      download(new Blob([tableCsv(table)], { type: 'text/csv' }), fileName(table.spec.title, 'csv'));
    });
    return element;
  }
}
