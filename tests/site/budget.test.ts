import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite, plainStarlight } from '../browser/built-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { chaptersIn, pagesIn } from './pages.ts';
import { readThrough, visit } from './visit.ts';

const folder = await builtSite('/');
const chapters = chaptersIn(folder).map((page) => page.path);
const pages = pagesIn(folder).map((page) => page.path);

/** The list of data sets, and one of them with its explorer, its programs and its citation to copy. */
const data = ['datasets/', 'datasets/coads/'];

/** Bytes of JavaScript that such a page may need before any press, beyond what Starlight itself needs. */
const BUDGET = 5 * 1024;

/** Addresses that belong to the editor, to TensorFlow.js or to the sandbox. */
const HEAVY = /monaco|codemirror|tfjs|tensorflow|ts\.worker|editor\.worker|\/sandbox\/|\.wasm$|\.bin$/i;

let browser: Browser;
let site: SiteServer;
let plain: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
  plain = await serveSite('/', { folder: await plainStarlight() });
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await plain.close();
});

/** Gzipped bytes of all JavaScript of a page, read to its end but never pressed: files, and what stands in the page. */
async function javascriptOf(url: string): Promise<{ bytes: number; files: Record<string, number> }> {
  const files: Record<string, number> = {};
  const weigh = (text: string | Buffer) => gzipSync(text, { level: 9 }).byteLength;
  let pending: Promise<void>[] = [];
  await visit(
    browser,
    url,
    {},
    async (page) => {
      await readThrough(page);
      const inline = await page.evaluate(() =>
        [...document.scripts]
          .filter((script) => script.src === '' && /^$|javascript|module/.test(script.type))
          .map((script) => script.textContent),
      );
      if (inline.length > 0) files['in the page'] = weigh(inline.join('\n'));
      await Promise.all(pending);
    },
    async (page) => {
      pending = [];
      page.on('response', (response) => {
        if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
        const weighed = response.body().then((body) => {
          files[new URL(response.url()).pathname] = weigh(body);
        });
        pending.push(weighed);
      });
    },
  );
  return { bytes: Object.values(files).reduce((sum, bytes) => sum + bytes, 0), files };
}

describe.each([...chapters, ...data])('/%s', (path) => {
  test('needs at most 5 KB more JavaScript than plain Starlight before any press', async () => {
    const ours = await javascriptOf(site.url + path);
    const theirs = await javascriptOf(plain.url);
    expect(theirs.bytes, 'plain Starlight has scripts, and they were weighed').toBeGreaterThan(1000);
    const more = ours.bytes - theirs.bytes;
    console.log(
      `JavaScript before any press: ${ours.bytes} B gzip, plain Starlight ${theirs.bytes} B, ${more} B more`,
    );
    expect(more, JSON.stringify({ ours, theirs }, null, 2)).toBeLessThanOrEqual(BUDGET);
  });
});

test.each(pages)('/%s asks for no editor, no TensorFlow.js and no data before any press', async (path) => {
  const asked: string[] = [];
  const editorStyles: string[] = [];
  await visit(browser, site.url + path, {}, readThrough, async (page) => {
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('requestfinished', async (request) => {
      if (request.resourceType() !== 'stylesheet') return;
      const text = (await (await request.response())?.text()) ?? '';
      if (/\.monaco-|\.cm-/.test(text)) editorStyles.push(new URL(request.url()).pathname);
    });
  });
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((address) => HEAVY.test(address))).toEqual([]);
  expect(editorStyles, 'style sheets of an editor that nobody has opened').toEqual([]);
});
