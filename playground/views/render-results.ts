import { backendNames } from '../protocol/events.ts';
import { runs, results as words } from '../words/en/views.ts';
import { consoleView, newestLines } from './console/console-view.ts';
import { escapeHtml } from './drawing/escape.ts';
import { duration } from './drawing/number-format.ts';
import { allLines, allViews, foldHtml, most } from './fold.ts';
import { leftOutNote } from './left-out.ts';
import { viewOf } from './registry.ts';
import type { Results } from './results.ts';
import type { RenderOptions } from './view.ts';

/**
 * The inside of an element of class `results`: what `ResultsPanel` draws live, written as text. The same markup
 * serves the page before any script has run, and print.
 */
export function renderResults(results: Results, options: RenderOptions = {}): string {
  const views = results.order.map((key) => viewOf(key).render(results, key.id, options)).join('');
  const lines = consoleView(results);
  const note = escapeHtml(resultsNote(results, options.note ?? ''));
  const missing = leftOutNote(results);
  const leftOut = missing && `<p class="results-left-out">${missing}</p>`;
  const [shown, printed] = [results.order.length, newestLines(results.console).length];
  const isMuch = shown > most.views;
  const allShown = isMuch ? foldHtml(allViews(shown)) : '';
  const isLong = printed > most.lines;
  const allPrinted = isLong ? foldHtml(allLines(printed)) : '';
  return `<p class="results-note">${note}</p><div class="results-views${isMuch ? ' is-long' : ''}" role="group" aria-label="${words.results}"${lines && !views ? ' hidden' : ''}>${views}</div>${allShown}${leftOut}<div class="results-console${isLong ? ' is-long' : ''}" role="group" aria-label="${words.console}"${lines ? '' : ' hidden'}>${lines}</div>${allPrinted}<div class="results-foot"></div>`;
}

/** `The author's result · WASM · 3.2 s`: whose result this is, and what it was made with. */
export function resultsNote(results: Results, note: string, seed?: number): string {
  const { backend, outcome } = results;
  const parts = [note, backend ? backendNames[backend] : ''];
  if (outcome?.kind === 'finished') parts.push(duration(outcome.seconds));
  if (outcome?.kind === 'stopped') parts.push(words.stopped);
  if (outcome?.kind === 'failed') parts.push(words.failed);
  if (seed !== undefined && outcome) parts.push(runs.seed(seed));
  return parts.filter(Boolean).join(' · ');
}
