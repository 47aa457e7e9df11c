import { afterAll, beforeAll, expect } from 'vitest';
import type { Results } from '../../playground/views/results.ts';
import { inOneRun } from '../../src/claims/expectation.ts';
import { parseHeader } from '../../src/claims/header.ts';
import { hold } from '../../src/claims/hold.ts';
import { coursePrograms } from '../../src/commands/record/course-programs.ts';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';

/*
 * Every program and solution of every chapter and data set, found by where it lies: a new chapter is covered by existing.
 * Each file of tests runs one at a time, and another file runs beside it: times that a program measures are not compared.
 */

const programs = coursePrograms();
export const exercises = programs.filter((program) => program.check !== undefined);
/** Programs that read another site are run where that site is answered for: tests/browser/reads-archive.test.ts. */
export const shown = programs.filter(({ check, readsArchive }) => check === undefined && !readsArchive);

/** How long a program may take, in milliseconds: a machine that is slow and busy takes three times what a reader’s does. */
export const limit = 240_000;

/** Opens the sandbox that runs the programs of one file of tests. */
export function courseSandbox(): Pick<Sandbox, 'run'> {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox?.close());
  return { run: (request) => sandbox.run(request) };
}

/** Holds a run to what the program's header says of a single one. */
export function meets(results: Results, source: string): void {
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  for (const expectation of parseHeader(source).expectations) {
    // How often it holds with other seeds `npm run check` counts in the recording, whose numbers new runs are held to.
    const single = inOneRun(expectation);
    if (!single) continue;
    const { met, found } = hold(single, results);
    expect(met, `@expect ${expectation.text}: ${found}`).toBe(true);
  }
}

/** Holds a short run to what the program's header says of it. */
export function meetsSmall(results: Results, source: string): void {
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  for (const expectation of parseHeader(source).smallExpectations) {
    const { met, found } = hold(expectation, results);
    expect(met, `@expect-small ${expectation.text}: ${found}`).toBe(true);
  }
}

/** What `@small` has made short has had less time to add up rounding, and shows less of what it has learned. */
export function nearShort(value: number, recorded: number): boolean {
  return Math.abs(value - recorded) <= 0.02 * Math.abs(recorded) + 1e-3;
}

/** Training adds up rounding: SIMD units of another make may differ in the last digits. What is no number stays none. */
export function near(value: number, recorded: number): boolean {
  if (!Number.isFinite(recorded)) return Object.is(value, recorded);
  return Math.abs(value - recorded) <= 0.05 * Math.abs(recorded) + 1e-3;
}
