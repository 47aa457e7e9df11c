import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchReader } from './chromium.ts';
import { patience } from './patience.ts';
import { type Hands, handsOn } from './playground-hands.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/* The network goes while a page is open: what was loaded works on, and what cannot be had is said at once. */

let browser: Browser;
let site: SiteServer;
let page: Page;
let hands: Hands;
/** Sandbox frames that the page has been given. */
let frames: number;

beforeAll(async () => {
  browser = await launchReader();
});
afterAll(() => browser.close());

beforeEach(async () => {
  // A server of the test's own, as it is taken away. It sends no header that lets the browser keep the frame.
  site = await serveSite();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(patience);
  page = await context.newPage();
  frames = 0;
  await page.route(/\/sandbox\/frame/, async (route) => {
    const response = await route.fetch().catch(() => undefined);
    if (!response) return route.abort('connectionrefused');
    await route.fulfill({ response, headers: { ...response.headers(), 'cache-control': 'no-cache' } });
    frames++;
  });
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}playground/?backend=cpu`);
  hands = handsOn(page);
});
afterEach(async () => {
  await page.context().close();
  await site.close();
});

test('the run that is prepared works; the next says within a second that the network is gone', async () => {
  await hands.press('Run');
  await hands.says(/^Finished/);
  // All else that the spare worker needs the page has had since the first run.
  await expect.poll(() => frames, { timeout: 15_000 }).toBe(2);
  await page
    .frames()
    .find((frame) => frame.url().includes('/sandbox/'))
    ?.waitForLoadState('load');
  await site.close();
  await hands.press('Run');
  await hands.says(/^Finished/);
  const chart = hands.region.getByRole('img', { name: /^Training/ });
  const shown = await chart.getAttribute('aria-label');
  for (const _ of ['once', 'and again']) {
    const pressed = performance.now();
    await hands.press('Run');
    await hands.says(/^Failed: The sandbox could not be loaded: is the network there\?/, 15_000);
    // A second, and what a busy machine and Playwright take for the press: long before a sandbox is given up.
    expect(performance.now() - pressed).toBeLessThan(5000);
  }
  expect(await chart.getAttribute('aria-label')).toBe(shown);
});

test('a frame that the host no longer has is told apart from a lost network', async () => {
  await page.route(/\/sandbox\/frame/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await hands.press('Run');
  await hands.says(/^Failed: The sandbox could not be loaded \(HTTP 404\)/, 15_000);
});

describe('a part of the page that does not arrive', () => {
  const editor = /\/_astro\/(open|monaco|editor)[^/]*\.js/;

  test('the editor: the next try that succeeds leaves no “Failed” behind', async () => {
    await page.route(editor, (route) => route.abort());
    await hands.press('Edit');
    await hands.says(/^Failed: the editor could not be loaded/);
    await page.unroute(editor);
    await hands.edit();
    await hands.says(/^Ready/);
    expect(await hands.note('a reload will').count()).toBe(0);
  });

  test('the editor, in a browser that remembers the failure: a reload is offered', async () => {
    await page.route(editor, (route) => route.abort());
    await hands.press('Edit');
    await hands.note('a reload will').waitFor();
    await page.unroute(editor);
    await hands.press('Reload the page');
    await hands.says(/^Ready/);
    await hands.edit();
    await hands.says(/^Ready/);
  });

  test('all but the first script: the reader’s version is missing, which is said, and the next press brings it', async () => {
    await hands.edit();
    await hands.write('// my own work\n');
    const controller = /\/_astro\/controller[^/]*\.js/;
    await page.route(controller, (route) => route.abort());
    await page.reload();
    await hands.says(/^Failed: the playground could not be loaded/);
    await page.unroute(controller);
    await hands.press('Run');
    await hands.says(/^Finished/);
    expect(await hands.code.textContent()).toContain('my own work');
  });
});
