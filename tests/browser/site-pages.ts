import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type SiteServer, serveSite } from './site-server.ts';

export interface SitePages {
  /** Opens a page of the site; `prepare` comes before its own scripts. */
  openPage(
    path: string,
    options?: BrowserContextOptions,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Page>;
  /** Where the site is served, once its tests run. */
  origin(): string;
}

/**
 * Serves the built site and starts a browser for the tests of one file. Each page is in a context of its own, so that no
 * storage is shared between tests, and is closed when its test has ended. It is on localhost, a secure context: without
 * one there is no WebGPU.
 */
export function sitePages(): SitePages {
  let site: SiteServer;
  let browser: Browser;
  let page: Page | undefined;
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launchChromium()];
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(async () => {
    await page?.context().close();
    page = undefined;
  });
  const origin = (): string => site.url.replace('127.0.0.1', 'localhost');
  return {
    origin,
    async openPage(path, options = {}, prepare) {
      const context = await browser.newContext(options);
      page = await context.newPage();
      await prepare?.(page);
      await page.goto(origin() + path);
      return page;
    },
  };
}
