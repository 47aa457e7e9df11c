import { createHash } from 'node:crypto';
import { escapeHtml } from '../../playground/views/drawing/escape.ts';
import { builtCoasts } from '../../playground/views/field/coasts.ts';
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

/** The recorded results of a program as a file of the site, for the page that shows any program. */
export function resultsFile(id: string, source: string, recorded: unknown): { name: string; json: string } {
  const json = JSON.stringify({ source, html: recordedHtml(recorded) });
  return { name: `${id}.${createHash('sha256').update(json).digest('hex').slice(0, 10)}`, json };
}
