import { tools as words } from '../../words/en/views.ts';
import { elementOf, part } from '../live-view.ts';

/** What is done when the reader asks for a file. */
export interface ExportActions {
  png(): void;
  csv(): void;
}

/**
 * The buttons that save a drawing as an image and its numbers as a table.
 * @param savePng what the first does, in words
 * @param saveCsv what the second does
 */
export function exportTools(savePng: string, saveCsv: string, actions: ExportActions): HTMLElement {
  const tools = elementOf(`<div class="view-tools">${pngButton(savePng)}${csvButton(saveCsv)}</div>`);
  part(tools, 'png').addEventListener('click', actions.png);
  part(tools, 'csv').addEventListener('click', actions.csv);
  return tools;
}

/** The button that saves a drawing as an image, as HTML. */
export function pngButton(title: string): string {
  return `<button type="button" class="button png" aria-label="${words.exportPng}" title="${title}">PNG</button>`;
}

/** The button that saves numbers as a table, as HTML. */
export function csvButton(title: string): string {
  return `<button type="button" class="button csv" aria-label="${words.exportCsv}" title="${title}">CSV</button>`;
}
