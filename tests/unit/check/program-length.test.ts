import { expect, it } from 'vitest';
import { programLength } from '../../../src/commands/check/program-length.ts';
import { program, verdict } from './fixture.ts';

const path = 'content/chapters/04-dense-networks/programs/addition.ts';
const lines = (count: number): string =>
  program(Array.from({ length: count }, (_, line) => `console.log(${line});`).join('\n'));

it('counts what readers see: a header does not make a program long', async () => {
  const header = `/**\n * @title A program\n${' * @expect log contains "done"\n'.repeat(12)} */\n`;
  const longHeader = lines(70).replace(/^\/\*\*[\s\S]*?\*\/\n/, header);
  expect(await verdict(programLength, { [path]: longHeader })).toEqual([]);
});

it('notices a program of 71 lines, at the first line too many', async () => {
  expect(await verdict(programLength, { [path]: lines(71) })).toEqual([
    `${path}:75  Readers see 71 lines of this program; 70 are the most, and 60 are better. Use what lab offers, or make two programs of two ideas.`,
  ]);
});

it('looks at chapters only: solutions, checks and the programs of data sets are not read in one go', async () => {
  const folder = 'content/chapters/04-dense-networks';
  expect(
    await verdict(programLength, {
      [`${folder}/solutions/addition.ts`]: lines(99),
      [`${folder}/checks/addition.ts`]: lines(99),
      'content/datasets/coads/programs/explore.ts': lines(99),
    }),
  ).toEqual([]);
});
