import type { Results } from '../../../playground/views/results.ts';
import { say } from '../../../playground/words/en/sayings.ts';
import { otherSeeds, seedOf, withSeed } from '../../claims/seed-line.ts';
import type { Sandbox } from './sandbox.ts';

/** Recordings are made on WASM: the same numbers on every machine that has SIMD. */
export const recordingBackend = 'wasm';
/** After so long a program is stopped, in milliseconds: a minute of a reader, and two runs at once on a busy machine. */
export const runLimit = 240_000;

/** A run of a program with one seed. */
export interface SeedRun {
  seed: number;
  results: Results;
}

/** Runs a program with other seeds than its own, as many at once as the sandbox has pages. */
export function runSeeds(sandbox: Sandbox, source: string, count: number): Promise<SeedRun[]> {
  const own = seedOf(source);
  if (own === undefined) throw new Error('The program has no line const seed = 7; to change.');
  return Promise.all(
    otherSeeds(own, count).map(async (seed) => {
      const results = await sandbox.run({
        source: withSeed(source, seed),
        backend: recordingBackend,
        limit: runLimit,
      });
      return { seed, results };
    }),
  );
}

/** How a run ended, where it did not finish; undefined when it did. */
export function failure({ outcome }: Results): string | undefined {
  if (outcome?.kind === 'finished') return undefined;
  if (outcome?.kind !== 'failed') return `it did not finish in ${runLimit / 1000} s`;
  const { line, message } = outcome.error;
  return line === undefined ? say(message) : `line ${line}: ${say(message)}`;
}
