import { afterAll, beforeAll, describe, test } from 'vitest';
import type { BrowserKind } from '../../src/commands/browsers.ts';
import { type FoundBrowser, findBrowser } from '../../src/commands/find-browser.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { attack } from './attack.ts';
import type { DrivenBrowser } from './driven-browser.ts';
import { journeys } from './journeys.ts';

/** All tests of one browser; where the machine has none they are skipped, under a name that says so. */
export function testInBrowser(
  kind: BrowserKind,
  launch: (found: FoundBrowser) => Promise<DrivenBrowser>,
): void {
  const found = findBrowser(kind);
  const name = found
    ? kind.name
    : `${kind.name}: skipped, for this machine has none (${kind.variable}, or Debian’s ${kind.packages.join(' ')})`;
  describe.skipIf(!found)(name, () => {
    let browser: DrivenBrowser;
    let site: SiteServer;
    beforeAll(async () => {
      [site, browser] = await Promise.all([serveSite(), launch(found as FoundBrowser)]);
      console.log(browser.version);
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    describe('journeys', () => {
      test.each(journeys.map((journey) => [journey.name, journey] as const))('%s', (_, { go }) =>
        go(browser, site.url.replace('127.0.0.1', 'localhost')),
      );
    });
    describe('attacks', () => attack(() => browser));
  });
}
