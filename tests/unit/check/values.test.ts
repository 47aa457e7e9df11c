import { expect, it } from 'vitest';
import { values } from '../../../src/commands/check/values.ts';
import { bodyLine, chapter, chapterPath, verdict } from './fixture.ts';

const recording = JSON.stringify({
  version: 1,
  events: [
    {
      type: 'table',
      id: 'Errors',
      spec: { title: 'Errors', columns: [{ name: 'model' }, { name: 'RMSE' }] },
      rows: [['network', 0.5]],
    },
  ],
});
const files = (body: string): Record<string, string> => ({
  [chapterPath]: chapter(body),
  'content/chapters/04-dense-networks/recorded/xor.json': recording,
});
const value = (row: string, program = 'xor'): string =>
  `<Value program="${program}" table="Errors" row="${row}" column="RMSE" />`;

it.each(['xor', 'dense-networks/xor'])(
  'accepts a number that is there, of the program %s',
  async (program) => {
    expect(await verdict(values, files(`It is ${value('network', program)}.`))).toEqual([]);
  },
);

it('names file and line of one that is not, and the nearest that is', async () => {
  expect(await verdict(values, files(`First.\n\nIt is ${value('netwrk')}.`))).toEqual([
    `${chapterPath}:${bodyLine + 2}  <Value> prints nothing: there is no row "netwrk"; did you mean "network"? Name what the program shows, as its results spell it.`,
  ]);
});

it('says which program was not recorded', async () => {
  expect(await verdict(values, files(value('network', 'xr')))).toEqual([
    expect.stringContaining('no program "xr" is recorded; did you mean "dense-networks/xor"?'),
  ]);
});

it('holds a damaged recording to hold nothing', async () => {
  const damaged = { ...files(value('network')), 'content/chapters/04-dense-networks/recorded/xor.json': '{' };
  expect(await verdict(values, damaged)).toEqual([expect.stringContaining('xor.json is damaged.')]);
});
