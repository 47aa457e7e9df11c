import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });

/** How long all but the slowest twentieth of a page's frames take, in milliseconds, watched for one and a half seconds. */
function frameTime(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const gaps: number[] = [];
    let last = performance.now();
    const end = last + 1500;
    while (last < end) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    gaps.sort((a, b) => a - b);
    return gaps[Math.floor(gaps.length * 0.95)] ?? Number.NaN;
  });
}

test('Stop ends an endless loop in under a second, and the page keeps its frames meanwhile', async () => {
  const fragment = writeFragment({ title: 'From a link', source: 'while (true) {}' });
  const page = await openPage(`playground/?backend=cpu${fragment}`, {});
  const region = page.getByRole('region', { name: 'Playground', exact: true });
  const press = (name: string): Promise<void> => region.getByRole('button', { name, exact: true }).click();
  const says = (text: RegExp): Promise<void> =>
    region.getByRole('status').filter({ hasText: text }).waitFor({ timeout: 60_000 });
  const idle = await frameTime(page);
  await press('Run');
  await says(/^Running on CPU/);
  const running = await frameTime(page);
  const stop = await page.evaluate(async () => {
    const status = document.querySelector('[data-part="status"]');
    const pressed = performance.now();
    document.querySelector<HTMLElement>('[data-part="stop"]')?.click();
    while (status?.textContent !== 'Stopped') await new Promise(requestAnimationFrame);
    return performance.now() - pressed;
  });
  // Where others use the machine, an idle page's frames are late as well: what counts is what the loop adds.
  const late = Math.max(1, idle / 16.7);
  expect(stop).toBeLessThan(1000 * late);
  // 60 frames a second are 16.7 ms; twice that leaves room for one lost frame on a shared machine.
  expect(running).toBeLessThan(34 * late);
  await press('Run');
  await says(/^Running/);
  await press('Stop');
  await says(/^Stopped/);
});
