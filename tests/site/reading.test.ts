import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { chaptersIn } from './pages.ts';
import { visit } from './visit.ts';

const chapters = chaptersIn(await builtSite('/')).map((page) => page.path);

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchReader(), serveSite()]);
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

  test('printed, code and recorded results are on the paper, no buttons, and no line of code is cut off', async () => {
    const paper = { viewport: { width: 720, height: 1000 } };
    const { shown, buttons, cut } = await visit(browser, site.url + path, paper, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return {
        shown: await page.evaluate(shownInPlaygrounds),
        buttons: await page.locator('code-playground button:visible').count(),
        cut: await page.evaluate(codeThatIsCutOff),
      };
    });
    expect(shown.length).toBeGreaterThan(0);
    for (const playground of shown) expect(playground).toMatchObject({ code: true, codeText: true });
    for (const playground of shown.filter(({ recorded }) => recorded)) expect(playground.result).toBe(true);
    expect(buttons).toBe(0);
    expect(cut).toEqual([]);
  });
});

/** The beginnings of code that reaches beyond its box, at the side or below a scroll bar. Runs in the page. */
function codeThatIsCutOff(): string[] {
  return [...document.querySelectorAll<HTMLElement>('code-playground [data-part="code"], main pre')]
    .filter((element) => element.getClientRects().length > 0)
    .filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2,
    )
    .map((element) => (element.textContent ?? '').trim().slice(0, 60));
}
