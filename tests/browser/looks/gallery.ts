import type { Browser, Locator, Page } from 'playwright-core';
import { writeFragment } from '../../../playground/session/share.ts';
import { pixelsOf } from '../pixels.ts';
import { type Look, looks, program } from './program.ts';
import { differenceOf, type Pixels, structureOf } from './structure.ts';

export type Theme = 'light' | 'dark';

/** A page on which every view has been drawn. */
export interface Gallery {
  page: Page;
  /** A picture of a view, as PNG. */
  shoot(look: Look): Promise<Buffer>;
  /** The pixels of a PNG, and a PNG of pixels. */
  pixels(png: Buffer): Promise<Pixels>;
  png(pixels: Pixels): Promise<Buffer>;
  close(): Promise<void>;
}

/** The results in a column of their own, none of them behind a scroll bar. */
const laidOut = `
  .playground-code, .playground-solution, .playground-note { display: none !important; }
  .playground-body, .playground-results, .results, .results-views, .results-console {
    display: block !important; block-size: auto !important; max-block-size: none !important; overflow: visible !important;
  }
  .results-views .view:not(.is-shot), .results-console:not(.is-shot) { display: none !important; }
  .playground-results { inline-size: 720px !important; }
  .site-title, header.header, .page-foot { visibility: hidden !important; }`;

/** Runs the program in the real sandbox. */
export async function openGallery(
  browser: Browser,
  url: string,
  theme: Theme,
  source = program,
): Promise<Gallery> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 1200 },
    deviceScaleFactor: 1,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const address = url.replace('127.0.0.1', 'localhost');
  await page.goto(`${address}playground/?backend=cpu${writeFragment({ title: 'Views', source })}`);
  const playground = page.getByRole('region', { name: 'Playground', exact: true });
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await playground
    .getByRole('status')
    .filter({ hasText: /^(Finished|Failed)/ })
    .first()
    .waitFor({ timeout: 90_000 });
  await page.addStyleTag({ content: laidOut });
  await page.evaluate(async () => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.results-fold')) fold.open = true;
    await document.fonts.ready;
  });
  return {
    page,
    shoot: async (look) => {
      const view = place(page, look);
      await view.waitFor({ state: 'attached' });
      // Alone on the page: a page of seventeen maps takes long to be photographed.
      await page.locator('.is-shot').evaluateAll((all) => {
        for (const one of all) one.classList.remove('is-shot');
      });
      await view.evaluate((element) => element.classList.add('is-shot'));
      return settled(view);
    },
    pixels: (png) => pixelsOf(page, png),
    png: (pixels) => pngOf(page, pixels),
    close: () => context.close(),
  };
}

function place(page: Page, look: Look): Locator {
  if (look === 'console') return page.locator('.results-console');
  if (look === 'warning') return page.locator('.results-views .message-warning');
  return page.locator('.results-views .view').filter({ has: page.getByText(looks[look], { exact: true }) });
}

/** Maps are drawn a frame later, and fine coasts after they have been fetched: a view is ready when it stays as it is. */
async function settled(view: Locator): Promise<Buffer> {
  const page = view.page();
  const twoFrames = () =>
    page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  const isAlike = async (one: Buffer, other: Buffer): Promise<boolean> => {
    // Most are the same to the byte; to look at their pixels takes longer than to draw them.
    if (one.equals(other)) return true;
    const [before, after] = [await pixelsOf(page, one), await pixelsOf(page, other)].map(structureOf);
    const { share, mean, size } = differenceOf(before as Pixels, after as Pixels);
    return share === 0 && mean < 0.05 && size === 0;
  };
  await twoFrames();
  let last = await view.screenshot();
  for (let tries = 0; tries < 30; tries++) {
    await page.waitForTimeout(100);
    await twoFrames();
    const next = await view.screenshot();
    if (await isAlike(last, next)) return next;
    last = next;
  }
  throw new Error('The view does not come to rest.');
}

async function pngOf(page: Page, { width, height, data }: Pixels): Promise<Buffer> {
  const address = await page.evaluate(
    ([width, height, values]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      canvas
        .getContext('2d')
        ?.putImageData(new ImageData(Uint8ClampedArray.from(values), width, height), 0, 0);
      return canvas.toDataURL();
    },
    [width, height, Array.from(data)] as const,
  );
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}
