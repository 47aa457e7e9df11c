import { expect, it } from 'vitest';
import { programUsed } from '../../../src/commands/check/program-used.ts';
import { chapter, chapterPath, program, project, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';
const shown = {
  [chapterPath]: chapter(
    '<Playground program="addition" />\n\n<Exercise title="t" program="xor">x</Exercise>\n\n<PyTorch file="addition.py" />',
  ),
  [`${folder}/programs/addition.ts`]: program(),
  [`${folder}/programs/xor.ts`]: program(),
  [`${folder}/checks/xor.ts`]: '',
  [`${folder}/solutions/xor.ts`]: program(),
  [`${folder}/pytorch/addition.py`]: '',
  'content/programs/blank.ts': program(),
  'src/pages/playground.astro': '<Playground program="blank" link />',
  'content/datasets/coads/programs/explore.ts': program(),
};

it('is content when every file is shown', async () => {
  expect(await verdict(programUsed, shown)).toEqual([]);
});

it.each([
  ['a program', `${folder}/programs/old.ts`, 'Show it with <Playground program="…" />, or delete it.'],
  [
    'a solution',
    `${folder}/solutions/addition.ts`,
    'Name it as the program of an <Exercise program="…">, or delete it.',
  ],
  [
    'a check',
    `${folder}/checks/addition.ts`,
    'Name it as the program of an <Exercise program="…">, or delete it.',
  ],
  ['a PyTorch twin', `${folder}/pytorch/xor.py`, 'Show it with <PyTorch file="…" />, or delete it.'],
  [
    'a general program',
    'content/programs/other.ts',
    'Show it with <Playground program="…" />, or delete it.',
  ],
])('notices %s that nobody uses', async (_, path, mend) => {
  expect(await verdict(programUsed, { ...shown, [path]: program() })).toEqual([
    `${path}:1  No page uses this file. ${mend}`,
  ]);
});

it('knows in a check of one chapter that another shows its program', () => {
  const next = 'content/chapters/05-optimisation';
  const files = {
    ...shown,
    [`${next}/programs/descent.ts`]: program(),
    [`${next}/programs/unseen.ts`]: program(),
    [chapterPath]: `${shown[chapterPath]}\n\n<Playground program="optimisation/descent" />\n`,
    [`${next}/index.mdx`]: '---\ntitle: Optimisation\n---\n',
    [`${folder}/programs/old.ts`]: program(),
  };
  const found = programUsed({ ...project(files), scope: `${next}/` });
  expect(found.map(({ file }) => file)).toEqual([`${next}/programs/unseen.ts`]);
});
