import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Shift, shiftsSoFar, watchShifts } from '../site/shifts.ts';
import { SCREENS } from '../site/visit.ts';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* The first page: its chart is in sight, moves when Run is pressed, and moves nothing else. */

const { openPage } = sitePages({ graphics: false });
const title = 'Learn the humidity of sea air';
const chartOf = (page: Page) =>
  handsOn(page, title).region.getByRole('img', { name: /^Humidity of the air over the sea/ });

/** What of the chart's place is below the screen, and what of the results is cut off, in pixels. */
const hidden = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const views = document.querySelector('code-playground .results-views');
    const area = document.querySelector('code-playground .plot-area');
    if (!views || !area) return [Number.NaN];
    return [area.getBoundingClientRect().bottom - innerHeight, views.scrollHeight - views.clientHeight];
  });

describe.each(Object.entries(SCREENS))('on a %s', (_, viewport) => {
  test('the chart is in sight; a run bends the curve and shifts nothing', async () => {
    const page = await openPage('?backend=wasm', { viewport }, (page) => page.addInitScript(watchShifts));
    await page.waitForLoadState('networkidle');
    const hands = handsOn(page, title);
    const curve = (): Promise<string | null> =>
      page.locator('code-playground .plot-area .s-forecast .curve').first().getAttribute('d');
    expect((await hidden(page)).every((pixels) => pixels <= 1)).toBe(true);
    const recorded = await curve();
    await hands.press('Run');
    await hands.region.getByText(/^Your run/).waitFor({ timeout: 60_000 });
    await page
      .locator('code-playground .results:not(.is-past) .plot-area .s-forecast .curve')
      .first()
      .waitFor();
    expect(await curve()).not.toBe(recorded);
    await hands.says(/^Finished/, 120_000);
    expect(await chartOf(page).getAttribute('aria-label')).toMatch(/network [\d.]+ at air temperature 30$/);
    expect((await hidden(page)).every((pixels) => pixels <= 1)).toBe(true);
    const shifts: Shift[] = await page.evaluate(shiftsSoFar);
    expect(shifts).toEqual([]);
  });
});

test('the cloud of all observations lies on the axes of the chart, and of no other; Edit unfolds the program', async () => {
  const page = await openPage('', { viewport: SCREENS.desktop, hasTouch: true });
  const place = (): Promise<{ left: number; width: number } | undefined> =>
    page.evaluate(() => {
      const area = document.querySelector('code-playground .plot-area');
      if (!area) return undefined;
      const { content, left, width } = getComputedStyle(area, '::before');
      if (content === 'none') return undefined;
      const full = area.clientWidth;
      return { left: Number.parseFloat(left) / full, width: Number.parseFloat(width) / full };
    });
  const chart = page.locator('code-playground .chart');
  const end = (name: string): Promise<number> =>
    chart.evaluate((element, name) => Number((element as HTMLElement).style.getPropertyValue(name)), name);
  const [low, high] = [await end('--x-low'), await end('--x-high')];
  const { left = Number.NaN, width = Number.NaN } = (await place()) ?? {};
  expect(left).toBeCloseTo((-5 - low) / (high - low), 2);
  expect(width).toBeCloseTo(37 / (high - low), 2);
  await chart.evaluate((element) => element.setAttribute('aria-label', 'Training: loss against step.'));
  expect(await place()).toBeUndefined();

  // Edit unfolds the program.
  const hands = handsOn(page, title);
  await hands.edit();
  expect(await hands.code.isVisible()).toBe(true);
});

test('without scripts the author’s run and the program are there', async () => {
  const page = await openPage('', { viewport: SCREENS.desktop, javaScriptEnabled: false });
  await chartOf(page).waitFor();
  const program = page.locator('code-playground pre');
  expect(await program.isVisible()).toBe(false);
  await page.getByText('See the program', { exact: true }).click();
  expect(await program.isVisible()).toBe(true);
});

test('on a phone the menu leads to every part of the site', async () => {
  const page = await openPage('', { viewport: SCREENS.phone });
  await page.getByRole('button', { name: 'Menu' }).click();
  for (const name of ['1 Back to 2012', 'Data sets', 'Playground', 'The lab library', 'Your work'])
    expect(await page.locator('.sidebar').getByRole('link', { name, exact: true }).isVisible()).toBe(true);
});
