import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../src/commands/host-headers.ts';
import { inlineScripts } from '../../src/content-security-policy.ts';
import { headerPolicy, metaPolicy, scriptHash } from '../../src/page-policy.ts';
import { builtSite } from '../browser/built-site.ts';
import { launchReader } from '../browser/chromium.ts';
import { type SiteServer, serveSite } from '../browser/site-server.ts';
import { readTags } from './html.ts';
import { type OtherSite, openOtherSite } from './other-site.ts';
import { pagesIn } from './pages.ts';

const folder = await builtSite('/');
const pages = pagesIn(folder);
const rules = parseHeaderRules(readFileSync(join(folder, '_headers'), 'utf8'));
const everyScript = pages.flatMap(({ file }) => inlineScripts(readFileSync(file, 'utf8')));

describe.each(pages)('/$path', ({ path, file }) => {
  test('says its policy itself, ahead of everything that could load', async () => {
    const scripts = inlineScripts(readFileSync(file, 'utf8'));
    const tags = await readTags(file);
    const at = tags.findIndex(({ attributes }) => attributes['http-equiv'] === 'content-security-policy');
    expect(tags[at]?.attributes['content']).toBe(metaPolicy(scripts));
    const before = tags.slice(0, at).filter(({ name }) => /^(script|style|img|iframe)$/.test(name));
    expect(before).toEqual([]);
  });

  test.skipIf(path === '404.html')(
    'has the same policy in the headers, and who may frame and open it',
    () => {
      const headers = headersFor(rules, `/${path}`);
      expect(headers['content-security-policy']).toBe(headerPolicy(everyScript));
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    },
  );
});

test('the two forms differ only in what a <meta> cannot say', () => {
  const inMeta = metaPolicy(everyScript);
  expect(headerPolicy(everyScript)).toBe(`${inMeta}; frame-ancestors 'self'`);
  expect(inMeta).not.toContain("script-src 'self' 'unsafe-inline'");
  expect(everyScript.map(scriptHash).every((hash) => inMeta.includes(hash))).toBe(true);
});

describe.each([
  ['with the headers of a host', true],
  ['with headers switched off', false],
])('%s', (_, hostHeaders) => {
  let browser: Browser;
  let site: SiteServer;
  let elsewhere: OtherSite;
  beforeAll(async () => {
    [browser, site, elsewhere] = await Promise.all([
      launchReader(),
      serveSite('/', { hostHeaders }),
      openOtherSite(),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await elsewhere?.close();
  });

  test('what comes into a page by injection loads and runs nothing', async () => {
    const page = await browser.newPage();
    elsewhere.asked.length = 0;
    await page.goto(`${site.url}chapters/dense-networks/`);
    const ran = await page.evaluate(async (other) => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      document.body.insertAdjacentHTML(
        'beforeend',
        `<img src="${other}pixel.png" onerror="window.ran = 'handler'"><form action="${other}form"></form>`,
      );
      const [inline, foreign, frame, base] = ['script', 'script', 'iframe', 'base'].map((name) =>
        document.createElement(name),
      ) as [HTMLScriptElement, HTMLScriptElement, HTMLIFrameElement, HTMLBaseElement];
      inline.textContent = "window.ran = 'inline'";
      foreign.src = `${other}script.js`;
      frame.src = `${other}frame`;
      base.href = other;
      document.body.append(inline, foreign, frame);
      document.head.append(base);
      document.querySelector<HTMLFormElement>('form[action$="/form"]')?.submit();
      const due = ['img-src', 'script-src-elem', 'frame-src', 'base-uri', 'form-action'];
      while (!due.every((directive) => refused.includes(directive)))
        await new Promise((done) => setTimeout(done, 20));
      return Reflect.get(window, 'ran');
    }, elsewhere.url);
    expect(ran).toBeUndefined();
    expect(elsewhere.asked).toEqual([]);
    await page.context().close();
  });

  test('a program runs, is edited and searched for, and nothing of it is refused', async () => {
    const page = await browser.newPage();
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refused.push(message.text());
    });
    await page.goto(`${site.url}chapters/dense-networks/?backend=wasm`);
    const neuron = page.getByRole('region', { name: 'One neuron learns to add', exact: true });
    await neuron.getByRole('button', { name: 'Run', exact: true }).click();
    await neuron
      .getByRole('status')
      .filter({ hasText: /^Finished/ })
      .waitFor({ timeout: 60_000 });
    await neuron.getByRole('button', { name: 'Edit', exact: true }).click();
    await neuron.getByRole('textbox').first().waitFor({ state: 'attached', timeout: 60_000 });
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('humidity');
    await page.getByRole('dialog').locator('a[href*="/chapters/"]').first().waitFor();
    expect(refused).toEqual([]);
    await page.context().close();
  });
});
