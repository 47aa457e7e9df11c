import { elementOf, part } from '../live-view.ts';

/** What is done when the reader asks for a file. */
export interface ExportActions {
  png(): void;
  csv(): void;
}

/**
 * The buttons that save a drawing as an image and its numbers as a table.
 * @param drawing what the image shows, and what the table holds all of: `chart`, `points`
 */
export function exportTools(drawing: string, numbers: string, actions: ExportActions): HTMLElement {
  const tools = elementOf(
    `<div class="view-tools"><button type="button" class="button png" aria-label="Export PNG" title="Save the ${drawing} as an image">PNG</button><button type="button" class="button csv" aria-label="Export CSV" title="Save all ${numbers} as a table">CSV</button></div>`,
  );
  part(tools, 'png').addEventListener('click', actions.png);
  part(tools, 'csv').addEventListener('click', actions.csv);
  return tools;
}
