import { expect, test } from 'vitest';
import { compile } from './render.ts';

test('a formula in a sentence becomes HTML with the class names of the style sheet, and MathML', async () => {
  const code = await compile('Let $w_1$ be a weight.');
  expect(code).toContain('"katex"');
  expect(code).not.toContain('katex-display');
  expect(code).toContain('_components.math');
});

test('a formula on lines of its own is displayed', async () => {
  expect(await compile('$$\ny = x\n$$')).toContain('katex-display');
});

test.each([
  ['an unknown command', 'A.\n\nLet $\\wieght$ be.', 3],
  ['an open brace', '$$\n\\frac{1}{2\n$$', 1],
])('%s stops the build with file and line', async (_, text, line) => {
  await expect(compile(text)).rejects.toThrow(`index.mdx:${line}: in the formula $`);
});
