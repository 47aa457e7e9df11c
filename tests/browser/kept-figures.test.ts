import { readFile } from 'node:fs/promises';
import type { Page, Request } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { sitePages } from './site-pages.ts';

/* Figures stand as the reader has left them, and go with the rest of what they have done. */

const { openPage, origin } = sitePages({ graphics: false });
const path = 'chapters/dense-networks/';
const key = 'playground-figure:addition-neuron';

let page: Page;
/** What the page asked for as it was opened. */
let asked: string[];
beforeEach(async () => {
  asked = [];
  const note = (request: Request): unknown => asked.push(request.url());
  page = await openPage(path, {}, async (opened) => opened.on('request', note));
  await page.waitForLoadState('networkidle');
  page.off('request', note);
});

/** The machine may be busy with other tests: what has to come may take a while. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(() => read(), { timeout: 15_000 });

const figure = (where = page) => where.locator('explorable-figure[name="addition-neuron"]');
const weight = (where = page): Promise<string | null> =>
  figure(where).locator('[data-handle=w1]').getAttribute('aria-valuenow');
const stored = (): Promise<string | null> => page.evaluate((name) => localStorage.getItem(name), key);

/** Moves the first weight to the end of its range and chooses an activation; the figure then says so. */
async function set(where = page): Promise<string> {
  // By its words: the drawing comes when it is near.
  await figure(where).scrollIntoViewIfNeeded();
  await figure(where).locator('[data-handle=w1]').focus();
  await where.keyboard.press('End');
  const list = figure(where).locator('select');
  await list.selectOption('relu');
  // With what the page shows, should it not be kept: a figure that has lost the choice is another fault than a store that has.
  await eventually(async () => `kept ${await stored()}; the list shows ${await list.inputValue()}`).toMatch(
    /kept .*relu.*; the list shows relu/,
  );
  // A choice is kept at once, and said when the figure has rested.
  const said = (): Promise<string | null> => figure(where).locator('[data-live]').textContent();
  await eventually(said).toContain('ReLU');
  return (await said()) ?? '';
}

/** Opens the chapter anew and looks at the figure, which stands as it came. */
async function comesAsNew(): Promise<void> {
  await page.reload();
  await page.waitForLoadState('networkidle');
  await figure().scrollIntoViewIfNeeded();
  await eventually(() => weight()).not.toBeNull();
  expect(await weight()).not.toBe('3');
}

/** What the store may hold that no figure can be set to. */
const unusable = [
  ['damaged', '{"handles":{"w1":'],
  ['of another shape', '{"handles":[3],"choices":{},"switches":{}}'],
  [
    'of another edition',
    '{"handles":{"gone":3},"choices":{"activation":"swish"},"switches":{"gone":true},"step":9}',
  ],
] as const;

test('a page on which nothing was set fetches nothing for it; what was set is there on return, before anything is touched, and the start after Reset; what is unusable leaves the start, and the next setting takes its place', async () => {
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((address) => /kept-figures|figure-kit/.test(address))).toEqual([]);

  const says = await set();
  const good = await stored();
  expect(await weight()).toBe('3');
  await page.reload();
  await eventually(() => weight()).toBe('3');
  expect(await figure().locator('select').inputValue()).toBe('relu');
  await eventually(() => figure().locator('[data-live]').textContent()).toBe(says);

  await figure().getByRole('button', { name: 'Reset' }).click();
  await eventually(stored).toBeNull();
  await comesAsNew();

  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  for (const [what, text] of unusable) {
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, text] as const);
    await comesAsNew();
    await set();
    // To the letter what the first setting kept, and came back from.
    await expect.poll(stored, { timeout: 15_000, message: what }).toBe(good);
  }
  expect(errors).toEqual([]);
});

test('it is in the file of the work, comes back out of it, and is forgotten with everything, in open pages too; what is taken in at that moment stays', async () => {
  await set();
  const work = await page.context().newPage();
  await work.goto(`${origin()}your-work/`);
  await eventually(() => work.locator('[data-part=figures]').textContent()).toBe(
    'One figure stands as you left it.',
  );
  const [download] = await Promise.all([
    work.waitForEvent('download'),
    work.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await readFile(await download.path());
  expect(JSON.parse(file.toString()).figures['addition-neuron']).toMatchObject({
    choices: { activation: 'relu' },
  });

  await work.getByRole('button', { name: 'Forget everything' }).click();
  await work.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await eventually(() => work.getByRole('status').textContent()).toBe('Everything is forgotten.');
  await eventually(() => weight()).not.toBe('3');
  await eventually(stored).toBeNull();
  expect(await work.locator('[data-part=figures]').textContent()).toBe('None yet.');

  await work
    .locator('input[type=file]')
    .setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer: file });
  await work.getByRole('button', { name: 'Take it in' }).click();
  await eventually(() => work.getByRole('status').textContent()).toBe('Taken in: 1 choice.');
  await page.reload();
  await eventually(() => weight()).toBe('3');

  const before = await stored();
  await page.evaluate(
    ([name, text]) => {
      document
        .querySelector('explorable-figure[name="addition-neuron"]')
        ?.dispatchEvent(new CustomEvent('figure-recall', { bubbles: true }));
      localStorage.setItem(name, text ?? '');
    },
    [key, before] as const,
  );
  await eventually(() => weight()).not.toBe('3');
  // A figure says what it was set to after a quarter of a second.
  await page.waitForTimeout(1000);
  expect(await stored()).toBe(before);
});
