import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { addressesIn, readTags } from './html.ts';
import { deadLinks } from './links.ts';
import { pagesIn } from './pages.ts';

test('every address leads to a file and every # to an element', async () => {
  const folder = await builtSite('/');
  expect(pagesIn(folder).length).toBeGreaterThan(3);
  expect(await deadLinks(folder, '/')).toEqual([]);
});

test('what a page loads comes from the site itself', async () => {
  const foreign: string[] = [];
  for (const page of pagesIn(await builtSite('/'))) {
    for (const { tag, address } of addressesIn(await readTags(page.file))) {
      const loads = tag.name !== 'a' && !(tag.name === 'link' && tag.attributes['rel'] === 'canonical');
      if (loads && /^(https?:)?\/\//.test(address)) foreign.push(`${page.path}: <${tag.name}> ${address}`);
    }
  }
  expect(foreign).toEqual([]);
});

test('the crawl finds each kind of dead link', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dead-links-'));
  await mkdir(join(folder, 'there'));
  await writeFile(join(folder, 'there', 'index.html'), '<h1 id="top">There</h1>');
  const links = ['there/', 'there/#top', '/x/there/', 'https://example.org/', '#code=abc'];
  const dead = ['there', 'there/#bottom', 'missing/', '/there/', 'http://example.org/', 'http://['];
  await writeFile(
    join(folder, 'index.html'),
    [...links, ...dead].map((address) => `<a href="${address}">a</a>`).join(''),
  );
  const found = await deadLinks(folder, '/x/');
  await rm(folder, { recursive: true });
  expect(found.map(({ address }) => address)).toEqual(dead);
});
