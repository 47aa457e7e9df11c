import { escapeHtml } from '../../playground/views/drawing/escape.ts';
import { builtCoasts } from '../../playground/views/field/built-coasts.ts';
import { mapView } from '../../playground/views/map/map-view.ts';
import { parseRecorded, thaw } from '../../playground/views/recorded.ts';
import { renderResults } from '../../playground/views/render-results.ts';
import { markup } from '../../playground/words/en/markup.ts';
import { readSeedRuns } from '../claims/seed-runs.ts';
import { seedsLine } from '../claims/seeds-line.ts';

/** What the author's run has shown, and what other seeds give, as the inside of a playground's results. */
export function recordedHtml(recorded: unknown, ends = false): string {
  const seedRuns = readSeedRuns(recorded);
  const seeds = seedRuns ? seedsLine(seedRuns) : '';
  const seedsHtml = seeds && `<p class="results-seeds">${escapeHtml(seeds)}</p>`;
  const options = { note: markup.authorsRun, mapView, fieldCoasts: builtCoasts, ends };
  return renderResults(thaw(parseRecorded(recorded)), options) + seedsHtml;
}

/** The same and the text that it is of, as JSON, for the page that shows any program. */
export function recordedJson(source: string, recorded: unknown): string {
  return JSON.stringify({ source, html: recordedHtml(recorded) });
}
