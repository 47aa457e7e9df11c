import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { twins } from '../../../src/commands/check/twins.ts';
import { twinDigest } from '../../../src/commands/twins/twin-digest.ts';
import { program, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const path = `${folder}/pytorch/addition.py`;
const twin =
  '"""Adds: addition.ts in PyTorch."""\n\n# %% Data\nimport xarray as xr\n\ndata = xr.open_dataset("coads.nc")\n';
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const printed = {
  sourceHash: hash(twin),
  data: { coads: hash('payload') },
  programs: {},
  versions: { PyTorch: '2.9.0' },
  seconds: 1.5,
  output: 'RMSE 0.1 g/kg',
};
const recording = { ...printed, digest: twinDigest(printed) };
const whole = {
  [path]: twin,
  [`${folder}/pytorch/addition.json`]: JSON.stringify(recording),
  [`${folder}/programs/addition.ts`]: program(),
  'content/datasets/coads/dataset.json': JSON.stringify({ checksum: { payload: hash('payload') } }),
};

it('is content with a twin that was run as it stands', async () => {
  expect(await verdict(twins, whole)).toEqual([]);
});

it.each<[string, Record<string, string | undefined>, string]>([
  [
    'a twin that was changed',
    { [path]: `${twin}print(1)\n` },
    `${path}:1  What the twin printed is stale: the file has changed since. Run npm run twins.`,
  ],
  [
    'data that were changed',
    { 'content/datasets/coads/dataset.json': JSON.stringify({ checksum: { payload: hash('other') } }) },
    `${path}:1  What the twin printed is stale: the data set coads has changed since. Run npm run twins.`,
  ],
  [
    'a twin that was never run',
    { [`${folder}/pytorch/addition.json`]: undefined },
    `${path}:1  The twin has never been run. Run npm run twins.`,
  ],
  [
    'output without its twin',
    { [path]: undefined },
    `${folder}/pytorch/addition.json:1  The twin that printed this is gone. Delete the file.`,
  ],
  ...['output', 'seconds', 'versions'].map((field): [string, Record<string, string>, string] => [
    `a hand in what it printed: ${field}`,
    {
      [`${folder}/pytorch/addition.json`]: JSON.stringify({
        ...recording,
        ...{ output: 'RMSE 0.09 g/kg', seconds: 1.4, versions: { PyTorch: '2.9.1' } },
        ...Object.fromEntries(Object.entries(printed).filter(([name]) => name !== field)),
      }),
    },
    `${path}:1  This is not what the twin printed: it was changed by hand, or in a merge. Run npm run twins.`,
  ]),
  [
    'a program that is not there',
    { [`${folder}/programs/addition.ts`]: undefined },
    `${path}:1  The docstring names a program that is not there: addition.ts. Correct the name.`,
  ],
  [
    'a data set that is not there',
    { 'content/datasets/coads/dataset.json': undefined },
    `${path}:1  It opens coads.nc, which is no data set of the course. Correct the name.`,
  ],
])('notices %s', async (_, change, expected) => {
  const files = Object.entries({ ...whole, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  expect(await verdict(twins, Object.fromEntries(files))).toEqual([expected]);
});

it('notices output that is no recording', async () => {
  const files = {
    ...whole,
    [`${folder}/pytorch/addition.json`]: JSON.stringify({ ...recording, output: '' }),
  };
  const [found] = await verdict(twins, files);
  expect(found).toContain('What the twin printed is damaged');
  expect(found).toContain('it printed nothing');
});

it.each([
  ['without a docstring', 'print(1)\n', 'it does not begin with a docstring of three quotation marks'],
  ['without cells', '"""Adds: addition.ts."""\nprint(1)\n', 'its code does not begin with a line "# %% …"'],
])('notices a file %s', async (_, text, why) => {
  expect(await verdict(twins, { ...whole, [path]: text })).toEqual([
    `${path}:1  This is no twin: ${why}. Begin with a docstring, then cells that begin with "# %% …".`,
  ]);
});
