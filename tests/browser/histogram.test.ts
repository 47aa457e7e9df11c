import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });
let page: Page;

const program = `
import { histogram } from 'lab';
import * as tf from '@tensorflow/tfjs';

const share = { share: true, range: [0, 4], bins: 4, xLabel: 'wind speed (m/s)' };
histogram({ members: tf.tensor2d([[0, 1], [1, 3]]), truth: [1.5, NaN] }, {
  title: 'Ensemble',
  series: { truth: { role: 'truth' } },
  ...share,
});
const weights = [];
for (let i = 0; i < 30; i++) {
  weights.push(i / 10);
  histogram(weights, { title: 'Weights', bins: 3 });
  await new Promise((go) => setTimeout(go, 10));
}`;

const figure = (title: string) => page.locator('.view-histogram').filter({ hasText: title });
const chart = (title: string) => page.getByRole('img', { name: new RegExp(`^${title}: histogram`) });

async function run(viewport = { width: 1440, height: 900 }): Promise<void> {
  page = await openPage(`playground/?backend=cpu${writeFragment({ title: 'Counts', source: program })}`, {
    viewport,
  });
  const { press, says } = handsOn(page);
  await press('Run');
  await says(/^Finished/, 60_000);
}

test('a histogram says what it shows, follows the run, and is read by keys; its counts and its picture can be saved; what a finger has touched stays until it touches something else', async () => {
  await run();
  // Thirty weights from 0 to 2.9, in three bins of equal width.
  await expect
    .poll(() => chart('Weights').getAttribute('aria-label'))
    .toMatch(/histogram of value\. values: 30 values, in bins from 0 to 2\.9, most \(10\)/);
  expect(await chart('Ensemble').getAttribute('aria-label')).toBe(
    'Ensemble: histogram of wind speed (m/s). 1 value is not finite and in no bin (truth 1). ' +
      'members: 4 values, in bins from 0 to 4, most (50%) from 1 to 2; truth: 1 value, in bins from 1 to 2, most (100%) from 1 to 2',
  );
  await chart('Ensemble').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const ensemble = figure('Ensemble');
  expect(await ensemble.locator('.spoken[aria-live]').textContent()).toBe(
    'wind speed 1 to 2 m/s: members 50% (2), truth 100% (1)',
  );
  expect(await ensemble.locator('.readout').textContent()).toMatch(/wind speed 1 to 2 m\/s[\s\S]*50% \(2\)/);
  await page.keyboard.press('Escape');
  await ensemble.locator('.readout').waitFor({ state: 'hidden' });

  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      figure('Ensemble').getByRole('button', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const csv = await saved('Export CSV');
  expect(csv.name).toBe('ensemble.csv');
  expect(csv.content.toString().split('\r\n').slice(0, 3)).toEqual([
    'series,wind speed (m/s) from,wind speed (m/s) to,values',
    'members,0,1,1',
    'members,1,2,2',
  ]);
  const png = await saved('Export PNG');
  expect(png.name).toBe('ensemble.png');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');

  await ensemble.scrollIntoViewIfNeeded();
  const box = await ensemble.locator('.plot-area').boundingBox();
  if (!box) throw new Error('The chart has no place.');
  const hand = await page.context().newCDPSession(page);
  await hand.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const tap = async (x: number, y: number) => {
    await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    // What a browser does behind a tap is done.
    await page.waitForTimeout(400);
  };
  const readout = ensemble.locator('.readout');
  await tap(box.x + box.width * 0.375, box.y + box.height / 2);
  expect(await readout.textContent()).toMatch(/wind speed 1 to 2 m\/s/);
  expect(await readout.isVisible()).toBe(true);
  await tap(box.x + box.width * 0.875, box.y + box.height / 2);
  expect(await readout.textContent()).toMatch(/wind speed 3 to 4 m\/s/);
  expect(await readout.isVisible()).toBe(true);
  const title = await ensemble.locator('figcaption').boundingBox();
  if (!title) throw new Error('The title has no place.');
  await tap(title.x + 5, title.y + 5);
  expect(await readout.isVisible()).toBe(false);
});

test('on a telephone nothing of it lies beside the screen', async () => {
  await run({ width: 360, height: 740 });
  await figure('Ensemble').waitFor();
  // The last word of an axis may reach into the margin of the results, not beyond it.
  const { scrollWidth, clientWidth } = await page
    .locator('.results-views')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
