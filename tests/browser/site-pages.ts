import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type LaunchOptions, launchChromium } from '../../src/commands/launch-chromium.ts';
import { patience } from './patience.ts';
import { type SiteServer, serveSite } from './site-server.ts';

export interface SitePages {
  /**
   * Opens a page of the site, in a browser with or without graphics where `graphics` says so; `prepare` comes before
   * its own scripts. A page that `stays` is for all tests of a `describe`, which open it once and read it one after another.
   */
  openPage(
    path: string,
    options?: BrowserContextOptions & LaunchOptions & { stays?: boolean },
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Page>;
  /** Where the site is served, once its tests run. */
  origin(): string;
}

/**
 * Serves the built site and starts a browser for the tests of one file. Each page is in a context of its own, so that no
 * storage is shared between tests, and is closed when its test has ended. It is on localhost, a secure context: without
 * one there is no WebGPU.
 * @param usual without graphics for files whose programs run on the CPU or on WASM: their tests take half the time
 */
export function sitePages(usual: LaunchOptions = {}): SitePages {
  let site: SiteServer;
  let page: Page | undefined;
  const browsers = new Map<boolean, Promise<Browser>>();
  const browserWith = (graphics = usual.graphics ?? true): Promise<Browser> => {
    const browser = browsers.get(graphics) ?? launchChromium({ graphics });
    browsers.set(graphics, browser);
    return browser;
  };
  beforeAll(async () => {
    [site] = [await serveSite(), await browserWith()];
  });
  afterAll(async () => {
    for (const browser of browsers.values()) await (await browser).close();
    await site?.close();
  });
  afterEach(async () => {
    await page?.context().close();
    page = undefined;
  });
  const origin = (): string => site.url.replace('127.0.0.1', 'localhost');
  return {
    origin,
    async openPage(path, { graphics, stays = false, ...options } = {}, prepare) {
      const context = await (await browserWith(graphics)).newContext(options);
      context.setDefaultTimeout(patience);
      const opened = await context.newPage();
      if (!stays) page = opened;
      await prepare?.(opened);
      await opened.goto(origin() + path);
      return opened;
    },
  };
}
