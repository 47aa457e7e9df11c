import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { SCREENS, visit } from './visit.ts';

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

/** Rule and place of everything that axe objects to, with every `details` open so that nothing hides from it. */
async function objections(
  path: string,
  screen: keyof typeof SCREENS,
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const options = { viewport: SCREENS[screen], colorScheme };
  return visit(browser, site.url + path, options, async (page) => {
    const theme = await page.evaluate(() => document.documentElement.dataset['theme']);
    if (theme !== colorScheme) return [`the page is ${theme}, not ${colorScheme}`];
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.addScriptTag({ content: axe.source });
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    });
  });
}

describe.each(['desktop', 'phone'] as const)('%s', (screen) => {
  describe.each(['light', 'dark'] as const)('%s', (theme) => {
    test.each(pages)('axe has no objection to /%s', async (path) => {
      expect(await objections(path, screen, theme)).toEqual([]);
    });
  });
});

test('axe objects where there is something to object to', async () => {
  const found = await visit(browser, 'about:blank', {}, async (page) => {
    await page.setContent('<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"></main>');
    await page.addScriptTag({ content: axe.source });
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id }) => id);
    });
  });
  expect(found).toEqual(['image-alt']);
});
