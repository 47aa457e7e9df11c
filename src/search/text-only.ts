import type { AstroIntegration } from 'astro';
import { rewritePages } from '../rewrite-pages.ts';

/** What is no text: code, drawings, results, and formulas but for the letters of those that stand in a line. */
const noText =
  /<(?:pre\b|svg\b|div class="(?:results-views|results-console)"|span class="katex-(?:mathml|display)")/g;

/** Pagefind reads no further where this stands. */
const mark = ' data-pagefind-ignore="all" data-no-text';

export function withoutCode(html: string): string {
  return html.replace(noText, (opening) => {
    const name = /^<\w+/.exec(opening)?.[0] ?? '';
    return name + mark + opening.slice(name.length);
  });
}

export function asWritten(html: string): string {
  return html.replaceAll(mark, '');
}

/**
 * Search is made of the text of pages: what is found in code, or in a formula's source, says little in a line of results
 * and hides the section that is about it. Pagefind is told so by marks that stand in the pages only while it reads them,
 * since a long chapter has hundreds: the first of the two goes before Starlight, whose last hook runs Pagefind, the second
 * after it.
 */
export function searchTextOnly(): { before: AstroIntegration; after: AstroIntegration } {
  return {
    before: everyPage('search-text-only', withoutCode),
    after: everyPage('search-text-only-end', asWritten),
  };
}

function everyPage(name: string, change: (html: string) => string): AstroIntegration {
  return rewritePages(name, (html) => ({ page: change(html), files: new Map() }));
}
