import { elementOf, part } from './live-view.ts';

export interface ChartToolsChoice {
  log: boolean;
  smoothing: number;
}

export interface ChartToolsActions {
  change(choice: ChartToolsChoice): void;
  png(): void;
  csv(): void;
}

const markup = `<div class="view-tools"><button type="button" class="log" aria-label="Log scale">Log</button><label><span class="spoken">Smoothing</span><select class="smoothing" title="Smoothing: weight of the past in a moving average"><option value="0">Raw</option><option value="0.6">0.6</option><option value="0.9">0.9</option><option value="0.97">0.97</option></select></label><button type="button" class="png" aria-label="Export PNG" title="Save the chart as an image">PNG</button><button type="button" class="csv" aria-label="Export CSV" title="Save all points as a table">CSV</button></div>`;

/** The controls of a chart: logarithmic scale, smoothing, and the two exports. */
export function chartTools(choice: ChartToolsChoice, actions: ChartToolsActions): HTMLElement {
  const tools = elementOf(markup);
  const log = part(tools, 'log');
  const smoothing = part(tools, 'smoothing') as HTMLSelectElement;
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
  part(tools, 'png').addEventListener('click', actions.png);
  part(tools, 'csv').addEventListener('click', actions.csv);
  return tools;
}
