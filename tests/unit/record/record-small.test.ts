import { expect, it } from 'vitest';
import { emptyResults, reduce } from '../../../playground/views/results.ts';
import { readRecording } from '../../../src/claims/recording.ts';
import { recordSmall, withSmallRuns } from '../../../src/commands/record/record-small.ts';

const source = `/**
 * @title A
 * @expect log "loss" < 1
 * @small epochs = 4
 * @expect-small log "loss" < 2
 */
const seed = 7;
const epochs = 100;
`;
const seeded = source.replace('@title A', '@title A\n * @seeds 6');

/** A sandbox whose programs write the seed and the epochs that they are given. */
const sandbox = {
  async run({ source }: { source: string }) {
    const results = emptyResults();
    const [, seed = ''] = /^const seed = (\d+)/m.exec(source) ?? [];
    const [, epochs = ''] = /^const epochs = (\d+)/m.exec(source) ?? [];
    const columns = [{ name: 'seed' }, { name: 'epochs' }];
    const rows = [[Number(seed), Number(epochs)]];
    reduce(results, { type: 'table', id: 'Given', spec: { title: 'Given', columns }, rows });
    const parts = [
      { kind: 'text' as const, text: 'loss' },
      { kind: 'number' as const, text: '0.5' },
    ];
    reduce(results, { type: 'log', level: 'log', parts });
    reduce(results, seed === '5' ? { type: 'stopped' } : { type: 'finished', seconds: 2 });
    return results;
  },
};
const run = (given: number): object => ({
  tables: { Given: [[given, 4]] },
  curves: {},
  numbers: { 'log "loss"': 0.5 },
});

it('runs a program short with its own seed', async () => {
  expect(await recordSmall(sandbox, source)).toEqual({
    small: { setting: 'epochs = 4', runs: [run(7)] },
    seconds: 2,
  });
});

it('runs one with seeds short with three of them', async () => {
  expect(await recordSmall(sandbox, seeded)).toMatchObject({
    small: { runs: [7, 1, 6].map((seed) => ({ seed, ...run(seed) })) },
  });
});

it('says with which seed a short run failed', async () => {
  expect(await recordSmall(sandbox, seeded.replace('@seeds 6', '@seeds 5'))).toEqual({
    why: 'the short run with seed 5 failed: it did not finish in 240 s',
  });
});

it.each([source.replace(/ \* @small[\s\S]*< 2\n/, ''), source.replace('@title A', '@title A\n * @timed')])(
  'makes none where none is compared',
  async (text) => {
    expect(await recordSmall(sandbox, text)).toEqual({ small: undefined, seconds: 0 });
  },
);

it('puts short runs into a recording, others in their place, and takes them out', async () => {
  const recorded = await recordSmall(sandbox, source);
  const small = 'small' in recorded ? recorded.small : undefined;
  const before = '{"version":1,"events":[]}\n';
  const text = withSmallRuns(before, small);
  expect(readRecording(text).small).toEqual(small);
  expect(withSmallRuns(text, small)).toBe(text);
  expect(withSmallRuns(text, undefined)).toBe(before);
});
