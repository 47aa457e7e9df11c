import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* A press before the script of the playgrounds has arrived is not lost. */

const { openPage } = sitePages({ graphics: false });
const script = /\/_astro\/first\.[^/]*\.js/;

const path = 'playground/?backend=cpu';

/**
 * Opens the full page with that script held back until `arrive` is called, with whether it arrives at all.
 * @param before what the reader did on an earlier visit
 */
async function openEarly(
  before?: (page: Page) => Promise<void>,
): Promise<{ page: Page; arrive(really: boolean): void }> {
  const { promise, resolve: arrive } = Promise.withResolvers<boolean>();
  // On a screen that is touched the light editor opens: what is pressed early does not ask which.
  const page = await openPage('404.html', { hasTouch: true });
  await before?.(page);
  await page.route(script, async (route) => ((await promise) ? route.continue() : route.abort()));
  await page.goto(new URL(`/${path}`, page.url()).href, { waitUntil: 'commit' });
  await handsOn(page).region.getByRole('button', { name: 'Run', exact: true }).waitFor();
  return { page, arrive };
}

test('Run is taken, said, and done once when the script is there', async () => {
  const { page, arrive } = await openEarly();
  const hands = handsOn(page);
  await hands.press('Run');
  await hands.press('Run');
  await hands.says(/^Loading/);
  const seen: string[] = [];
  await page.exposeFunction('seen', (text: string) => seen.push(text));
  await hands.region.getByRole('status').evaluate((element) => {
    const tell = (): void => Reflect.get(window, 'seen')(element.textContent);
    new MutationObserver(tell).observe(element, { childList: true, characterData: true, subtree: true });
  });
  arrive(true);
  await hands.says(/^Finished/);
  expect(seen.filter((text) => text.startsWith('Running'))).toHaveLength(1);
});

test('Ctrl+Enter and Edit are taken as well', async () => {
  const { page, arrive } = await openEarly();
  const hands = handsOn(page);
  await hands.code.focus();
  await page.keyboard.press('Control+Enter');
  await hands.press('Edit');
  arrive(true);
  await hands.says(/^Finished/);
  await page.waitForFunction(() => document.querySelector('.is-editing'), null, { timeout: 30_000 });
});

test('a script that never arrives is said, for what was pressed and what will be', async () => {
  const { page, arrive } = await openEarly();
  const hands = handsOn(page);
  await hands.press('Run');
  arrive(false);
  await hands.says(/^Failed: the playground could not be loaded/);
  await page.getByRole('status').evaluate((element) => {
    element.textContent = 'Ready';
  });
  await hands.press('Edit');
  await hands.says(/^Failed: the playground could not be loaded/);
});

/** An earlier visit on which the reader wrote a line of their own. */
async function writeOn(page: Page): Promise<void> {
  await page.goto(new URL(`/${path}`, page.url()).href);
  const hands = handsOn(page);
  await hands.edit();
  await hands.write("console.log('my own line');\n");
  await page.goto(new URL('/404.html', page.url()).href);
}

test('an early Run runs the kept version', async () => {
  const { page, arrive } = await openEarly(writeOn);
  const hands = handsOn(page);
  await hands.press('Run');
  arrive(true);
  await hands.says(/^Finished/);
  expect(await hands.region.locator('[data-part="results"]').textContent()).toContain('my own line');
});

test('an early Reset puts the kept version away', async () => {
  const { page, arrive } = await openEarly(writeOn);
  const hands = handsOn(page);
  await hands.press('Reset');
  arrive(true);
  await hands.note('Back to the original program').waitFor();
  expect(await hands.code.textContent()).not.toContain('my own line');
});
