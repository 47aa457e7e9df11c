import { describe, expect, test } from 'vitest';
import { compile } from './render.ts';

const equation = (id: string, formula = 'y = x') =>
  `<Equation id="${id}">\n$$\n${formula}\n$$\n</Equation>\n\n`;

describe('equations', () => {
  test('are counted within their chapter, and references take the number', async () => {
    const code = await compile(
      `${equation('neuron')}${equation('layer')}See <Eq id="layer" /> and <Eq id="neuron" />.`,
    );
    expect(code.match(/_jsx\(Eq(uation)?, \{[^}]*\}/g)?.map((part) => part.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining('id: "neuron", number: "4.1"'),
      expect.stringContaining('id: "layer", number: "4.2"'),
      expect.stringContaining('id: "layer", number: "4.2"'),
      expect.stringContaining('id: "neuron", number: "4.1"'),
    ]);
  });

  test('may be referred to before they appear', async () => {
    expect(await compile(`See <Eq id="late" />.\n\n${equation('late')}`)).toContain('number: "4.1"');
  });

  test('carry no chapter on a page that is none', async () => {
    expect(await compile(equation('layer'), {})).toContain('number: "1"');
  });

  test('are displayed although their dollars stand in one line', async () => {
    expect(await compile('<Equation id="one">$$ y = x $$</Equation>')).toContain('katex-display');
  });

  test.each([
    [
      'an unknown name',
      `${equation('neuron')}See <Eq id="nuron" />.`,
      7,
      'names no equation of this page. It has: neuron.',
    ],
    ['a name given twice', equation('a') + equation('a'), 7, 'two equations have the id "a"'],
    ['a missing name', '<Equation>\n$$\nx\n$$\n</Equation>', 1, '<Equation> has no id'],
    ['no formula', '\n\n<Equation id="a">\nwords\n</Equation>', 3, 'holds 0 formulas'],
    ['two formulas', '<Equation id="a">\n$$\nx\n$$\n\n$$\ny\n$$\n</Equation>', 1, 'holds 2 formulas'],
  ])('stop the build on %s, with file and line', async (_, text, line, reason) => {
    await expect(compile(text)).rejects.toThrow(`04-dense-networks/index.mdx:${line}: `);
    await expect(compile(text)).rejects.toThrow(reason);
  });
});
