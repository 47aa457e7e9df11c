import { parse, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { parts } from '../../../playground/element/markup.ts';
import { menuHtml } from '../../../playground/element/menu-html.ts';
import { type PlaygroundContents, playgroundHtml } from '../../../playground/element/playground-html.ts';

const contents: PlaygroundContents = {
  id: 'chapter/program',
  title: 'Fit a line',
  file: '/programs/fit.json',
  fullPage: '/playground/',
  source: 'one\ntwo',
  codeHtml: '<pre><code>one</code></pre>',
};

/** The `data-part` of each element, in order. */
const partsOf = (html: string): string[] =>
  [...html.matchAll(/data-part="([^"]+)"/g)].map(([, part]) => part ?? '');

test('has every part that the page looks for, once', () => {
  const source = `const rate = 0.1; // @knob 0..1 step 0.1 learning rate
const seed = 4; // @knob any seed
for await (const _ of steps(3)) {}${'\nline'.repeat(20)}`;
  const html = playgroundHtml({ ...contents, source, check: true, solutionHtml: '<pre></pre>' });
  // The menu's the page's script writes.
  expect([...partsOf(html), ...partsOf(menuHtml(false))].toSorted()).toEqual(
    [...parts, 'roll:seed'].toSorted(),
  );
});

/** A first page is pressed once, and stepped through nowhere. */
const stepping = ['steps', 'step', 'ten-steps', 'go-on'];

test('folded code stands below the results, and every part but those that step is there once', () => {
  const html = playgroundHtml({ ...contents, fold: true });
  const unfolded = partsOf(playgroundHtml(contents)).filter((part) => !stepping.includes(part));
  expect(partsOf(html).toSorted()).toEqual(unfolded.toSorted());
  expect(html.indexOf('data-part="results"')).toBeLessThan(html.indexOf('<details class="playground-fold"'));
  expect(html).toMatch(/<summary>See the program<\/summary>\s*<div class="playground-code"/);
});

test('a program without a check, a solution or knobs has no parts for them', () => {
  const there = [...partsOf(playgroundHtml(contents)), ...partsOf(menuHtml(false))];
  expect(parts.filter((part) => !there.includes(part))).toEqual([
    'check',
    'solution',
    'whole',
    'solution-code',
    'knobs',
    'knob',
  ]);
});

test('the page that takes programs from its address leads to no other, and says what it is', () => {
  const html = playgroundHtml({ ...contents, link: true });
  expect(partsOf(menuHtml(true))).not.toContain('full-page');
  expect(html).toContain(' data-link=""');
  expect(playgroundHtml(contents)).not.toContain('data-link');
});

test('a title is text wherever it stands', () => {
  const title = '"><img src=x onerror=alert(1)>';
  const html = playgroundHtml({ ...contents, title, ownTitle: title, place: title });
  expect(html).not.toContain('<img');
  expect(html.split('&lt;img')).toHaveLength(8);
});

test('is sound HTML', () => {
  const errors: string[] = [];
  const note = {
    sourceCodeLocationInfo: true,
    onParseError: ({ code }: { code: string }) => errors.push(code),
  };
  const page = `<!doctype html><html><body>${playgroundHtml({ ...contents, resultsHtml: '<p>1</p>' })}</body></html>`;
  parse(page, note);
  parseFragment(playgroundHtml(contents), note);
  expect(errors).toEqual([]);
});

test.each([
  [10, ''],
  [11, ' folds-below'],
  [34, ' folds-below'],
  [35, ' folds-below folds-beside'],
])('%i lines are folded where they are many', (lines, classes) => {
  const html = playgroundHtml({ ...contents, source: Array(lines).fill('line').join('\n') });
  expect(html).toContain(`<div class="playground-program${classes}">`);
  expect(html.includes(`<summary>Show all ${lines} lines</summary>`)).toBe(classes !== '');
});
