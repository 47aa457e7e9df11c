import { expect, it } from 'vitest';
import { programExists } from '../../../src/commands/check/program-exists.ts';
import { bodyLine, chapter, chapterPath, program, verdict } from './fixture.ts';

const folder = 'content/chapters/04-dense-networks';

it('finds programs by short and by full name, from any page', async () => {
  const files = {
    [chapterPath]: chapter(
      '<Playground program="addition" />\n\n<Playground program="datasets/coads/explore" />\n\n<Exercise title="t" program="addition">x</Exercise>\n\n<PyTorch file="addition.py" />',
    ),
    'content/index.mdx':
      '---\ntitle: t\n---\n<Playground program="dense-networks/addition" />\n\n<Playground program="blank" />',
    [`${folder}/programs/addition.ts`]: program(),
    [`${folder}/checks/addition.ts`]: '',
    [`${folder}/pytorch/addition.py`]: '',
    'content/datasets/coads/programs/explore.ts': program(),
    'content/programs/blank.ts': program(),
  };
  expect(await verdict(programExists, files)).toEqual([]);
});

it('says which program is not there, where, and which was meant', async () => {
  const files = {
    [chapterPath]: chapter('<Playground program="adition" />'),
    [`${folder}/programs/addition.ts`]: program(),
  };
  expect(await verdict(programExists, files)).toEqual([
    `${chapterPath}:${bodyLine}  <Playground program="adition"> names no program. Did you mean "addition"?`,
  ]);
});

it('says what to write when nothing is near', async () => {
  expect(
    await verdict(programExists, {
      [chapterPath]: chapter('Text\n\n<Exercise title="t" program="xor">x</Exercise>'),
    }),
  ).toEqual([
    `${chapterPath}:${bodyLine + 2}  <Exercise program="xor"> names no program. Write ${folder}/programs/xor.ts, or correct the name.`,
  ]);
});

it('wants a check for an exercise', async () => {
  const files = {
    [chapterPath]: chapter('<Exercise title="t" program="xor">x</Exercise>'),
    [`${folder}/programs/xor.ts`]: program(),
  };
  expect(await verdict(programExists, files)).toEqual([
    `${chapterPath}:${bodyLine}  The exercise <Exercise program="xor"> has no check. Write ${folder}/checks/xor.ts.`,
  ]);
});

it('wants the PyTorch twin', async () => {
  expect(await verdict(programExists, { [chapterPath]: chapter('<PyTorch file="xor.py" />') })).toEqual([
    `${chapterPath}:${bodyLine}  <PyTorch file="xor.py" /> names no file. Write ${folder}/pytorch/xor.py, or correct the name.`,
  ]);
});
