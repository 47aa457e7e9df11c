import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

const value = '<Value program="saturation-humidity" log="# parameters" />';
const equation = '<Equation id="plane">\n$$\ny = x\n$$\n</Equation>';

/** How often the page opens an element; MDX writes one `_jsx` or `_jsxs` for each. */
function count(code: string, element: string): number {
  return code.split(new RegExp(`_jsxs?\\(${element},`)).length - 1;
}
const paragraphs = (code: string) => count(code, '_components\\.p');

describe('an element of a sentence, alone on its line,', () => {
  test.each([
    ['between lines', `It is\n${value}\nnumbers.`, 1],
    ['before lines', `${value}\nnumbers.`, 1],
    ['after lines', `It has\n${value}`, 1],
    ['twice', `It has\n${value}\nand\n${value}\nnumbers.`, 1],
    ['two lines of them', `It has\n${value}\n${value}\nnumbers.`, 1],
    ['in a list', `- It has\n  ${value}\n  numbers.`, 0],
    ['in another component', `<Aside title="Count">\nIt has\n${value}\nnumbers.\n</Aside>`, 1],
    ['as a paragraph', `First.\n\n${value}\n\nLast.`, 3],
    ['after a paragraph', `First.\n\n${value}\nnumbers.`, 2],
    ['with words in it', 'It is\n<Role is="truth">\nthe truth\n</Role>\nof all.', 1],
    ['a reference', `${equation}\n\nSee\n<Eq id="plane" />\nfor more.`, 1],
  ])('%s stays in it', async (_, text, expected) => {
    expect(paragraphs(await compile(text))).toBe(expected);
  });

  test('keeps a space on both sides', async () => {
    const code = await compile(`It has\n${value}\nnumbers.`);
    expect(code).toMatch(/"It has\\n", _jsx\(Value, \{[^}]*\}\), "\\nnumbers\."/);
  });
});

test('a component of its own stays a block', async () => {
  expect(paragraphs(await compile(`One.\n\n${equation}\n\nTwo.`))).toBe(2);
});
