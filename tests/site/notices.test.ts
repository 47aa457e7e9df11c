import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchReader } from '../browser/chromium.ts';
import { COLOUR_RULES, objections } from './axe.ts';
import { shiftsSoFar, watchShifts } from './shifts.ts';
import { visit } from './visit.ts';

/* What the tests of every page would notice: each of their measures, on a page that is wrong. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchReader();
});
afterAll(() => browser?.close());

test('a page that moves', async () => {
  const moved = await visit(
    browser,
    'about:blank',
    {},
    async (page) => {
      await page.setContent('<p>a</p><p>b</p>');
      await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)));
        await frame();
        const block = document.createElement('div');
        block.style.height = '200px';
        document.body.prepend(block);
        await frame();
      });
      return (await page.evaluate(shiftsSoFar)).length;
    },
    async (page) => {
      await page.addInitScript(watchShifts);
    },
  );
  expect(moved).toBeGreaterThan(0);
});

test('a picture without words, and grey letters on grey', async () => {
  const found = await visit(browser, 'about:blank', {}, async (page) => {
    await page.setContent(`<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png">
      <p style="color: #999; background: #aaa">grey</p></main>`);
    return { all: await objections(page), colours: await objections(page, COLOUR_RULES) };
  });
  const rules = (texts: string[]) => texts.map((text) => text.split(':')[0]).sort();
  expect(rules(found.all)).toEqual(['color-contrast', 'image-alt']);
  expect(rules(found.colours)).toEqual(['color-contrast']);
});
