import { describe, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { chaptersIn } from './pages.ts';
import { servedSite } from './served-site.ts';
import { visit } from './visit.ts';

const site = servedSite();

const chapters = chaptersIn(await builtSite('/')).map(({ path }) => path);

/** Chapters whose drawings are full to their upper edge. */
const full = /back-to-2012|breakthroughs|learning-process/;

describe.each([
  [1440, 900],
  [1100, 800],
  [390, 844],
])('at %i by %i', (width, height) => {
  test.each(chapters)(
    '%s begins with words, its drawing, a caption, and something to touch',
    async (path) => {
      const viewport = { width, height };
      await visit(site.browser, site.url + path, { viewport }, async (page) => {
        // The marks of a drawing come after the page's text.
        await page.locator('.chapter-drawing svg :is(use, path)').first().waitFor({ state: 'attached' });
        const { words, drawing, caption, letters, touch } = await page.evaluate(() => {
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
            touch: box('explorable-figure, code-playground').top,
          };
        });
        expect(caption.top).toBeGreaterThanOrEqual(drawing.bottom);
        expect(caption.bottom).toBeGreaterThan(caption.top);
        expect(letters.length).toBeGreaterThan(4);
        if (full.test(path) || width < 1200) expect(drawing.top).toBeGreaterThanOrEqual(words.bottom);
        expect(Math.min(99, ...letters)).toBeGreaterThan(11);
        expect(touch).toBeLessThan(2 * height);
      });
    },
  );
});
