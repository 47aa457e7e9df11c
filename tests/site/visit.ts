import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** The screens the site is looked at on. */
export const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

// To open a window costs a second, to go to another address in it a tenth: windows are kept for the visits that follow.
const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();
const idle = new WeakMap<BrowserContext, Page[]>();

/** The context of a browser for these options; it is closed with the browser. */
function contextOf(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const key = JSON.stringify(options);
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const context =
    known.get(key) ?? browser.newContext({ viewport: SCREENS.desktop, reducedMotion: 'reduce', ...options });
  known.set(key, context);
  return context;
}

/**
 * Opens an address and hands the loaded page over. Visits with the same options share cookies, storage and cache; what
 * `prepare` does to a page is not seen by other visits.
 */
export async function visit<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<T> {
  const context = await contextOf(browser, options);
  const kept = idle.get(context) ?? [];
  idle.set(context, kept);
  const page = (prepare ? undefined : kept.pop()) ?? (await context.newPage());
  let unchanged = false;
  try {
    await prepare?.(page);
    await page.goto(url, { waitUntil: 'networkidle' });
    const seen = await look(page);
    unchanged = prepare === undefined;
    return seen;
  } finally {
    if (unchanged) {
      await page.emulateMedia({ media: null });
      kept.push(page);
    } else await page.close();
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
