import type { Locator, Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { pressBackend } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* Which backend a Run takes: by measurement, or as the reader says. */

const { openPage } = sitePages();
let page: Page;
beforeEach(async () => {
  page = await openPage('playground/', { viewport: { width: 1440, height: 900 } });
});

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const notes = (): Locator => region().locator('[data-part="backend-notes"]');
const choice = (): Locator => region().getByLabel('Run on');

/** Runs to the end and gives the backend that was in use. */
async function run(): Promise<string> {
  const status = region().getByRole('status');
  await region().getByRole('button', { name: 'Run', exact: true }).click();
  await status.filter({ hasText: /^Finished/ }).waitFor({ timeout: 60_000 });
  const text = await notes().locator('dt', { hasText: 'in use' }).textContent();
  return (text ?? '').replace(', in use', '');
}

/** The measured times as they are shown, fastest first. */
async function measured(): Promise<{ name: string; ms: number }[]> {
  const sentence = (await notes().textContent()) ?? '';
  return [...sentence.matchAll(/(WebGPU|WASM) ([\d.,]+) ms/g)].map(([, name = '', ms = '']) => ({
    name,
    ms: Number(ms.replace(',', '')),
  }));
}

test('after the first run the other kind of processor is timed, and the next Run takes the faster', async () => {
  expect(await run()).toBe('WebGPU');
  // Beside the time of the run itself a second one comes, without a press.
  await notes()
    .filter({ hasText: /Measured here: .* ms a step, .* ms/ })
    .waitFor({ state: 'attached', timeout: 30_000 });
  const first = await measured();
  expect(first).toHaveLength(2);
  expect(first[0]?.ms).toBeLessThanOrEqual(first[1]?.ms ?? 0);
  expect(await region().getByRole('status').textContent()).toMatch(/^Finished/);
  expect(await run()).toBe(first[0]?.name);
  // This run was timed too. The times are kept with this browser.
  const then = await measured();
  expect(then).toHaveLength(2);
  await page.reload();
  expect(await run()).toBe(then[0]?.name);
});

test('the reader’s choice goes before every measurement, and is kept', async () => {
  await pressBackend(region());
  await choice().selectOption({ label: 'CPU' });
  expect(await run()).toBe('CPU');
  await page.reload();
  expect(await run()).toBe('CPU');
  await pressBackend(region());
  expect(await choice().inputValue()).toBe('cpu');
  await choice().selectOption({ label: 'the fastest here' });
  expect(await run()).not.toBe('CPU');
});
