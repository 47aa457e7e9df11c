import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { pagesIn } from './pages.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Where a dollar sign or a backslash is meant. */
const code = /^(code|pre|script|style|template|textarea|math|noscript)$/;

/** The words of a page that are TeX. */
function rawTex(html: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node && code.test(node.tagName)) return;
    if ('value' in node && /\$[^$]*\$|\\[A-Za-z]{2,}/.test(node.value))
      found.push(node.value.trim().slice(0, 60));
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}

describe.each(pagesIn(await builtSite('/')))('/$path', ({ file }) => {
  test('prints no TeX', () => expect(rawTex(readFileSync(file, 'utf8'))).toEqual([]));
});

test('TeX among words is found', () => {
  expect(rawTex('<p>Let $w$ be</p><p>the \\sigma of it</p><code>$a$</code>')).toEqual([
    'Let $w$ be',
    'the \\sigma of it',
  ]);
});
