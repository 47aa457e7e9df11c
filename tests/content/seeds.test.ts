import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { comparedRun, differences } from '../../src/claims/compared-run.ts';
import { findNumber } from '../../src/claims/find-number.ts';
import { parseHeader } from '../../src/claims/header.ts';
import { parseQuantity } from '../../src/claims/parse-quantity.ts';
import { readRecording } from '../../src/claims/recording.ts';
import { withSeed } from '../../src/claims/seed-line.ts';
import { withSmall } from '../../src/claims/small-lines.ts';
import { root } from '../../src/commands/record/course-programs.ts';
import { courseSandbox, limit, meetsSmall, near, nearShort, shown } from './course-sandbox.ts';

const sandbox = courseSandbox();

/** Two of the other seeds that a program was recorded with, which makes three with its own. */
const seeded = shown.flatMap(({ path, source, recordedPath }) => {
  const { seedRuns, small } = readRecording(readFileSync(root + recordedPath, 'utf8'));
  if (!seedRuns) return [];
  const picked = [0, seedRuns.seeds.length - 1];
  return picked.map((index) => {
    const seed = seedRuns.seeds[index] ?? 0;
    return { path, source, seedRuns, index, seed, short: small?.runs.find((run) => run.seed === seed) };
  });
});

test.each(seeded.map((run) => [run.path, run.seed, run] as const))(
  '%s with seed %i shows what was recorded of it',
  async (_, seed, { source, seedRuns, index, short }) => {
    if (parseHeader(source).small.length > 0) {
      const results = await sandbox.run({
        source: withSeed(withSmall(source), seed),
        backend: 'wasm',
        limit,
      });
      meetsSmall(results, source);
      if (!short) throw new Error('There is no recorded short run: npm run record makes it.');
      expect(differences(comparedRun(results), short, nearShort)).toEqual([]);
      return;
    }
    const results = await sandbox.run({ source: withSeed(source, seed), backend: 'wasm', limit });
    expect(results.outcome).toMatchObject({ kind: 'finished' });
    for (const [text, values] of Object.entries(seedRuns.values)) {
      const found = findNumber(parseQuantity(text), results);
      const value = 'value' in found ? found.value : Number.NaN;
      const recorded = values[index] ?? Number.NaN;
      expect(near(value, recorded), `${text}: ${value}, recorded ${recorded}`).toBe(true);
    }
  },
);
