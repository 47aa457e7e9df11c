import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { figure as mapModel } from '../../src/figures/attention-on-the-map/index.ts';
import { figure as graphModel } from '../../src/figures/computation-graph/index.ts';
import { figure as occupancyModel } from '../../src/figures/gpu-occupancy/index.ts';
import { choose, press } from '../../src/figures/kit/frame.ts';
import { figure as raceModel } from '../../src/figures/optimiser-race/index.ts';
import { launchReader } from './chromium.ts';
import { awake, type Bundle, bundle, drawn, middle, openFigure, says } from './figure-page.ts';

// Two cores that share their time with other browsers can be slow; nothing here waits for a clock.
vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let files: Bundle;
beforeAll(async () => {
  [browser, files] = await Promise.all([launchReader(), bundle()]);
}, 240_000);
afterAll(() => browser?.close());

test('the computation graph: steps forward and back, a dragged weight, an update, the shortcut', async () => {
  const { page } = await openFigure(browser, files, 'computation-graph');
  let state = graphModel.initial;
  const push = async (label: string, action: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).click();
    state = press(graphModel, state, action);
    await says(page, graphModel.describe(state));
  };
  for (let k = 0; k < 8; k++) await push('Step', 'step');
  await push('Step back', 'step-back');
  await push('All steps', 'all');
  await push('Update w, b, v', 'update');
  const from = await middle(page, '[data-handle=v] .knob');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y, { steps: 5 });
  await page.mouse.up();
  await drawn(page);
  const v = Number(await page.locator('[data-handle=v]').getAttribute('aria-valuenow'));
  expect(v).toBeLessThan(state.leaves.v - 0.5);
  state = { ...state, leaves: { ...state.leaves, v } };
  await says(page, graphModel.describe(state));
  await page.selectOption('select', 'shortcut');
  await says(page, graphModel.describe({ ...state, graph: 'shortcut', done: 0 }));
  await page.getByRole('button', { name: 'Reset' }).click();
  await says(page, graphModel.describe(graphModel.initial));
});

test('the graph plays by itself to its end, from there anew, and stops at anything else that is done', async () => {
  const { page } = await openFigure(browser, files, 'computation-graph');
  const play = page.locator('[data-action=play]');
  await play.hover();
  await page.locator('explorable-figure[data-ready]').waitFor();
  // From here on seconds pass at once, and only when they are told to.
  await page.clock.install();
  await play.click();
  await page.clock.runFor(100);
  expect(await play.textContent()).toBe('Pause');
  await says(page, graphModel.describe({ ...graphModel.initial, done: 1 }));
  await page.clock.runFor(20 * 1200);
  await says(page, graphModel.describe({ ...graphModel.initial, done: 12 }));
  expect(await play.textContent()).toBe('Play');

  await play.click();
  await page.clock.runFor(2 * 1200 + 100);
  expect(await play.textContent()).toBe('Pause');
  await page.locator('[data-handle=v]').focus();
  await page.keyboard.press('ArrowRight');
  await page.clock.runFor(10 * 1200);
  const { leaves } = graphModel.initial;
  await says(page, graphModel.describe({ ...graphModel.initial, done: 2, leaves: { ...leaves, v: 0.85 } }));
  expect(await play.textContent()).toBe('Play');
  await page.close();
});

test('whoever wants no motion has the steps and no Play', async () => {
  const { page } = await openFigure(browser, files, 'learning-loop', { reducedMotion: 'reduce' });
  expect(await page.locator('[data-action=play]').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Next line' }).isVisible()).toBe(true);
});

test('the race: a start dragged on the map, a rate by key, runners out and in, the search', async () => {
  const { page } = await openFigure(browser, files, 'optimiser-race');
  let state = raceModel.initial;
  await page.locator('[data-handle=adam]').focus();
  await page.keyboard.press('PageDown');
  state = { ...state, rates: { ...state.rates, adam: state.rates.adam - 0.5 } };
  await says(page, raceModel.describe(state));
  await page.getByRole('button', { name: 'SGD', exact: true }).click();
  state = press(raceModel, state, 'sgd');
  await says(page, raceModel.describe(state));
  const plane = await page.locator('.plane-edge').boundingBox();
  if (!plane) throw new Error('no map');
  const from = await middle(page, '[data-drag=start] .knob');
  await page.mouse.move(from.x, from.y);
  await awake(page);
  await page.mouse.down();
  await page.mouse.move(plane.x + plane.width / 4, plane.y + plane.height / 4, { steps: 4 });
  await page.mouse.up();
  state = { ...state, start: [-2, 2] };
  await says(page, raceModel.describe(state));
  await page.getByRole('button', { name: 'Find the best rates' }).click();
  state = press(raceModel, state, 'tune');
  await says(page, raceModel.describe(state));
  await page.selectOption('select', 'four');
  state = choose(raceModel, state, 'surface', 'four');
  await says(page, raceModel.describe(state));
});

test('occupancy: the batch by key and by pointer, another processor', async () => {
  const { page } = await openFigure(browser, files, 'gpu-occupancy');
  await page.locator('[data-handle=batch]').focus();
  for (let k = 0; k < 4; k++) await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  let state = { ...occupancyModel.initial, batch: 769 };
  await says(page, occupancyModel.describe(state));
  // Pages end where tiles do, wherever they begin.
  for (const [key, batch] of [
    ['PageDown', 768],
    ['Home', 1],
    ['PageUp', 128],
    ['PageUp', 256],
    ['ArrowRight', 257],
  ] as const) {
    await page.keyboard.press(key);
    state = { ...state, batch };
    await says(page, occupancyModel.describe(state));
  }
  await page.selectOption('select', 'gtx-580');
  state = { ...state, processor: 'gtx-580' };
  await says(page, occupancyModel.describe(state));
  const from = await middle(page, '[data-handle=width] .knob');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 600, from.y, { steps: 4 });
  await page.mouse.up();
  await says(page, occupancyModel.describe({ ...state, width: 64 }));
});

test('attention on the map: trains at a press and stops at another, a tap chooses who asks', async () => {
  const { page } = await openFigure(browser, files, 'attention-on-the-map');
  const words = page.locator('[data-live]');
  let state = press(mapModel, mapModel.initial, 'untrained');
  await page.getByRole('button', { name: 'Untrained', exact: true }).click();
  await says(page, mapModel.describe(state));
  await page.getByRole('button', { name: '10 steps more' }).click();
  state = press(mapModel, state, 'step');
  await says(page, mapModel.describe(state));

  const share = page.locator('.share').nth(1);
  const before = await share.getAttribute('stroke-width');
  const play = page.locator('[data-action=play]');
  await play.click();
  await expect.poll(() => share.getAttribute('stroke-width')).not.toBe(before);
  await play.click();
  await expect.poll(() => play.textContent()).toBe('Play');
  await expect.poll(() => words.textContent()).not.toContain('After 10 steps');
  const steps = Number(/After (\d+) steps/.exec((await words.textContent()) ?? '')?.[1]);
  expect(steps).toBeLessThan(300);
  state = { ...state, slices: steps / 10 };
  await says(page, mapModel.describe(state));

  await page.locator('[data-grab="1"]').click();
  await says(page, mapModel.describe({ ...state, station: 1 }));
  await page.keyboard.press('ArrowRight');
  await says(page, mapModel.describe({ ...state, station: 2 }));
  await page.getByRole('button', { name: 'Mean over all days' }).click();
  await says(page, mapModel.describe({ ...state, station: 2, mean: true }));
});
