import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { launchReader } from '../browser/chromium.ts';
import { pressButton } from '../browser/playground-hands.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { type OtherSite, openOtherSite } from './other-site.ts';

/* What another site can do with a page of the course: frame it, open it, send somebody there with a program. */

let browser: Browser;
let plain: SiteServer;
let withHeaders: SiteServer;
let other: OtherSite;

beforeAll(async () => {
  [browser, plain, withHeaders, other] = await Promise.all([
    launchReader(),
    serveSite(),
    serveSite('/', { hostHeaders: true }),
    openOtherSite(),
  ]);
});

afterAll(async () => {
  await browser?.close();
  await plain?.close();
  await withHeaders?.close();
  await other?.close();
});

const withProgram = (site: SiteServer, source: string): string =>
  `${site.url}playground/?backend=cpu${writeFragment({ title: 'From a link', source })}`;

/** A press before the element is defined would be nobody's. */
const defined = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => customElements.get('code-playground'));

describe('in a frame of another site', () => {
  const inFrame = async (site: SiteServer): Promise<FrameLocator> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
    const address = withProgram(site, "console.log('ran');");
    await page.goto(`${other.url}?show=${encodeURIComponent(address)}`);
    return page.frameLocator('iframe');
  };

  test('no press does anything, and the playground says so with a way out', async () => {
    const framed = await inFrame(plain);
    const playground = framed.getByRole('region', { name: 'Playground', exact: true });
    await framed.locator('code-playground:defined').waitFor();
    for (const name of ['Run', 'Edit', 'Copy link', 'Reset']) await pressButton(playground, name);
    await playground.getByRole('status').filter({ hasText: 'Runs only outside a frame' }).waitFor();
    await playground.getByRole('button', { name: 'Run', exact: true }).press('Control+Enter');
    const way = playground.getByRole('link', { name: 'Open this page by itself' });
    expect(await way.getAttribute('href')).toContain('#code=');
    expect(await way.getAttribute('target')).toBe('_blank');
    expect(await playground.locator('iframe').count()).toBe(0);
    expect(await framed.locator('sandbox-frames').count()).toBe(0);
    expect(await framed.locator('.monaco-editor').count()).toBe(0);
    await way.page().context().close();
  });

  test('where headers are sent, not even the page appears', async () => {
    const framed = await inFrame(withHeaders);
    const frame = framed.owner();
    await frame.waitFor();
    await expect
      .poll(async () => (await (await frame.elementHandle())?.contentFrame())?.url())
      .toMatch(/^chrome-error:/);
    await frame.page().context().close();
  });
});

describe('opened by another site', () => {
  test.each([
    ['without headers it counts no frame more while a program runs', () => plain],
    ['with headers it holds a closed door', () => withHeaders],
  ])('%s', async (_, site) => {
    const opener = await browser.newPage();
    await opener.goto(other.url);
    const opened = opener.waitForEvent('popup');
    await opener.evaluate(
      (address) => {
        const seen: unknown[] = [];
        Object.assign(window, { seen, course: window.open(address) });
        setInterval(() => {
          const { course } = window as unknown as { course: Window };
          const now = course.closed ? 'closed' : course.length;
          if (seen.at(-1) !== now) seen.push(now);
        }, 1);
      },
      withProgram(site(), "console.log('ran');"),
    );
    const page = await opened;
    await defined(page);
    const playground = page.getByRole('region', { name: 'Playground', exact: true });
    await playground.getByRole('button', { name: 'Run', exact: true }).click();
    await playground
      .getByRole('status')
      .filter({ hasText: /^Finished/ })
      .waitFor({ timeout: 60_000 });
    // The spare worker's frame comes a moment after the run.
    await expect.poll(() => page.frames().length).toBeGreaterThan(1);
    const seen = await opener.evaluate(() => Reflect.get(window, 'seen') as unknown[]);
    expect(seen.filter((count) => count !== 0 && count !== 'closed')).toEqual([]);
    if (site() === withHeaders) expect(seen.at(-1)).toBe('closed');
    await opener.context().close();
    await page
      .context()
      .close()
      .catch(() => {});
  });
});

test('a picture in a comment of a linked program is asked for by no hover, without any header', async () => {
  const source = `/**\n * ![x](${other.url}pixel.png) <img src="${other.url}tag.png"> [more](${other.url}away)\n */\nfunction trap() {}\n\ntrap();\n`;
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 } });
  await page.goto(withProgram(plain, source));
  await defined(page);
  const playground = page.getByRole('region', { name: 'Playground', exact: true });
  await playground.getByRole('button', { name: 'Edit', exact: true }).click();
  const word = playground.locator('.view-line').getByText('trap', { exact: true }).last();
  await word.waitFor({ timeout: 60_000 });
  other.asked.length = 0;
  const hover = page.locator('.monaco-hover:visible');
  await expect
    .poll(
      async () => {
        await page.mouse.move(0, 0);
        await word.hover();
        await page.waitForTimeout(1000);
        return (await hover.allTextContents()).join('');
      },
      { timeout: 30_000 },
    )
    .toContain('more');
  expect(await hover.locator('img, a, video').count()).toBe(0);
  expect(other.asked).toEqual([]);
  await page.context().close();
});
