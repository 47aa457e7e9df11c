import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attacksProgram, endsOf, inParts } from '../browser/hostile/attack.ts';
import { type Attacker, openAttacker } from '../browser/hostile/attacker.ts';
import { attacks } from '../browser/hostile/programs.ts';
import { type AttackSite, serveAttackSite } from './attack-site.ts';
import { stoppedAlike } from './blocked.ts';
import type { DrivenBrowser } from './driven-browser.ts';

/** Attacks in one program: of twenty-five in one, the last three say nothing in Firefox. */
const atOnce = 10;

/** Every attack that Chromium withstands, against the sandbox of the built site, with and without a host's headers. */
export function attack(browser: () => DrivenBrowser): void {
  describe.each([
    ['with the headers of a host', true],
    ['without headers, as on GitHub Pages', false],
  ])('%s', (_, hostHeaders) => {
    let site: AttackSite;
    let attacker: Attacker;
    beforeAll(async () => {
      [site, attacker] = await Promise.all([serveAttackSite(hostHeaders), openAttacker()]);
      await browser().open(site.page);
    });
    afterAll(async () => {
      await site?.close();
      await attacker?.close();
    });

    test('the attacker’s host hears the page itself, which may read archives of any host', async () => {
      await browser().evaluate((url) => fetch(`${url}/control`).then(() => true), attacker.url);
      expect(attacker.knocks).toContain('GET /control');
      attacker.knocks.length = 0;
    });

    describe.each(Object.entries(attacks))('%s', (_, table) => {
      test.each(inParts(table, atOnce))('%s …', async (_, batch) => {
        const source = attacksProgram(batch, { attacker: attacker.url, site: site.url });
        const ends = endsOf(batch, await logged(browser(), source));
        const stopped = batch.map(({ name, blocked }) => {
          const said = ends[name];
          const how = said?.startsWith('blocked: ') ? said.slice('blocked: '.length) : undefined;
          return stoppedAlike(how, blocked) ? `${name}: blocked` : `${name}: ${said}, not ${blocked}`;
        });
        expect(stopped).toEqual(batch.map(({ name }) => `${name}: blocked`));
        expect(attacker.knocks).toEqual([]);
      });
    });
  });
}

/** What a program writes to its console. */
async function logged(browser: DrivenBrowser, source: string): Promise<string[]> {
  const lines = await browser.evaluate(
    async (request) => {
      const events = (await globalThis.runProgram(request)) as {
        type: string;
        parts?: { text?: string }[];
      }[];
      return events.flatMap(({ type, parts = [] }) =>
        type === 'log' ? [parts.map(({ text = '' }) => text).join(' ')] : [],
      );
    },
    { source, backend: 'cpu' as const, limit: 40_000 },
  );
  return lines;
}
