import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';

/** The built site as it is served, and a browser to read it with, while the tests of one file run. */
export interface ServedSite {
  readonly browser: Browser;
  readonly url: string;
}

/** Serves the site and starts a browser before the tests of a file, and ends both after them. */
export function servedSite(): ServedSite {
  let browser: Browser;
  let site: SiteServer;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchReader(), serveSite()]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get url() {
      return site.url;
    },
  };
}
