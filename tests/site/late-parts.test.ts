import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { chaptersIn } from './pages.ts';
import { servedSite } from './served-site.ts';
import { readThrough, visit } from './visit.ts';

/* Drawings and folded code come after the text of a page: nobody may have to do without them. */

/** Each chapter is made alike: the one with the most drawings and the one with the most code stand for all. */
const chapters = chaptersIn(await builtSite('/'))
  .map((page) => page.path)
  .filter((path) => /breakthroughs|dense-networks/.test(path));

const site = servedSite();

const late = (page: Page): Promise<number> => page.locator('[data-late]').count();

describe.each(chapters)('/%s', (path) => {
  test('all is there when it was read to its end', async () => {
    const counts = await visit(site.browser, site.url + path, {}, async (page) => {
      await readThrough(page);
      const empty = await page.evaluate(
        () => [...document.querySelectorAll('main svg')].filter((svg) => svg.childElementCount === 0).length,
      );
      return { after: await late(page), empty };
    });
    expect(counts).toEqual({ after: 0, empty: 0 });
  });

  test('on paper all is there, though nobody has scrolled', async () => {
    const left = await visit(site.browser, site.url + path, {}, async (page) => {
      await page.pdf();
      return late(page);
    });
    expect(left).toBe(0);
  });

  test('without JavaScript each drawing stands in its place, and a link leads to the code', async () => {
    const { places, drawn, code } = await visit(
      site.browser,
      site.url + path,
      { javaScriptEnabled: false },
      async (page) => {
        const links = await page
          .locator('pre[data-late] a')
          .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
        const frames = await page.locator('.part-frame').evaluateAll((all) =>
          all.map((frame) => ({
            src: (frame as HTMLIFrameElement).src,
            width: frame.getBoundingClientRect().width,
          })),
        );
        return { places: await late(page), drawn: frames, code: links };
      },
    );
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length + code.length).toBe(places);
    expect(drawn.filter(({ width }) => width < 100)).toEqual([]);
    const shown = await visit(site.browser, drawn.at(-1)?.src ?? '', { javaScriptEnabled: false }, (page) =>
      page.locator('svg.alone').evaluate((svg) => {
        const { width, height } = svg.getBoundingClientRect();
        const marks = [...svg.querySelectorAll('path, circle, rect')];
        return {
          fills: width === innerWidth && height === innerHeight,
          coloured: marks.some((mark) => getComputedStyle(mark).stroke !== 'none'),
          visible: marks.every((mark) => getComputedStyle(mark).visibility === 'visible'),
        };
      }),
    );
    expect(shown).toEqual({ fills: true, coloured: true, visible: true });
    const text = await visit(site.browser, code.at(-1) ?? '', { javaScriptEnabled: false }, (page) =>
      page.locator('pre.alone').textContent(),
    );
    expect(text).toContain('import');
  });
});

test('what is far from the screen waits until somebody comes near', async () => {
  const waiting = await visit(site.browser, `${site.url}chapters/dense-networks/`, {}, late);
  expect(waiting).toBeGreaterThan(0);
});

test('after a run, Reset brings the author’s result back whole, though it was not there when Run was pressed', async () => {
  await visit(site.browser, `${site.url}chapters/dense-networks/?backend=cpu`, {}, async (page) => {
    const playground = page.locator('code-playground').first();
    const marks = playground.locator('[data-part="results"] svg path');
    await playground.evaluate((element) => element.querySelector<HTMLElement>('[data-part="run"]')?.click());
    await playground
      .getByRole('status')
      .filter({ hasText: /^Finished/ })
      .waitFor({ timeout: 60_000 });
    await playground.evaluate((element) =>
      element.querySelector<HTMLElement>('[data-part="reset"]')?.click(),
    );
    await playground.getByText('The author’s run').waitFor();
    expect(await marks.count()).toBeGreaterThan(0);
    expect(await late(page)).toBe(0);
  });
});
