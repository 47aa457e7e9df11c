import { backendNames } from '../protocol/events.ts';
import { checksView } from './checks-view.ts';
import { consoleView } from './console-view.ts';
import { escapeHtml } from './escape.ts';
import { heatMap } from './heat-map.ts';
import { lineChart } from './line-chart.ts';
import { duration } from './number-format.ts';
import type { MapResult, Results, ViewKey } from './results.ts';
import { tableView } from './table-view.ts';
import { warningView } from './warning-view.ts';

export interface RenderOptions {
  /** Line above the results, such as `The author's result`; the backend and the time are added to it. */
  note?: string;
  /** Draws maps. Only what has maps to draw hands it in: it brings the coastlines with it. */
  mapView?: (map: MapResult) => string;
}

/**
 * The inside of an element of class `results`: what `ResultsPanel` draws live, written as text. The same markup
 * serves the page before any script has run, and print.
 */
export function renderResults(results: Results, options: RenderOptions = {}): string {
  const views = results.order.map((key) => renderView(results, key, options)).join('');
  const lines = consoleView(results);
  const note = escapeHtml(resultsNote(results, options.note ?? ''));
  return `<p class="results-note">${note}</p><div class="results-views" role="group" aria-label="Results" tabindex="0"${lines && !views ? ' hidden' : ''}>${views}</div><div class="results-console" role="group" aria-label="Console" tabindex="0"${lines ? '' : ' hidden'}>${lines}</div><div class="results-foot"></div>`;
}

/** `The author's result · WASM · 3.2 s`: whose result this is, and what it was made with. */
export function resultsNote(results: Results, note: string): string {
  const { backend, outcome } = results;
  const parts = [note, backend ? backendNames[backend] : ''];
  if (outcome?.kind === 'finished') parts.push(duration(outcome.seconds));
  if (outcome?.kind === 'stopped') parts.push('stopped');
  if (outcome?.kind === 'failed') parts.push('failed');
  return parts.filter(Boolean).join(' · ');
}

/** One view of the results as a figure or message. */
function renderView(results: Results, { kind, id }: ViewKey, { mapView }: RenderOptions): string {
  switch (kind) {
    case 'plot': {
      const plot = results.plots.find((view) => view.id === id);
      return plot ? lineChart(plot) : '';
    }
    case 'field': {
      const field = results.fields.find((view) => view.id === id);
      return field ? heatMap(field) : '';
    }
    case 'map': {
      const map = results.maps.find((view) => view.id === id);
      return map && mapView ? mapView(map) : '';
    }
    case 'table': {
      const table = results.tables.find((view) => view.id === id);
      return table ? tableView(table) : '';
    }
    case 'warning': {
      const warning = results.warnings[Number(id)];
      return warning ? warningView(warning) : '';
    }
    case 'checks':
      return checksView(results.checks);
    default:
      return kind satisfies never;
  }
}
