import { tools, chart as words } from '../../words/en/views.ts';
import { type ExportActions, exportTools } from '../drawing/export-tools.ts';
import { elementOf, part } from '../live-view.ts';

export interface ChartToolsChoice {
  log: boolean;
  smoothing: number;
}

interface ChartToolsActions extends ExportActions {
  change(choice: ChartToolsChoice): void;
}

const logMarkup = `<button type="button" class="button log" aria-label="${words.logScale}">${words.log}</button>`;
const smoothingMarkup = `<label><span class="spoken">${words.smoothing}</span><select class="button smoothing" title="${words.smoothingTitle}"><option value="0">${words.raw}</option><option value="0.6">0.6</option><option value="0.9">0.9</option><option value="0.97">0.97</option></select></label>`;

/** The controls of a chart: logarithmic scale, smoothing, and the two exports. */
export function chartTools(choice: ChartToolsChoice, actions: ChartToolsActions): HTMLElement {
  const bar = exportTools(tools.saveChart, tools.savePoints, actions);
  bar.prepend(elementOf(logMarkup), elementOf(smoothingMarkup));
  const log = part(bar, 'log');
  const smoothing = part(bar, 'smoothing') as HTMLSelectElement;
  let current = choice;
  log.setAttribute('aria-pressed', String(current.log));
  log.addEventListener('click', () => {
    current = { ...current, log: !current.log };
    log.setAttribute('aria-pressed', String(current.log));
    actions.change(current);
  });
  smoothing.addEventListener('change', () => {
    current = { ...current, smoothing: Number(smoothing.value) };
    actions.change(current);
  });
  return bar;
}
