import { expect, it } from 'vitest';
import { setKnobs } from '../../../src/commands/check/set-knobs.ts';
import { bodyLine, chapter, chapterPath, program, verdict } from './fixture.ts';

const source =
  "const rate = 0.1; // @knob 0..1 the rate\nconst bias = true; // @knob bias\nconst bend: string = 'tanh'; // @knob relu|tanh bend";
const said = (set: string): Promise<string[]> =>
  verdict(setKnobs, {
    [chapterPath]: chapter(`<Playground program="addition" />\n\nThen ${set}.`),
    'content/chapters/04-dense-networks/programs/addition.ts': program(source),
    'content/chapters/04-dense-networks/programs/other.ts': program(source),
  });
const line = `${chapterPath}:${bodyLine + 2}  `;

it.each([
  ['rate', '0.2'],
  ['rate', '.25'],
  ['bias', 'false'],
  ['bend', 'relu'],
])('has nothing to say of a setting that can be had: %s to %s', async (knob, to) => {
  expect(await said(`<Set program="addition" knob="${knob}" to="${to}">do</Set>`)).toEqual([]);
});

it('wants the program on the page', async () => {
  for (const name of ['other', 'nothing'])
    expect(await said(`<Set program="${name}" knob="rate" to="0.2">do</Set>`)).toEqual([
      `${line}<Set program="${name}"> names no program that stands on its page. Write it as the page’s <Playground> does, or put <Playground program="${name}" /> there.`,
    ]);
});

it('wants a knob that is there, and a value that it can have', async () => {
  expect(await said('<Set program="addition" knob="speed" to="1">do</Set>')).toEqual([
    `${line}The program addition has no knob “speed”. It has: rate, bias, bend.`,
  ]);
  const mends = { rate: 'a number from 0 to 1', bias: 'true or false', bend: 'relu or tanh' };
  for (const [knob, mend] of Object.entries(mends))
    for (const to of ['2', 'x', "'relu'"])
      expect(await said(`<Set program="addition" knob="${knob}" to="${to}">do</Set>`)).toEqual([
        `${line}The knob “${knob}” of addition cannot be set to “${to}”. Write ${mend}.`,
      ]);
});
