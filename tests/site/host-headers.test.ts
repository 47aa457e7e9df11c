import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite } from '../browser/built-site.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { pagesIn } from './pages.ts';

const pages = pagesIn(await builtSite('/')).map((page) => page.path);

let site: SiteServer;

beforeAll(async () => {
  site = await serveSite('/', { hostHeaders: true });
});

afterAll(async () => {
  await site?.close();
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
