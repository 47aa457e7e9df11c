import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { rewritePages } from '../../../src/rewrite-pages.ts';

test('every page is rewritten once, and what is written meanwhile is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const names = Array.from({ length: 200 }, (_, i) => `page-${i}.html`);
  await Promise.all(names.map((name) => writeFile(join(folder, name), name)));
  // A folder that is there is looked into late.
  await mkdir(join(folder, 'parts'));
  const seen: string[] = [];
  const { hooks } = rewritePages('test', (html) => {
    seen.push(html);
    return { page: `${html}, rewritten`, files: new Map([[`parts/part-of-${html}`, 'part']]) };
  });
  const done = hooks['astro:build:done'] as unknown as (given: { dir: URL }) => Promise<void>;
  await done({ dir: pathToFileURL(`${folder}/`) });
  expect(seen.sort()).toEqual(names.toSorted());
  expect(await readFile(join(folder, 'page-7.html'), 'utf8')).toBe('page-7.html, rewritten');
  expect(await readFile(join(folder, 'parts/part-of-page-7.html'), 'utf8')).toBe('part');
  await rm(folder, { recursive: true });
});
