import { expect, it } from 'vitest';
import { links } from '../../../src/commands/check/links.ts';
import { bodyLine, chapter, chapterPath, verdict } from './fixture.ts';

const site = {
  'content/index.mdx': '---\ntitle: Home\n---\n\n## Chapters\n\n## Chapters\n',
  'content/contributing/index.mdx': '---\ntitle: c\n---\n',
  'content/datasets/coads/dataset.json': '{}',
  'src/pages/playground.astro': '',
  'src/pages/datasets/index.astro': '',
  'src/pages/datasets/[id].astro': '',
  'public/favicon.svg': '<svg/>',
};

it.each([
  '[x](#one-neuron)',
  '[x](#eq-neuron)\n\n<Equation id="neuron">$$y$$</Equation>',
  '[x](#fig-plane)\n\n<Figure name="plane" />',
  '[x](#exercise-t)\n\n<Exercise id="t" title="t">x</Exercise>',
  '[x](#question-why)\n\n<Question id="why">x</Question>',
  '[x](#ref-hornik1989)',
  '[x](#references)',
  '[x](#here)\n\n<span id="here">x</span>',
  '[x](/)',
  '[x](/#chapters-1)',
  '[x](/contributing/)',
  '[x](/playground/)',
  '[x](/datasets/)',
  '[x](/datasets/coads/)',
  '[x](/datasets/coads/dataset.json)',
  '[x](/favicon.svg)',
  '<a href="/contributing/">x</a>',
  '[x](https://nowhere.example/dead)',
  '[x](mailto:a@b.example)',
  '[x][ref]\n\n[ref]: /chapters/dense-networks/',
])('leads somewhere: %j', async (body) => {
  expect(await verdict(links, { ...site, [chapterPath]: chapter(body) })).toEqual([]);
});

it.each([
  [
    '[x](/chapters/transformers/)',
    'The link "/chapters/transformers/" leads to no page. There are: /, /contributing/, /chapters/dense-networks/, /playground/, /datasets/, /datasets/coads/.',
  ],
  ['[x](/playground)', 'The link "/playground" leads to no page. End the address with a slash.'],
  ['[x](#two-neurons)', 'The link "#two-neurons" leads to no place: the page has no "two-neurons".'],
  ['[x](/#chapters-2)', 'The link "/#chapters-2" leads to no place: the page has no "chapters-2".'],
  ['<a href="/datasets/gone/">x</a>', 'The link "/datasets/gone/" leads to no page.'],
  ['[ref]: /old/', 'The link "/old/" leads to no page.'],
])('leads nowhere: %j', async (body, message) => {
  const found = await verdict(links, { ...site, [chapterPath]: chapter(body) });
  expect(found).toEqual([expect.stringContaining(`${chapterPath}:${bodyLine}  ${message}`)]);
});

it('holds the sections of the lecture to the headings', async () => {
  const text = chapter('').replace('section: one-neuron', 'section: neurons');
  expect(await verdict(links, { [chapterPath]: text })).toEqual([
    expect.stringContaining(`${chapterPath}:8  The section "neurons" of the lecture's slide 1 is no heading`),
  ]);
});
