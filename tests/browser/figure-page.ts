/** A page with one explorable figure, bundled and served from memory: no site, no build folder. */
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { type FigureName, figures } from '../../src/figures/index.ts';
import { staticFigure } from '../../src/figures/kit/static-figure.ts';
import { pixelsOf } from './pixels.ts';

const root = new URL('../../', import.meta.url);
/** The client's files as a browser gets them, by path. */
export type Bundle = ReadonlyMap<string, string>;

/** Bundles the loader; each figure stays a file of its own, as in the built site. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: root.pathname,
    entryPoints: ['src/figures/load.ts'],
    outdir: '/',
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    write: false,
  });
  const styles = await build({
    absWorkingDir: root.pathname,
    stdin: {
      contents: '@import "./playground/page/page.css"; @import "./src/figures/figures.css";',
      loader: 'css',
      resolveDir: root.pathname,
    },
    bundle: true,
    write: false,
  });
  const scripts = outputFiles.map(({ path, text }) => [path, text] as const);
  return new Map([...scripts, ['/figures.css', styles.outputFiles[0]?.text ?? '']]);
}

export interface FigurePage {
  readonly page: Page;
  /** Paths asked for so far. */
  readonly asked: string[];
  /** Lets figure code through that a `hold` keeps back. */
  release(): void;
}

interface Left {
  readonly page: Page;
  /** Answers what the page asks for: the figure that is shown now. */
  answer(route: Route): Promise<void>;
}

/** Pages that tests have left open, by their browser and the options of their contexts. */
const left = new WeakMap<Browser, Map<string, Left>>();
let opened = 0;

/** A page of these options: the one that the last test left open, since a new one costs as much as all that is shown on it. */
async function pageOf(browser: Browser, options: BrowserContextOptions): Promise<Left> {
  const pages = left.get(browser) ?? new Map<string, Left>();
  left.set(browser, pages);
  const key = JSON.stringify(options);
  const known = pages.get(key);
  if (known && !known.page.isClosed()) return known;
  const made: Left = { page: await browser.newPage(options), answer: (route) => route.abort() };
  await made.page.route('**/*', (route) => made.answer(route));
  pages.set(key, made);
  return made;
}

/**
 * Opens the figure; with `hold`, its code arrives only after `release`. A page that a test does not close is taken for the next
 * figure that is opened with the same options: a test that changes more than the document closes its page.
 */
export async function openFigure(
  browser: Browser,
  files: Bundle,
  name: FigureName,
  options: BrowserContextOptions & { theme?: string; hold?: boolean } = {},
): Promise<FigurePage> {
  const { title, html: drawn } = staticFigure<unknown>(name, (await figures[name]()).figure);
  const { theme = 'light', hold = false, ...given } = options;
  const context = { viewport: { width: 1060, height: 900 }, ...given };
  const taken = await pageOf(browser, context);
  const { page } = taken;
  const asked: string[] = [];
  let release = (): void => {};
  const held = hold ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
  const html = `<!doctype html><html lang="en" data-theme="${theme}"><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/figures.css">
    <style>body { margin: 20px; background: var(--paper) }</style>
    <main><explorable-figure name="${name}">${drawn}</explorable-figure></main>
    <script type="module" src="/load.js"></script></html>`;
  taken.answer = async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const text = files.get(pathname);
    if (text === undefined) return route.fulfill({ status: 404, body: '' });
    if (pathname.endsWith('.js') && pathname !== '/load.js') await held;
    return route.fulfill({
      contentType: pathname.endsWith('.css') ? 'text/css' : 'text/javascript',
      body: text,
    });
  };
  // A pointer that the last test left over the figure would wake it.
  await page.mouse.move(0, 0);
  if (context.viewport) await page.setViewportSize(context.viewport);
  // An address of its own, so that the browser does not scroll to where the last figure was left.
  await page.goto(`http://figures.test/?${++opened}`);
  return { page, asked, release: () => release() };
}

/** The middle of an element, in the page. */
export async function middle(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`nothing to see of ${selector}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Waits for the figure's code, which comes when a pointer reaches the figure: a drag that begins before it has no way to go. */
export async function awake(page: Page): Promise<void> {
  await page.locator('explorable-figure[data-ready]').waitFor();
}

/** Waits for the frame after the next: what was done before is on the page then. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** Waits until the figure says exactly this. */
export async function says(page: Page, words: string): Promise<void> {
  await page
    .waitForFunction((wanted) => document.querySelector('[data-live]')?.textContent === wanted, words, {
      timeout: 5000,
    })
    .catch(async () => {
      throw new Error(
        `the figure says\n  ${await page.locator('[data-live]').textContent()}\nand not\n  ${words}`,
      );
    });
}

/** A picture of the page when two in a row are alike: on a busy machine the first may be taken before all is drawn. */
export async function settled(page: Page): Promise<Buffer> {
  let last = await page.screenshot();
  for (;;) {
    await drawn(page);
    const next = await page.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
}

/** Waits until the page looks as in the picture; where it does not, the error says which part of it is another. */
export async function looksAs(page: Page, picture: Buffer): Promise<void> {
  const end = Date.now() + 20_000;
  let now = await page.screenshot();
  while (!now.equals(picture) && Date.now() < end) {
    await page.waitForTimeout(100);
    now = await page.screenshot();
  }
  if (now.equals(picture)) return;
  const [one, other] = [await pixelsOf(page, picture), await pixelsOf(page, now)];
  const differing = Array.from({ length: one.width * one.height }, (_, i) => i).filter((i) =>
    [0, 1, 2].some((channel) => one.data[4 * i + channel] !== other.data[4 * i + channel]),
  );
  const [columns, rows] = [
    differing.map((i) => i % one.width),
    differing.map((i) => Math.floor(i / one.width)),
  ];
  const span = (values: number[]): string =>
    `${values.reduce((a, b) => Math.min(a, b))} to ${values.reduce((a, b) => Math.max(a, b))}`;
  throw new Error(
    `${differing.length} pixels are others than in the picture, in columns ${span(columns)}, rows ${span(rows)}`,
  );
}
