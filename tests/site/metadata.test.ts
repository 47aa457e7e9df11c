import { expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { readTags } from './html.ts';
import { pagesIn } from './pages.ts';

test('every page says its language, title and description, and has one first heading', async () => {
  const wrong: string[] = [];
  const titles = new Map<string, string>();
  for (const { path, file } of pagesIn(await builtSite('/'))) {
    const tags = await readTags(file);
    const need = (holds: boolean, what: string) => {
      if (!holds) wrong.push(`/${path}: ${what}`);
    };
    const find = (name: string) => tags.filter((tag) => tag.name === name);
    const title =
      find('head').length === 1 ? tags.find((tag) => tag.name === 'title')?.text.trim() : undefined;
    const description = find('meta').find((tag) => tag.attributes['name'] === 'description')?.attributes[
      'content'
    ];
    need(find('html')[0]?.attributes['lang']?.startsWith('en') === true, 'no language');
    need(title !== undefined && title.length > 3, 'no title');
    need(title === undefined || !titles.has(title), `the same title as /${titles.get(title ?? '')}`);
    need((description?.trim().length ?? 0) > 20, 'no description');
    need(find('h1').length === 1, `${find('h1').length} first headings`);
    need(
      find('meta').some((tag) => tag.attributes['name'] === 'viewport'),
      'no viewport',
    );
    if (title !== undefined) titles.set(title, path);
  }
  expect(wrong).toEqual([]);
});

test('every picture says what it shows', async () => {
  const silent: string[] = [];
  for (const { path, file } of pagesIn(await builtSite('/'))) {
    for (const { name, attributes } of await readTags(file)) {
      if (name === 'img' && attributes['alt'] === undefined)
        silent.push(`/${path}: <img src="${attributes['src']}">`);
      const isNamed = attributes['aria-label'] || attributes['aria-labelledby'];
      if (attributes['role'] === 'img' && !isNamed && !attributes['alt'])
        silent.push(`/${path}: <${name} role="img">`);
    }
  }
  expect(silent).toEqual([]);
});

test('no id is given twice on a page', async () => {
  const twice: string[] = [];
  for (const { path, file } of pagesIn(await builtSite('/'))) {
    const seen = new Set<string>();
    for (const { attributes } of await readTags(file)) {
      const id = attributes['id'];
      if (id !== undefined && seen.has(id)) twice.push(`/${path}#${id}`);
      if (id !== undefined) seen.add(id);
    }
  }
  expect(twice).toEqual([]);
});
