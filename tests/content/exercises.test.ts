import { describe, expect, test } from 'vitest';
import { courseSandbox, exercises, limit, meets } from './course-sandbox.ts';

const sandbox = courseSandbox();

describe.each(exercises.map((program) => [program.path, program] as const))('exercise %s', (_, exercise) => {
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
});
