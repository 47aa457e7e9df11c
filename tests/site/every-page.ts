import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { type PageRead, readPage } from './read-page.ts';
import type { SCREENS } from './visit.ts';
import { total } from './weight.ts';

/** Bytes that the first view of a page may need, text as gzip sends it: nothing has been pressed or scrolled. */
const KB = 1024;
const BUDGET = {
  chapter: 60 * KB,
  otherPage: 45 * KB,
  styles: 35 * KB,
  scripts: 10 * KB,
  all: 250 * KB,
  /** A picture of observations, of which none can be left out, takes up to 130 KB. */
  allOfDataset: 265 * KB,
};

/** Addresses that belong to the editor, to TensorFlow.js or to the sandbox. */
const HEAVY = /monaco|codemirror|tfjs|tensorflow|ts\.worker|editor\.worker|\/sandbox\/|\.wasm$|\.bin$/i;

interface Look {
  screen: keyof typeof SCREENS;
  colorScheme: 'light' | 'dark';
  /** Whether the site is served with the headers of a host that sends them. */
  hostHeaders: boolean;
  /** Whether the colours of the other theme are looked at as well. */
  bothThemes(path: string): boolean;
  /** The rules of axe that this screen asks of a page; all unless given. */
  rules?(path: string): readonly string[] | undefined;
  /** Whether this screen leaves out a page, since it is like others and another screen has it. */
  leavesOut?(path: string): boolean;
}

/**
 * The tests that every page of the site owes on one screen. A page is opened once, read to its end and looked at from
 * all sides, for opening takes most of the time.
 */
export async function testEveryPage(look: Look): Promise<void> {
  const { screen, colorScheme, hostHeaders, leavesOut } = look;
  const pages = pagesIn(await builtSite('/'))
    .map((page) => page.path)
    .filter((path) => !leavesOut?.(path));
  let browser: Browser;
  let site: SiteServer;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchReader(), serveSite('/', { hostHeaders })]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  describe.each(pages)('/%s', (path) => {
    const bothThemes = look.bothThemes(path);
    let page: PageRead;
    beforeAll(async () => {
      const rules = look.rules?.(path);
      page = await readPage(browser, site.url + path, { screen, colorScheme, bothThemes, rules });
    });

    test('nothing moves while it loads and is read', () => expect(page.shifts).toEqual([]));

    test('it fits the screen', () => expect(page.beyond).toEqual([]));

    test('it asks for no editor, no TensorFlow.js and no data before any press', () => {
      expect(page.asked.length).toBeGreaterThan(0);
      expect(page.asked.filter((address) => HEAVY.test(address))).toEqual([]);
      expect(page.editorStyles, 'style sheets of an editor that nobody has opened').toEqual([]);
    });

    test('it asks for the playground only where there is something to do', () => {
      const playground = page.asked.filter((address) => /\/_astro\/first\./.test(address));
      expect(playground.length > 0 && !page.plays).toBe(false);
    });

    test('it needs at most 10 KB of JavaScript before any press', () => {
      expect(page.firstView.scripts).toBeGreaterThan(0);
      expect(scripts(page), JSON.stringify(page.scripts, null, 2)).toBeLessThanOrEqual(BUDGET.scripts);
    });

    test('its text, its styles and its first view keep to their budgets', () => {
      const { firstView } = page;
      const isChapter = path.startsWith('chapters/');
      expect(firstView.html).toBeGreaterThan(1000);
      expect(firstView.html).toBeLessThanOrEqual(isChapter ? BUDGET.chapter : BUDGET.otherPage);
      expect(firstView.styles).toBeLessThanOrEqual(BUDGET.styles);
      expect(total(firstView), JSON.stringify(firstView)).toBeLessThanOrEqual(
        path.startsWith('datasets/') ? BUDGET.allOfDataset : BUDGET.all,
      );
    });

    test('it keeps to its policy', () => expect(page.refused).toEqual([]));

    test('axe has no objection', () => {
      expect(page.theme).toBe(colorScheme);
      expect(page.objections).toEqual([]);
    });

    test.runIf(bothThemes)('axe has no objection to the colours of the other theme', () => {
      expect(page.objectionsInOtherTheme).toEqual([]);
    });
  });
}

/**
 * Whether a page is a chapter that is like the first of them to a reader of roles and names: the longest pages of all,
 * whom two screens and two themes need not see in every regard.
 */
export function isLaterChapter(path: string): boolean {
  return /^chapters\/(?!back-to-2012\/)./.test(path);
}

/** Those of the whole reading, with what stands in the page itself. */
function scripts({ scripts }: PageRead): number {
  return Object.values(scripts).reduce((sum, bytes) => sum + bytes, 0);
}
