import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { faces } from '../../src/fonts/faces.ts';
import { builtSite } from '../browser/built-site.ts';
import { pagesIn } from './pages.ts';

type Node = DefaultTreeAdapterMap['node'];

/** KaTeX's font for the letters inside a class, where it is one of those that the pages get smaller. */
const fonts: readonly (readonly [RegExp, string])[] = [
  [/\bdelimsizing size1\b|\bsmall-op\b|\bdelim-size1\b/, 'Size1-Regular'],
  [/\bdelimsizing size2\b|\blarge-op\b/, 'Size2-Regular'],
  [/\bdelimsizing size3\b/, 'Size3-Regular'],
  [/\bmathcal\b/, 'Caligraphic-Regular'],
  [/\b(mathbf|textbf)\b/, 'Main-Bold'],
  [/\bboldsymbol\b/, 'Math-BoldItalic'],
  [/\b(mathsf|textsf)\b/, 'SansSerif-Regular'],
  [/\b(mathbb|amsrm)\b/, 'AMS-Regular'],
  [/\bmathnormal\b/, 'Math-Italic'],
  [/\b(mathit|mathtt|mathscr|mathfrak|delimsizing|op-symbol|delim-size\d)\b/, ''],
];

/** Letters of a page's formulas that stand in none of the fonts that KaTeX takes them from. */
function missing(html: string): string[] {
  const left = new Set<string>();
  const visit = (node: Node, font: string | undefined): void => {
    let inside = font;
    if ('attrs' in node) {
      const name = node.attrs.find((entry) => entry.name === 'class')?.value ?? '';
      if (name === 'katex-html') inside = 'Main-Regular';
      if (inside !== undefined) inside = fonts.find(([pattern]) => pattern.test(name))?.[1] ?? inside;
      if (node.tagName === 'math' || node.tagName === 'svg') return;
    }
    if ('value' in node && inside) {
      const face = faces.find(({ file }) => file.endsWith(`KaTeX_${inside}.woff2`));
      for (const letter of node.value)
        if (!/[\u200b\u2061\s]/.test(letter) && !face?.letters.includes(letter))
          left.add(`${letter} in ${inside}`);
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, inside);
  };
  visit(parse(html), undefined);
  return [...left];
}

describe.each(pagesIn(await builtSite('/')))('/$path', ({ file }) => {
  test('has no letter in a formula that src/fonts/faces.ts leaves out', () =>
    expect(missing(readFileSync(file, 'utf8'))).toEqual([]));
});

test('the letter that a font lacks is found', () => {
  const formula =
    '<span class="katex-html"><span class="mord mathbf">x</span><span class="mord mathsf">ж</span></span>';
  expect(missing(formula)).toEqual(['ж in SansSerif-Regular']);
});

test.each(faces.filter(({ file }) => /-latin-/.test(file)))(
  'the range of $file in the style sheet is the letters of the smaller font',
  ({ file, letters }) => {
    const css = readFileSync('src/styles/fonts.css', 'utf8');
    const [, ranges = ''] = css.split(`url('${file}')`)[1]?.match(/^[^}]*unicode-range:([^;]*);/) ?? [];
    expect(lettersIn(ranges)).toEqual([...new Set(letters)].sort());
  },
);

/** The letters of a `unicode-range`, sorted. */
function lettersIn(ranges: string): string[] {
  const letters = ranges.split(',').flatMap((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    const start = Number.parseInt(from, 16);
    const count = Number.parseInt(to, 16) - start + 1;
    return Array.from({ length: count }, (_, index) => String.fromCodePoint(start + index));
  });
  return letters.sort();
}
