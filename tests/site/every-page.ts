import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite, plainStarlight } from '../browser/built-site.ts';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { type PageRead, readPage } from './read-page.ts';
import type { SCREENS } from './visit.ts';

/** Bytes of JavaScript that a page may need before any press, beyond what Starlight itself needs. */
const BUDGET = 5 * 1024;

/** Addresses that belong to the editor, to TensorFlow.js or to the sandbox. */
const HEAVY = /monaco|codemirror|tfjs|tensorflow|ts\.worker|editor\.worker|\/sandbox\/|\.wasm$|\.bin$/i;

/** A page with a playground, an explorer or figures: those whose scripts are weighed. */
const WEIGHED = /^(chapters|datasets)\//;

/**
 * The tests that every page of the site owes on one screen. A page is opened once, read to its end and looked at from
 * all sides, for opening takes most of the time.
 * @param hostHeaders whether the site is served with the headers of a host that sends them
 */
export async function testEveryPage(
  screen: keyof typeof SCREENS,
  colorScheme: 'light' | 'dark',
  hostHeaders: boolean,
): Promise<void> {
  const pages = pagesIn(await builtSite('/')).map((page) => page.path);
  let browser: Browser;
  let site: SiteServer;
  let plainWeight: number;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchReader(), serveSite('/', { hostHeaders })]);
    const plain = await serveSite('/', { folder: await plainStarlight() });
    plainWeight = weight(await readPage(browser, plain.url, screen, colorScheme));
    await plain.close();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('plain Starlight has scripts, and they were weighed', () => {
    expect(plainWeight).toBeGreaterThan(1000);
  });

  describe.each(pages)('/%s', (path) => {
    let page: PageRead;
    beforeAll(async () => {
      page = await readPage(browser, site.url + path, screen, colorScheme);
    });

    test('nothing moves while it loads and is read', () => expect(page.shifts).toEqual([]));

    test('it fits the screen', () => expect(page.beyond).toEqual([]));

    test('it asks for no editor, no TensorFlow.js and no data before any press', () => {
      expect(page.asked.length).toBeGreaterThan(0);
      expect(page.asked.filter((address) => HEAVY.test(address))).toEqual([]);
      expect(page.editorStyles, 'style sheets of an editor that nobody has opened').toEqual([]);
    });

    test.runIf(WEIGHED.test(path))('it needs at most 5 KB more JavaScript than plain Starlight', () => {
      const more = weight(page) - plainWeight;
      console.log(`JavaScript before any press: ${more} B gzip more than plain Starlight's ${plainWeight} B`);
      expect(more, JSON.stringify(page.scripts, null, 2)).toBeLessThanOrEqual(BUDGET);
    });

    test('it keeps to its policy', () => expect(page.refused).toEqual([]));

    test('axe has no objection', () => {
      expect(page.theme).toBe(colorScheme);
      expect(page.objections).toEqual([]);
    });

    test('axe has no objection to the colours of the other theme', () => {
      expect(page.objectionsInOtherTheme).toEqual([]);
    });
  });
}

function weight({ scripts }: PageRead): number {
  return Object.values(scripts).reduce((sum, bytes) => sum + bytes, 0);
}
