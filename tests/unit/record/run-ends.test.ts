import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyResults, type Results } from '../../../playground/views/results.ts';
import { withPatience } from '../../../src/commands/record/patience.ts';
import { failure } from '../../../src/commands/record/run-seeds.ts';

const ended = (outcome: Results['outcome']): Results => ({ ...emptyResults(), outcome });

it.each<[string, Results['outcome'], string | undefined]>([
  ['finished', { kind: 'finished', seconds: 1 }, undefined],
  [
    'threw',
    { kind: 'failed', error: { kind: 'runtime', message: 'no such axis', line: 7 } },
    'line 7: no such axis',
  ],
  ['threw nowhere', { kind: 'failed', error: { kind: 'memory', message: 'no memory' } }, 'no memory'],
  ['went on', undefined, 'it did not finish in 240 s'],
])('why a program that %s is not recorded', (_, outcome, why) => {
  expect(failure(ended(outcome))).toBe(why);
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('says after ten seconds that a program still runs, and nothing of one that has ended', async () => {
  const said: string[] = [];
  const run = (seconds: number): Promise<string> =>
    withPatience(new Promise((done) => setTimeout(done, 1000 * seconds, 'done')), (line) => said.push(line));
  const short = run(9);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await short).toBe('done');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual([]);
  const long = run(30);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await long).toBe('done');
  expect(said).toEqual(['  still running after 10 s; one run is stopped after 240 s']);
});
