import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { readThrough, SCREENS, visit } from './visit.ts';

const pages = pagesIn(await builtSite('/')).map((page) => page.path);

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Scripts and fonts as a slow line brings them, so that they arrive after the first paint or not at all well. */
async function onASlowLine(page: Page): Promise<void> {
  await page.route(/\.(woff2|js)$/, async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
}

interface Shift {
  value: number;
  /** What moved, by tag and class. */
  moved: string[];
}

/** Every layout shift from the first paint to the end of a read-through. */
async function shifts(path: string, screen: keyof typeof SCREENS): Promise<Shift[]> {
  return visit(
    browser,
    site.url + path,
    { viewport: SCREENS[screen] },
    async (page) => {
      await page.evaluate(() => document.fonts.ready);
      await readThrough(page);
      return page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
    },
    async (page) => {
      await onASlowLine(page);
      await page.addInitScript(watchShifts);
    },
  );
}

/** Runs in the page, before its own scripts. */
function watchShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null }[];
  }
  const seen: { value: number; moved: string[] }[] = [];
  Object.assign(globalThis, { shifts: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      const moved = entry.sources.map(({ node }) =>
        node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : String(node?.nodeName),
      );
      seen.push({ value: entry.value, moved });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

describe.each(['desktop', 'phone'] as const)('%s', (screen) => {
  test.each(pages)('nothing moves while /%s loads and is read', async (path) => {
    expect(await shifts(path, screen)).toEqual([]);
  });
});

test('a page that moves is found out', async () => {
  const moved = await visit(
    browser,
    site.url,
    {},
    async (page) => {
      await page.evaluate(async () => {
        const block = document.createElement('div');
        block.style.height = '200px';
        document.body.prepend(block);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
      });
      return page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts.length);
    },
    (page) => page.addInitScript(watchShifts),
  );
  expect(moved).toBeGreaterThan(0);
});
