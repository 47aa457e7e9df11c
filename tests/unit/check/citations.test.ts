import { expect, it } from 'vitest';
import { citations } from '../../../src/commands/check/citations.ts';
import { bodyLine, chapter, chapterPath, verdict } from './fixture.ts';

const equation = '<Equation id="neuron">\n$$\ny = w x\n$$\n</Equation>\n\n';

it('accepts works and equations of the page', async () => {
  const body = `${equation}Equation <Eq id="neuron" /> <Cite id="hornik1989" />.`;
  expect(await verdict(citations, { [chapterPath]: chapter(body) })).toEqual([]);
});

it.each([
  [
    '<Cite id="hornik1988" />',
    '<Cite id="hornik1988" /> names no reference of this page. Did you mean "hornik1989"?',
  ],
  [
    '<Cite id="glorot" />',
    '<Cite id="glorot" /> names no reference of this page. Add the work to the front matter’s references.',
  ],
  ['<Eq id="layer" />', '<Eq id="layer" /> names no equation of this page. Give an <Equation> that id.'],
  [
    equation.replace('neuron', 'a') + equation.replace('neuron', 'a'),
    'A second equation has the id "a". Rename one of them.',
  ],
])('refuses %j', async (body, message) => {
  const found = await verdict(citations, { [chapterPath]: chapter(body) });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${chapterPath}:(${bodyLine}|${bodyLine + 6})  `));
  expect(found[0]).toContain(message);
});
