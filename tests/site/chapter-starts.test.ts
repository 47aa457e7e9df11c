import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { chaptersIn } from './pages.ts';
import { servedSite } from './served-site.ts';
import { visit } from './visit.ts';

const site = servedSite();

const chapters = chaptersIn(await builtSite('/')).map(({ path }) => path);

/** Chapters whose drawings are full to their upper edge. */
const full = /back-to-2012|breakthroughs|learning-process/;

const screens = [
  { width: 1440, height: 900 },
  { width: 1100, height: 800 },
  { width: 390, height: 844 },
];

/** Where the parts of a chapter's beginning lie on the screen as it is, and how high the letters of its drawing are. */
function beginning(page: Page) {
  return page.evaluate(() => {
    const box = (selector: string) => {
      const { top = 0, bottom = 0 } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
      return { top, bottom };
    };
    const seen = [...document.querySelectorAll('.chapter-drawing svg svg text')].filter(
      (text) => text.getClientRects().length > 0,
    );
    return {
      words: box('.chapter-words'),
      drawing: box('.chapter-drawing [role=img]'),
      caption: box('.chapter-caption'),
      letters: seen.map((text) => text.getBoundingClientRect().height),
      touch: box('explorable-figure, code-playground, concept-map').top,
    };
  });
}

describe.each(chapters)('%s', (path) => {
  test('begins with words, its drawing, a caption, and something to touch, on every screen', async () => {
    // A chapter takes long to load, and lies on each screen as its width says.
    await visit(site.browser, site.url + path, {}, async (page) => {
      // The marks of a drawing come after the page's text.
      await page.locator('.chapter-drawing svg :is(use, path)').first().waitFor({ state: 'attached' });
      for (const screen of screens) {
        await page.setViewportSize(screen);
        const { words, drawing, caption, letters, touch } = await beginning(page);
        const at = `at ${screen.width} by ${screen.height}`;
        expect(caption.top, at).toBeGreaterThanOrEqual(drawing.bottom);
        expect(caption.bottom, at).toBeGreaterThan(caption.top);
        expect(letters.length, at).toBeGreaterThan(4);
        if (full.test(path) || screen.width < 1200)
          expect(drawing.top, at).toBeGreaterThanOrEqual(words.bottom);
        expect(Math.min(99, ...letters), at).toBeGreaterThan(11);
        expect(touch, at).toBeLessThan(2 * screen.height);
      }
    });
  });
});
