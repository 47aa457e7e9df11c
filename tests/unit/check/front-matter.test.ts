import { expect, it } from 'vitest';
import { frontMatter, frontMatterSyntax } from '../../../src/commands/check/front-matter.ts';
import { chapter, chapterPath, verdict } from './fixture.ts';

const path = chapterPath;

it('accepts a whole chapter', async () => {
  expect(await verdict(frontMatter, { [path]: chapter('Text with $x^{2}$.') })).toEqual([]);
});

it('accepts a page that is no chapter', async () => {
  expect(
    await verdict(frontMatter, { 'content/index.mdx': '---\ntitle: Home\ntemplate: splash\n---\nText' }),
  ).toEqual([]);
});

it.each([
  ['no YAML', chapter('').replace('title: Dense', 'title: "Dense'), /:\d+ {2}The front matter is not YAML/],
  ['no title', chapter('').replace('title: Dense networks\n', ''), /title: Invalid input/],
  ['no promise', chapter('').replace(/promise: .*\n/, ''), /:1 {2}The chapter has no promise\. /],
  [
    'an unknown field',
    chapter('', 'autor: me\n'),
    /:15 {2}In the front matter, a field: Unrecognized key: "autor"/,
  ],
  [
    'a year that is a word',
    chapter('').replace('year: 1989', 'year: old'),
    /:12 {2}In the front matter, references\[0\]\.year: .* Year of publication\./,
  ],
  [
    'a wrong DOI',
    chapter('').replace('10.1016', 'doi:10.1016'),
    /:14 {2}In the front matter, references\[0\]\.doi/,
  ],
  [
    'a work that nobody can find',
    chapter('').replace(/ {4}doi: .*\n/, ''),
    /:10 .*needs a `doi`, an `arxiv` identifier or a `url`/,
  ],
  [
    'another number than the folder',
    chapter('').replace('chapter: 4', 'chapter: 5'),
    /:4 {2}The folder 04-dense-networks/,
  ],
])('refuses %s', async (_, text, message) => {
  const found = [
    ...(await verdict(frontMatterSyntax, { [path]: text })),
    ...(await verdict(frontMatter, { [path]: text })),
  ];
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(message);
  expect(found[0]).toMatch(new RegExp(`^${path}:`));
});
