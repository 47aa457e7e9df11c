import type { Page } from 'playwright-core';

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

/** What a chapter's beginning lacks on each screen: words, its drawing, a caption, and something to touch, in this order. */
export async function faultsOfBeginning(page: Page, path: string): Promise<string[]> {
  // The marks of a drawing come after the page's text.
  await page.locator('.chapter-drawing svg :is(use, path)').first().waitFor({ state: 'attached' });
  const faults: string[] = [];
  for (const screen of screens) {
    await page.setViewportSize(screen);
    const seen = await beginning(page);
    const { words, drawing, caption, letters, touch } = seen;
    const need = (holds: boolean, what: string): void => {
      if (!holds) faults.push(`at ${screen.width} by ${screen.height} ${what}: ${JSON.stringify(seen)}`);
    };
    need(caption.top >= drawing.bottom, 'the caption begins above the foot of the drawing');
    need(caption.bottom > caption.top, 'there is no caption');
    need(letters.length > 4, 'the drawing has few words');
    if (full.test(path) || screen.width < 1200)
      need(drawing.top >= words.bottom, 'the drawing begins above the end of the words');
    need(Math.min(99, ...letters) > 11, 'letters of the drawing are small');
    need(touch < 2 * screen.height, 'there is nothing to touch on the first two screens');
  }
  return faults;
}
