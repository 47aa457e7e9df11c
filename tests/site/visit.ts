import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { patience } from '../browser/patience.ts';

/** The screens the site is looked at on. */
export const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Opens an address in a context of its own, hands the loaded page over, and closes the context after. */
export async function visit<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: SCREENS.desktop,
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patience);
  try {
    const page = await context.newPage();
    await prepare?.(page);
    // Where no script runs, nothing comes after the load, and Chromium now and then never calls the network idle.
    await page.goto(url, { waitUntil: options.javaScriptEnabled === false ? 'load' : 'networkidle' });
    return await look(page);
  } finally {
    await context.close();
  }
}

/** Scrolls to the end of the page a screen at a time, as a reader would: what loads late, loads. */
export async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
    }
  });
  await page.waitForLoadState('networkidle');
}
