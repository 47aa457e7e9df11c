import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/* Which backend a Run takes: by measurement, or as the reader says. */

let site: SiteServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [site, browser] = [await serveSite(), await launchChromium()];
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  await page.goto(`${site.url.replace('127.0.0.1', 'localhost')}playground/`);
});
afterEach(() => page?.context().close());

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const notes = (): Locator => region().locator('[data-part="backend-notes"]');
const choice = (): Locator => region().getByLabel('Run on');

/** Runs to the end and gives the backend that the status line named. */
async function run(): Promise<string> {
  const status = region().getByRole('status');
  await region().getByRole('button', { name: 'Run', exact: true }).click();
  const running = status.filter({ hasText: /^Running on / });
  await running.waitFor({ timeout: 30_000 });
  const text = await notes().locator('dt', { hasText: 'in use' }).textContent();
  await status.filter({ hasText: /^Finished/ }).waitFor({ timeout: 60_000 });
  return (text ?? '').replace(', in use', '');
}

test('after the first run the other kind of processor is timed, and the next Run takes the faster', async () => {
  expect(await run()).toBe('WebGPU');
  // Beside the time of the run itself a second one comes, without a press.
  await notes()
    .filter({ hasText: /Measured here: .* ms a step, .* ms/ })
    .waitFor({ state: 'attached', timeout: 30_000 });
  const sentence = (await notes().textContent()) ?? '';
  const times = [...sentence.matchAll(/(WebGPU|WASM) ([\d.,]+) ms/g)].map(([, name, ms]) => ({
    name,
    ms: Number(ms?.replace(',', '')),
  }));
  expect(times).toHaveLength(2);
  expect(times[0]?.ms).toBeLessThanOrEqual(times[1]?.ms ?? 0);
  expect(await region().getByRole('status').textContent()).toMatch(/^Finished/);
  expect(await run()).toBe(times[0]?.name);
  // The times are kept with this browser.
  await page.reload();
  expect(await run()).toBe(times[0]?.name);
});

test('the reader’s choice goes before every measurement, and is kept', async () => {
  await region().getByText('Backend', { exact: true }).click();
  await choice().selectOption({ label: 'CPU' });
  expect(await run()).toBe('CPU');
  await page.reload();
  expect(await run()).toBe('CPU');
  await region().getByText('Backend', { exact: true }).click();
  expect(await choice().inputValue()).toBe('cpu');
  await choice().selectOption({ label: 'the fastest here' });
  expect(await run()).not.toBe('CPU');
});
