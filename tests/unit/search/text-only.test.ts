import { expect, test } from 'vitest';
import { asWritten, withoutCode } from '../../../src/search/text-only.ts';

const page =
  '<h2 id="dropout">Dropout</h2><p>A rate <span class="katex"><span class="katex-mathml">p</span><span class="katex-html">p</span></span>.</p>' +
  '<pre class="astro-code">dropout(x)</pre><span class="katex-display"><span class="katex">E = mc</span></span>' +
  '<div class="results-views" role="group"><table></table></div><svg viewBox="0 0 1 1"><text>7</text></svg><p class="prefix">Text</p>';

test('code, results, drawings and formulas are kept from search, text and letters are not', () => {
  const ignored = [
    ...withoutCode(page).matchAll(/<(\w+) data-pagefind-ignore="all" data-no-text([^>]*)>/g),
  ].map(([, name, rest]) => `${name}${rest}`);
  expect(ignored).toEqual([
    'span class="katex-mathml"',
    'pre class="astro-code"',
    'span class="katex-display"',
    'div class="results-views" role="group"',
    'svg viewBox="0 0 1 1"',
  ]);
});

test('afterwards the page is as it was written', () => {
  expect(withoutCode(page)).not.toBe(page);
  expect(asWritten(withoutCode(page))).toBe(page);
});
