import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { deadLinks } from './links.ts';
import { pagesIn } from './pages.ts';
import { readThrough, visit } from './visit.ts';

const base = '/course/';
// No other file of tests looks at this one, so it is built here, beside them.
const folder = await builtSite(base);
const pages = ofEachKind(pagesIn(folder).map((page) => page.path));

/**
 * Every page that stands alone, and the first page of each folder: what the pages of a folder ask for, they ask for in
 * the same way. Of the chapters it is one with figures and exercises. Every address that is written in any page is
 * followed above.
 */
function ofEachKind(paths: string[]): string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const [folder = '', page] = path.split('/');
    if (!page) return true;
    if (folder === 'chapters') return page === 'dense-networks';
    if (seen.has(folder)) return false;
    seen.add(folder);
    return true;
  });
}

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchReader(), serveSite(base)]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('below a base path, every address leads to a file and every # to an element', async () => {
  expect(pages.length).toBeGreaterThan(3);
  expect(await deadLinks(folder, base)).toEqual([]);
});

test.each(pages)('below a base path, all that /%s asks for is there', async (path) => {
  const failed: string[] = [];
  await visit(browser, site.url + path, {}, readThrough, async (page) => {
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${new URL(response.url()).pathname}`);
    });
    page.on('pageerror', (error) => failed.push(error.message));
  });
  expect(failed).toEqual([]);
});

test('below a base path, search finds the chapter and leads to it', async () => {
  const href = await visit(browser, site.url, {}, async (page) => {
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('humidity');
    const result = page.getByRole('dialog').locator('a[href*="/chapters/dense-networks/"]').first();
    await result.waitFor();
    return result.getAttribute('href');
  });
  expect(href).toMatch(/^(https?:\/\/[^/]+)?\/course\/chapters\/dense-networks\//);
});

test('below a base path, no style sheet points outside it', async () => {
  const outside: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.css')) continue;
    const text = await readFile(join(folder, name), 'utf8');
    for (const [, address = ''] of text.matchAll(/url\(\s*['"]?([^'")]+)/g)) {
      if (address.startsWith('/') && !address.startsWith(base)) outside.push(`${name}: ${address}`);
    }
  }
  expect(outside).toEqual([]);
});
