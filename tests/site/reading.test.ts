import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { chaptersIn, pagesIn } from './pages.ts';
import { readThrough, SCREENS, visit } from './visit.ts';

const folder = await builtSite('/');
const pages = pagesIn(folder).map((page) => page.path);
const chapters = chaptersIn(folder).map((page) => page.path);

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite()]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('there is a chapter', () => {
  expect(chapters).toContain('chapters/dense-networks/');
});

/** What a reader sees of each playground: how much code, and how much of the author's result. */
function shownInPlaygrounds() {
  const box = (element: Element | null) => {
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return width > 100 && height > 40;
  };
  return [...document.querySelectorAll('code-playground')].map((playground) => ({
    title: playground.querySelector('section')?.ariaLabel ?? '',
    code: box(playground.querySelector('[data-part="code"] pre')),
    codeText: (playground.querySelector('[data-part="code"] pre')?.textContent ?? '').length > 80,
    recorded: (playground.querySelector('[data-part="results"]')?.textContent ?? '').includes(
      'The author’s run',
    ),
    result: box(playground.querySelector('[data-part="results"]')),
  }));
}

describe.each(chapters)('/%s', (path) => {
  test('without JavaScript, code and recorded results stand there to be read', async () => {
    const shown = await visit(browser, site.url + path, { javaScriptEnabled: false }, (page) =>
      page.evaluate(shownInPlaygrounds),
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const playground of shown) {
      expect(playground).toMatchObject({ code: true, codeText: true, result: true });
    }
    expect(shown.filter((playground) => playground.recorded).length).toBeGreaterThan(0);
  });

  test('printed, code and recorded results are on the paper, and no buttons', async () => {
    const { shown, buttons } = await visit(browser, site.url + path, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return {
        shown: await page.evaluate(shownInPlaygrounds),
        buttons: await page.locator('code-playground button:visible').count(),
      };
    });
    expect(shown.length).toBeGreaterThan(0);
    for (const playground of shown) expect(playground).toMatchObject({ code: true, codeText: true });
    for (const playground of shown.filter(({ recorded }) => recorded)) expect(playground.result).toBe(true);
    expect(buttons).toBe(0);
  });

  test('printed, no line of code is cut off at the side or hidden below a scroll bar', async () => {
    const cut = await visit(
      browser,
      site.url + path,
      { viewport: { width: 720, height: 1000 } },
      async (page) => {
        await page.emulateMedia({ media: 'print' });
        return page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('code-playground [data-part="code"], main pre')]
            .filter((element) => element.getClientRects().length > 0)
            .filter(
              (element) =>
                element.scrollHeight > element.clientHeight + 2 ||
                element.scrollWidth > element.clientWidth + 2,
            )
            .map((element) => (element.textContent ?? '').trim().slice(0, 60)),
        );
      },
    );
    expect(cut).toEqual([]);
  });
});

test.each(pages)('/%s fits a screen of 390 px', async (path) => {
  const wide = await visit(browser, site.url + path, { viewport: SCREENS.phone }, async (page) => {
    await readThrough(page);
    return page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const beyond = [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
      return [`${scrollWidth} px`, ...beyond.slice(0, 5)];
    });
  });
  expect(wide).toEqual([]);
});
