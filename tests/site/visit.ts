import { type Browser, type BrowserContextOptions, errors, type Page } from 'playwright-core';
import { within } from '../within.ts';

/** The screens the site is looked at on. */
export const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Milliseconds after which a page that is looked at stands still: less than half of what a test may take. */
const standstillMs = 80_000;

/** Nothing that was waited for came. */
class StandingPage extends Error {}

/**
 * Opens an address in a context of its own, hands the loaded page over, and closes the context after. A browser on a busy
 * machine now and then leaves a page standing still. Then the state of the page is said, so that its cause can be found, and
 * the address is visited once more.
 * @param look gets what `prepare` has made, and a way to say what comes next, for the words about a page that stands still
 * @param prepare comes before the page's own scripts, in each visit anew
 */
export async function visit<T, Prepared = unknown>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  look: (page: Page, prepared: Prepared, doing: (what: string) => void) => Promise<T>,
  prepare?: (page: Page) => Promise<Prepared>,
  ms = standstillMs,
): Promise<T> {
  const once = async (): Promise<T> => {
    const context = await browser.newContext({
      viewport: SCREENS.desktop,
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(ms);
    try {
      const page = await context.newPage();
      const underWay = requestsUnderWay(page);
      let stage = 'load';
      const visited = (async () => {
        const prepared = (await prepare?.(page)) as Prepared;
        // Where no script runs, nothing comes after the load, and Chromium now and then never calls the network idle.
        const waitUntil = options.javaScriptEnabled === false ? 'load' : 'networkidle';
        await page.goto(url, { waitUntil });
        return look(page, prepared, (what) => {
          stage = what;
        });
      })();
      // No frame may come, and then what waits for one has no end.
      const late = () => new errors.TimeoutError(`It took more than ${ms} ms.`);
      return await within(ms, visited, late).catch(async (error: unknown) => {
        if (!(error instanceof errors.TimeoutError)) throw error;
        const state = `${stage}, ${await stateOf(page)}, under way: ${[...underWay]}`;
        throw new StandingPage(`${url} stands still: ${state}\n${error.message}`);
      });
    } finally {
      await context.close();
    }
  };
  return once().catch((error: unknown) => {
    if (!(error instanceof StandingPage)) throw error;
    console.warn(`${error.message}. It is visited once more.`);
    return once();
  });
}

/** Addresses that a page has asked for and not got so far. */
function requestsUnderWay(page: Page): ReadonlySet<string> {
  const underWay = new Set<string>();
  page.on('request', (request) => underWay.add(request.url()));
  page.on('requestfinished', (request) => underWay.delete(request.url()));
  page.on('requestfailed', (request) => underWay.delete(request.url()));
  return underWay;
}

/** Whether a page answers, and whether it draws. */
function stateOf(page: Page): Promise<string> {
  const said = page.evaluate(async () => {
    const draws = await Promise.race([
      new Promise((done) => requestAnimationFrame(() => done('draws'))),
      new Promise((done) => setTimeout(() => done('draws nothing'), 2000)),
    ]);
    return `${document.readyState}, ${document.visibilityState}, ${draws}, ${document.querySelector('dialog[open]')?.innerHTML.slice(0, 500)}`;
  });
  return within(5000, said, () => new Error('does not answer')).catch(String);
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
