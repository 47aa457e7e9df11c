import { expect, it } from 'vitest';
import { recorded } from '../../../src/commands/check/recorded.ts';
import { sha256 } from '../../../src/commands/data/sha256.ts';
import { program, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const recording = (source: string): string =>
  JSON.stringify({ version: 1, events: [], sourceHash: sha256(source) });
const whole = {
  [`${folder}/programs/a.ts`]: program(),
  [`${folder}/recorded/a.json`]: recording(program()),
};

it('accepts the recording of the program as it stands', async () => {
  expect(await verdict(recorded, whole)).toEqual([]);
});

it('asks no recording of an exercise', async () => {
  const files = { [`${folder}/programs/a.ts`]: program(), [`${folder}/checks/a.ts`]: '' };
  expect(await verdict(recorded, files)).toEqual([]);
});

it('notices a program that has changed', async () => {
  expect(await verdict(recorded, { ...whole, [`${folder}/programs/a.ts`]: program('let x = 1;') })).toEqual([
    `${folder}/recorded/a.json:1  The recording is stale: ${folder}/programs/a.ts has changed since. Run npm run record.`,
  ]);
});

it('notices a recording whose program is gone', async () => {
  expect(await verdict(recorded, { [`${folder}/recorded/a.json`]: recording('') })).toEqual([
    `${folder}/recorded/a.json:1  The program of this recording is gone. Delete the recording.`,
  ]);
});

it('notices a program that was never recorded', async () => {
  expect(await verdict(recorded, { [`${folder}/programs/a.ts`]: program() })).toEqual([
    `${folder}/programs/a.ts:1  The program has no recorded result to show before Run. Run npm run record.`,
  ]);
});

it.each(['{', '{}', '{"version":1,"events":[{"type":"plot"}]}'])(
  'notices a damaged recording: %s',
  async (text) => {
    expect(await verdict(recorded, { ...whole, [`${folder}/recorded/a.json`]: text })).toEqual([
      expect.stringMatching(/a\.json:1 {2}The recording is damaged: .* Run npm run record\.$/),
    ]);
  },
);
