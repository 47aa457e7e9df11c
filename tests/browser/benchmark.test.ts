import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { sitePages } from './site-pages.ts';

/* The benchmark's page measures what it says: real models in the real sandbox, with the kernels and without. */

const { openPage } = sitePages();
let page: Page;
beforeEach(async () => {
  page = await openPage('benchmark/');
});

const button = (name: string) => page.getByRole('button', { name });
const status = () => page.locator('kernel-benchmark [data-part="status"]');
const spoken = () => page.locator('kernel-benchmark [role="status"]');

async function choose(models: string[], backends: string[], beside = ['stock']): Promise<void> {
  for (const box of await page.locator('kernel-benchmark input').all()) {
    const value = (await box.getAttribute('value')) ?? '';
    await box.setChecked([...models, ...backends, ...beside].includes(value));
  }
}

/** Counts from now on how often the line is written anew that is seen, and the one that is heard. */
async function countChanges(): Promise<() => Promise<{ seen: number; heard: number; seconds: number }>> {
  const counts = await page.evaluateHandle(() => {
    const counts = { seen: 0, heard: 0, began: performance.now() };
    for (const [key, selector] of [
      ['seen', '[data-part="status"]'],
      ['heard', '[role="status"]'],
    ] as const) {
      const line = document.querySelector(`kernel-benchmark ${selector}`);
      if (line) new MutationObserver((all) => (counts[key] += all.length)).observe(line, { childList: true });
    }
    return counts;
  });
  return () =>
    counts.evaluate(({ seen, heard, began }) => ({
      seen,
      heard,
      seconds: (performance.now() - began) / 1000,
    }));
}

/** The rows of the table, cell by cell. */
const rows = () =>
  page
    .locator('kernel-benchmark tbody tr')
    .evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));

test('nothing chosen is said', async () => {
  await choose([], []);
  await button('Measure this machine').click();
  expect(await status().textContent()).toBe('Choose a model and a backend.');
  expect(await spoken().textContent()).toBe('Choose a model and a backend.');
});

test('a dense network on WASM: times of all sides and their ratios', async () => {
  await choose(['mlp'], ['wasm'], ['stock', 'jax']);
  const changes = await countChanges();
  await button('Measure this machine').click();
  await status().filter({ hasText: 'Measured in' }).waitFor({ timeout: 60_000 });
  const { seen, heard, seconds } = await changes();
  expect(seen).toBeGreaterThanOrEqual(11);
  // That it loads, that it is done, and what is said every ten seconds.
  expect(heard).toBeLessThanOrEqual(2 + seconds / 10);
  expect(await spoken().textContent()).toMatch(/^Measured in/);
  const [[model, backend, ...numbers] = []] = await rows();
  expect([model, backend]).toEqual(['Dense network', 'WebAssembly']);
  expect(numbers).toHaveLength(5);
  for (const number of numbers) expect(Number(number)).toBeGreaterThan(0);
  expect(await button('Copy table').isEnabled()).toBe(true);
});

test.each([
  ['cnn', 'Conv2DBackpropFilter'],
  ['aifs', 'UnsortedSegmentSum'],
])('stock TensorFlow.js cannot train the %s on WASM: it is named with the reason', async (model, kernel) => {
  await choose([model], ['wasm']);
  await button('Measure this machine').click();
  await status().filter({ hasText: 'Measured in' }).waitFor({ timeout: 120_000 });
  const [[, , course, stock, ratio] = []] = await rows();
  expect(Number(course)).toBeGreaterThan(0);
  expect([stock, ratio]).toEqual(['cannot', '']);
  expect(await page.locator('kernel-benchmark li').textContent()).toContain(kernel);
});

test('Stop ends it, and what was measured stays', async () => {
  await choose(['mlp', 'lstm'], ['wasm']);
  await button('Measure this machine').click();
  await status().filter({ hasText: '3 of 12' }).waitFor({ timeout: 60_000 });
  await button('Stop').click();
  await status().filter({ hasText: 'Stopped' }).waitFor({ timeout: 5000 });
  expect(await rows()).toHaveLength(1);
  expect(await page.locator('iframe').count()).toBe(0);
});
