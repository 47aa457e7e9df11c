import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { random } from '../../playground/lab/random/random.ts';
import { parseRecorded, thaw } from '../../playground/views/recorded.ts';
import type { Results } from '../../playground/views/results.ts';
import { inOneRun } from '../../src/claims/expectation.ts';
import { findNumber } from '../../src/claims/find-number.ts';
import { parseHeader } from '../../src/claims/header.ts';
import { hold } from '../../src/claims/hold.ts';
import { parseQuantity } from '../../src/claims/parse-quantity.ts';
import { readRecording } from '../../src/claims/recording.ts';
import { withSeed } from '../../src/claims/seed-line.ts';
import { coursePrograms, root } from '../../src/commands/record/course-programs.ts';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';

/*
 * Every program and solution of every chapter and data set, found by where it lies: a new chapter is covered by existing.
 * Two run at a time, one a core: times that a program measures are not compared.
 */

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox(2);
});
afterAll(() => sandbox?.close());

// A machine that is slow and busy takes three times what a reader’s does.
const limit = 240_000;
const programs = coursePrograms();
const exercises = programs.filter((program) => program.check !== undefined);
const shown = programs.filter((program) => program.check === undefined);

function meets(results: Results, source: string): void {
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  for (const expectation of parseHeader(source).expectations) {
    // How often it holds with other seeds `npm run check` counts in the recording, whose numbers are held to new runs below.
    const single = inOneRun(expectation);
    if (!single) continue;
    const { met, found } = hold(single, results);
    expect(met, `@expect ${expectation.text}: ${found}`).toBe(true);
  }
}

test.concurrent.each(shown.map((program) => [program.path, program] as const))(
  '%s finishes and learns what it says, as recorded',
  async (_, { source, recordedPath }) => {
    const results = await sandbox.run({ source, backend: 'wasm', limit });
    meets(results, source);
    if (parseHeader(source).timed) return;
    const recorded = thaw(parseRecorded(JSON.parse(readFileSync(root + recordedPath, 'utf8'))));
    for (const table of recorded.tables) {
      const fresh = results.tables.find(({ id }) => id === table.id);
      for (const [row, cells] of table.rows.entries()) {
        for (const [column, cell] of cells.entries()) {
          if (typeof cell !== 'number') expect(fresh?.rows[row]?.[column]).toEqual(cell);
          // Training adds up rounding: SIMD units of another make may differ in the last digits.
          else expect(fresh?.rows[row]?.[column]).toSatisfy((value: number) => near(value, cell));
        }
      }
    }
    expect(lastValues(results).map(([series]) => series)).toEqual(
      lastValues(recorded).map(([series]) => series),
    );
    const fresh = new Map(lastValues(results));
    for (const [series, recordedValue] of lastValues(recorded)) {
      const value = fresh.get(series) ?? Number.NaN;
      expect(near(value, recordedValue), `${series}: ${value}, recorded ${recordedValue}`).toBe(true);
    }
  },
);

/** Two of the other seeds that a program was recorded with, which makes three with its own. */
const seeded = shown.flatMap(({ path, source, recordedPath }) => {
  const { seedRuns } = readRecording(readFileSync(root + recordedPath, 'utf8'));
  if (!seedRuns) return [];
  const picked = [0, seedRuns.seeds.length - 1];
  return picked.map((index) => ({ path, source, seedRuns, index, seed: seedRuns.seeds[index] ?? 0 }));
});

test.concurrent.each(seeded.map((run) => [run.path, run.seed, run] as const))(
  '%s with seed %i shows what was recorded of it',
  async (_, seed, { source, seedRuns, index }) => {
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

/** The name of each curve and where it ends. */
function lastValues({ plots }: Results): [series: string, value: number][] {
  return plots.flatMap(({ id, series }) =>
    series.map(({ spec, y }): [string, number] => [`${id}: ${spec.name}`, y.at(-1) ?? Number.NaN]),
  );
}

function near(value: number, recorded: number): boolean {
  return Math.abs(value - recorded) <= 0.05 * Math.abs(recorded) + 1e-3;
}

describe.concurrent.each(exercises.map((program) => [program.path, program] as const))(
  'exercise %s',
  (_, exercise) => {
    const { check = '', solution } = exercise;

    test('the starter runs and fails its check', async () => {
      const results = await sandbox.run({ source: exercise.source, check, backend: 'wasm', limit });
      meets(results, exercise.source);
      expect(results.checks.some(({ passed }) => !passed)).toBe(true);
    });

    test('the solution passes every check', async () => {
      const source = solution?.source ?? '';
      const results = await sandbox.run({ source, check, backend: 'wasm', limit });
      meets(results, source);
      expect(results.checks.length).toBeGreaterThan(0);
      expect(results.checks.filter(({ passed }) => !passed)).toEqual([]);
    });
  },
);

test.concurrent.each(['webgpu', 'webgl', 'wasm', 'cpu'] as const)(
  '%s trains to the same loss, within one part in a thousand',
  async (backend) => {
    const source = readFileSync(`${root}content/programs/blank.ts`, 'utf8');
    const results = await sandbox.run({ source, backend, limit });
    expect(results.backend).toBe(backend);
    meets(results, source);
    const last = results.plots[0]?.series[0]?.y.at(-1) ?? Number.NaN;
    expect(Math.abs(last / leastSquaresOfBlank() - 1)).toBeLessThan(1e-3);
  },
);

/** What no line can go below on the points of `blank.ts`: the least-squares residual, in closed form. */
function leastSquaresOfBlank(): number {
  const rng = random(1);
  const x = Array.from({ length: 64 }, () => rng.uniform(-1, 1));
  const y = x.map((value) => 2 * value - 1 + rng.normal(0, 0.01));
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my)));
  const slope = covariance / mean(x.map((value) => (value - mx) ** 2));
  return mean(x.map((value, i) => ((y[i] ?? 0) - my - slope * (value - mx)) ** 2));
}
