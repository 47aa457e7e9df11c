import { describe, expect, test } from 'vitest';
import { formulaLines } from '../../../src/markdown/formula-lines.ts';
import { renderFormula } from '../../../src/markdown/render-formula.ts';

/** The clauses, with `@` where a line may begin and `~` where it may not. */
const lines = (tex: string): string[] =>
  formulaLines(tex).map((clause) =>
    clause.replaceAll('\\allowbreak ', '@').replaceAll('\\nobreak ', '~').replaceAll(/\s+/g, ' '),
  );

test.each([
  ['a relation', 'a = b', ['a @=~ b']],
  ['a relation by name', String.raw`a \;\le\; b`, [String.raw`a \;@\le~\; b`]],
  ['the terms of a sum', 'a + b - c', ['a @+~ b @-~ c']],
  ['a relation after words', String.raw`\text{RMSE} = b`, [String.raw`\text{RMSE} @=~ b`]],
  ['clauses', String.raw`a = b, \qquad c < d \quad e`, ['a @=~ b,', 'c @<~ d', 'e']],
])('a line may begin with %s', (_, tex, expected) => expect(lines(tex)).toEqual(expected));

test.each([
  ['a sign', '-a = -b', ['-a @=~ -b']],
  ['a sign in brackets', '(-a)', ['(-a)']],
  ['a product', String.raw`a \cdot b`, [String.raw`a \cdot~ b`]],
  ['a sum in brackets', 'a(b + c)', ['a(b +~ c)']],
  ['a sum in large brackets', String.raw`\Big( a + b \Big)`, [String.raw`\Big( a +~ b \Big)`]],
  ['half an interval', '[0, a) = b', ['[0, a) @=~ b']],
  ['an index', 'a_{i = 1}', ['a_{i = 1}']],
  ['a group', String.raw`\left( a + b \right)`, [String.raw`\left( a + b \right)`]],
  ['a bracket by size', String.raw`a \big< b`, [String.raw`a \big< b`]],
  ['a sign with an index', 'a =_x b', ['a =_x b']],
  ['a sign that is an index', 'x_+ + 10^-3', ['x_+ @+~ 10^-3']],
  ['the rest of a sign', String.raw`a := b \not= c`, [String.raw`a := b \not= c`]],
  ['a sign of one thing', String.raw`\exp -x + a / -b`, [String.raw`\exp -x @+~ a / -b`]],
  ['a sign after words', String.raw`\text{if } -b`, [String.raw`\text{if } -b`]],
  ['a sum between bars', String.raw`\big\| x - y \big\|^2 + z`, [String.raw`\big\| x -~ y \big\|^2 @+~ z`]],
  [
    'an environment',
    String.raw`\begin{cases} a \quad b = c \end{cases}`,
    [String.raw`\begin{cases} a \quad b = c \end{cases}`],
  ],
  ['no clause', String.raw`f(a \quad b)`, [String.raw`f(a \quad b)`]],
])('no line begins with %s', (_, tex, expected) => expect(lines(tex)).toEqual(expected));

describe('drawn', () => {
  const clauses = (html = ''): number => html.split('class="clause"').length - 1;
  const pieces = (html = ''): number => html.split('class="katex-base"').length - 1;

  test('clauses and lines are elements, their marks are gone, and the formula is read as a whole', () => {
    const { html } = renderFormula(String.raw`a = b + c \cdot d, \qquad e = f`, true);
    expect(clauses(html)).toBe(2);
    expect(pieces(html)).toBe(5);
    expect(html).not.toContain('break');
    expect(html?.match(/<math/g)).toHaveLength(1);
    expect(html?.split('<span').length).toBe(html?.split('</span').length);
  });

  test('a formula in a sentence stays as KaTeX has it', () => {
    expect(clauses(renderFormula('a = b', false).html)).toBe(0);
  });

  test('nothing stands in it that neither style nor reader asks for', () => {
    expect(renderFormula('(a) = b', true).html).not.toMatch(/xmlns|"m(open|close|rel)"/);
  });

  test('a slip is told once', () => {
    expect(renderFormula(String.raw`a \qquad \frac{b`, true).error).toContain('expected');
  });
});
