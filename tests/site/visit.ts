import { type Browser, type BrowserContextOptions, errors, type Page } from 'playwright-core';
import { within } from './within.ts';

/** The screens the site is looked at on. */
export const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/**
 * Opens an address in a context of its own, hands the loaded page over, and closes the context after. A browser on a busy
 * machine now and then leaves a page standing still. Then the state of the page is said, so that its cause can be found, and
 * the address is visited once more.
 */
export async function visit<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<T> {
  const once = (): Promise<T> => visitOnce(browser, url, options, look, prepare);
  return once().catch((error: unknown) => {
    if (!(error instanceof StandingPage)) throw error;
    console.warn(`${error.message}. It is visited once more.`);
    return once();
  });
}

/** Nothing that was waited for came. */
class StandingPage extends Error {}

/** Milliseconds after which a page that is looked at stands still: less than half of what a test may take. */
const standstillMs = 80_000;

async function visitOnce<T>(
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
  context.setDefaultTimeout(standstillMs);
  const underWay = new Set<string>();
  let page: Page | undefined;
  try {
    page = await context.newPage();
    page.on('request', (request) => underWay.add(request.url()));
    for (const event of ['requestfinished', 'requestfailed'] as const)
      page.on(event as 'requestfinished', (request) => underWay.delete(request.url()));
    await prepare?.(page);
    // Where no script runs, nothing comes after the load, and Chromium now and then never calls the network idle.
    await page.goto(url, { waitUntil: options.javaScriptEnabled === false ? 'load' : 'networkidle' });
    // No frame may come, and then what waits for one has no end.
    return await within(
      standstillMs,
      look(page),
      () => new errors.TimeoutError(`It took more than ${standstillMs} ms.`),
    );
  } catch (error) {
    if (!page || !(error instanceof errors.TimeoutError)) throw error;
    throw new StandingPage(`${url}: ${error.message}\n${await stateOf(page)}, under way: ${[...underWay]}`);
  } finally {
    await context.close();
  }
}

/** Whether a page answers, and whether it draws. */
async function stateOf(page: Page): Promise<string> {
  const late = (ms: number): Promise<string> =>
    new Promise((done) => setTimeout(() => done('does not answer'), ms));
  const said = page.evaluate(async () => {
    const draws = await Promise.race([
      new Promise((done) => requestAnimationFrame(() => done('draws'))),
      new Promise((done) => setTimeout(() => done('draws nothing'), 2000)),
    ]);
    return `${document.readyState}, ${document.visibilityState}, ${draws}, ${document.querySelector('dialog[open]')?.innerHTML.slice(0, 500)}`;
  });
  return Promise.race([said.catch(String), late(5000)]);
}

/** Scrolls to the end of the page a screen at a time, as a reader would: what loads late, loads. */
export async function readThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      // What is near the screen is asked for once a frame.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  });
  await page.waitForLoadState('networkidle');
}
