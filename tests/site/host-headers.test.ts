import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { launchChromium } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';
import { visit } from './visit.ts';

const pages = pagesIn(await builtSite('/')).map((page) => page.path);

let browser: Browser;
let site: SiteServer;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), serveSite('/', { hostHeaders: true })]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

test('each page has a policy, and the policies of a path never meet', async () => {
  for (const path of pages.filter((page) => page !== '404.html')) {
    const policy = (await fetch(site.url + path)).headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("object-src 'none'");
    expect(policy.split(',').length, path).toBe(1);
  }
});

test('pages may reach archives over https and nothing else beyond the site; the sandbox reaches nothing', async () => {
  for (const path of ['', 'chapters/dense-networks/', 'playground/']) {
    const policy = (await fetch(site.url + path)).headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("connect-src 'self' https: http:;");
  }
  const frame = (await fetch(`${site.url}sandbox/frame.html`)).headers.get('content-security-policy') ?? '';
  expect(frame).toContain("default-src 'none'");
  expect(frame).not.toContain('connect-src');
});

test('under the policies of a host a program still runs in its sandbox', async () => {
  const { status, refused } = await visit(
    browser,
    `${site.url}chapters/dense-networks/`,
    {},
    async (page) => {
      const messages: string[] = [];
      page.on('console', (message) => {
        if (/content security policy/i.test(message.text())) messages.push(message.text());
      });
      const playground = page
        .getByRole('region')
        .filter({ has: page.getByRole('button', { name: 'Run', exact: true }) });
      await playground.first().getByRole('button', { name: 'Run', exact: true }).click();
      const state = playground.first().getByRole('status');
      await state.filter({ hasText: /Running on|Finished|Failed/ }).waitFor({ timeout: 45_000 });
      return { status: await state.textContent(), refused: messages };
    },
  );
  expect(status).toMatch(/Running on|Finished/);
  expect(refused).toEqual([]);
});
