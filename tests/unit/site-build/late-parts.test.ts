import { expect, test } from 'vitest';
import { withLateParts } from '../../../src/late-parts.ts';

const path = `<path d="M0 0${'h1v1'.repeat(300)}"/>`;
const code = `<code>${'const x = 1;\n'.repeat(100)}</code>`;
const page = (body: string): string =>
  `<!doctype html><html lang="en" data-theme="dark"><head><link rel="stylesheet" href="/a.css"></head><body><main>${body}</main></body></html>`;

/** The page as the browser makes it whole again. */
function whole({ page, files }: ReturnType<typeof withLateParts>): string {
  const groups = [
    ...page.matchAll(/<link rel="late-parts" data-group="(\d)" href="\/course\/([^"]+)">/g),
  ].map(([, group, name]) => [group, JSON.parse(files.get(name ?? '') ?? '[]')] as [string, string[]]);
  return page
    .replace(/<link rel="late-parts"[^>]*>/g, '')
    .replace(
      /(<(svg|pre)[^>]*?) data-late="(\d)\.(\d+)">.*?<\/\2>(<noscript>.*?<\/noscript>)?/gs,
      (_, opening: string, tag: string, group: string, index: string) =>
        `${opening}>${groups.find(([name]) => name === group)?.[1][Number(index)]}</${tag}>`,
    );
}

const drawing = `<svg viewBox="0 0 10 20" role="img" aria-label="A &quot;map&quot;">${path}</svg>`;
const stretched = `<div class="plot-area"><svg viewBox="0 0 9 9" preserveAspectRatio="none">${path}</svg></div>`;
const folded = `<details class="pytorch wide"><summary>PyTorch</summary><pre class="astro-code">${code}</pre></details>`;
const head = `<div class="chapter-head"><svg viewBox="0 0 1 1">${path}${path}</svg></div>`;

test.each(Object.entries({ drawing, stretched, folded, head, all: head + drawing + stretched + folded }))(
  'the parts put back make the page that was: %s',
  (_, body) => {
    const late = withLateParts(page(body), '/course/');
    expect(late.page).not.toContain('h1v1h1v1');
    expect(late.page).not.toContain('const x');
    expect(whole(late)).toBe(page(body));
  },
);

test('small drawings and code that is not folded stay', () => {
  const body = `<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><pre class="astro-code">${code}</pre>`;
  expect(withLateParts(page(body), '/')).toEqual({ page: page(body), files: new Map() });
});

test('the head of a chapter has a file of its own', () => {
  const { page: late, files } = withLateParts(page(head + drawing), '/');
  expect([...files.keys()].filter((name) => name.endsWith('.json'))).toHaveLength(2);
  expect(late).toMatch(/chapter-head"><svg viewBox="0 0 1 1" data-late="0\.0">/);
});

test('without scripts a frame shows a drawing and a link leads to the code, each on a page with the styles', () => {
  const { page: late, files } = withLateParts(page(drawing + folded), '/course/');
  const frame =
    /<foreignObject x="0" y="0" width="10" height="20"><noscript><iframe class="part-frame" src="\/course\/([^"]+)" title="A &quot;map&quot;"/.exec(
      late,
    );
  const shown = files.get(frame?.[1] ?? '');
  expect(shown).toContain('<link rel="stylesheet" href="/a.css">');
  // Paper's zoom of the page holds for its frames as well, and would be taken twice.
  expect(shown).toContain('zoom:1!important');
  expect(shown).toContain(`<main class=""><svg viewBox="0 0 10 20" class="alone">${path}</svg></main>`);
  const link = /<noscript><a href="\/course\/([^"]+)">Show the code<\/a><\/noscript>/.exec(late);
  expect(files.get(link?.[1] ?? '')).toContain('<details class="pytorch wide" open>');
});

test('a part that stands alone keeps the places of its own pieces', () => {
  const { files } = withLateParts(page(drawing), '/');
  const alone = [...files].find(([name]) => name.endsWith('.html'))?.[1] ?? '';
  const rules = [...alone.matchAll(/([^{}<>]+)\{([^}]*)\}/g)].filter(([, , body]) =>
    body?.includes('transform'),
  );
  expect(rules.map(([, selector]) => selector)).toEqual(['body :not(.alone *)']);
});
