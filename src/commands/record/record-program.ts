import { freeze } from '../../../playground/views/recorded.ts';
import { parseHeader } from '../../claims/header.ts';
import { type Quantity, quantityText } from '../../claims/quantity.ts';
import type { SeedRuns } from '../../claims/seed-runs.ts';
import { keptNumber } from '../../claims/small-runs.ts';
import { recordSmall, withSmallRuns } from './record-small.ts';
import { failure, recordingBackend, runLimit, runSeeds, type SeedRun } from './run-seeds.ts';
import type { Sandbox } from './sandbox.ts';

/** A program's recording as text, and how long its own run took; or why there is none. */
export type Recorded = { text: string; seconds: number } | { why: string };

/** Runs a program, with other seeds if it declares them, and with smaller settings if its header names some. */
export async function recordProgram(
  sandbox: Sandbox,
  source: string,
  kept: readonly Quantity[],
): Promise<Recorded> {
  const results = await sandbox.run({ source, backend: recordingBackend, limit: runLimit });
  const why = failure(results);
  if (why !== undefined || results.outcome?.kind !== 'finished') return { why: why ?? '' };
  const { seeds } = parseHeader(source);
  const others = seeds === 0 ? [] : await runSeeds(sandbox, source, seeds);
  for (const { seed, results: other } of others) {
    const failed = failure(other);
    if (failed !== undefined) return { why: `with seed ${seed}, ${failed}` };
  }
  const seedRuns = seeds === 0 ? {} : { seedRuns: keepNumbers(others, kept) };
  const short = await recordSmall(sandbox, source);
  if ('why' in short) return short;
  return {
    text: withSmallRuns(JSON.stringify({ ...freeze(results), ...seedRuns }), short.small),
    seconds: results.outcome.seconds,
  };
}

/** The named numbers of each run, to five digits. */
function keepNumbers(runs: readonly SeedRun[], kept: readonly Quantity[]): SeedRuns {
  return {
    seeds: runs.map(({ seed }) => seed),
    values: Object.fromEntries(
      kept.map((quantity) => [
        quantityText(quantity),
        runs.map(({ results }) => keptNumber(quantity, results)),
      ]),
    ),
  };
}

/** Whether two recordings hold the same results; how long the runs took is no result. */
export function sameResults(a: string, b: string): boolean {
  const timeless = (text: string): string => {
    const { events, seedRuns, small } = JSON.parse(text) as {
      events: { type: string }[];
      seedRuns?: unknown;
      small?: unknown;
    };
    return JSON.stringify([events.filter(({ type }) => type !== 'finished'), seedRuns, small]);
  };
  return timeless(a) === timeless(b);
}
