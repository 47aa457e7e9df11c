import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchReader } from './chromium.ts';
import { followLink } from './follow-link.ts';
import { floods } from './hostile/floods.ts';
import { longestTask, pressable } from './longest-task.ts';
import { patience } from './patience.ts';
import { pressButton } from './playground-hands.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/*
 * A program may say as much as it likes, and forge it. At any moment the reader can press Stop, and then follow another
 * link: one page takes flood after flood, each a program that runs where the last was stopped.
 */

/** Time in which a program is left to do its worst, in milliseconds. */
const watched = 600;

const flooded = /^Failed: The program sent more messages/;

/** The flood of which is waited for what the results say where there was no room for it. */
const noRoom = 'fields of four million values, hundreds of them';
const saysNoRoom = /^The program has shown more than a page can hold: (more than )?[\d,]+ drawings? /;

let site: SiteServer;
let browser: Browser;
let page: Page;
/** Whether what a test left is fit for the next. */
let fit = false;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launchReader()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  if (fit) return;
  await page?.context().close();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(patience);
  page = await context.newPage();
  await page.goto(`${site.url}playground/?backend=cpu`);
});
afterEach(({ task }) => {
  fit = task.result?.state !== 'fail';
});

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const press = (name: string): Promise<void> => pressButton(region(), name, 60_000);
const status = (): Locator => region().getByRole('status');
const says = (text: RegExp): Promise<void> => status().filter({ hasText: text }).waitFor({ timeout: 90_000 });

/** Follows a link with a program, away from what the last one has left, and presses Run. */
async function run(source: string): Promise<void> {
  await followLink(page, { title: 'From a link', source });
  await press('Run');
  await says(/^(Running|Finished|Failed)/);
}

/** A press of Stop, by a hand that does not wait; none where the program does not run any more. */
async function pressStop(): Promise<void> {
  // Looked for and measured at once: it may go in between.
  const middle = await region()
    .getByRole('button', { name: 'Stop', exact: true })
    .evaluateAll(([stop]) => {
      const { x = 0, y = 0, width = 0, height = 0 } = stop?.getBoundingClientRect() ?? {};
      return stop && { x: x + width / 2, y: y + height / 2 };
    });
  if (middle) await page.mouse.click(middle.x, middle.y);
}

describe('Stop can be pressed while there come', () => {
  test.each(Object.entries(floods))(
    '%s',
    async (name, source) => {
      await run(source);
      const longest = await longestTask(page, async () => {
        if (name === noRoom) await region().getByText(saysNoRoom).waitFor();
        else await page.waitForTimeout(watched);
        // A flood that no runtime sends is ended by the page itself, before or while Stop is pressed.
        await pressStop();
        await Promise.any([says(/^Stopped/), says(flooded)]);
      });
      expect(longest).toBeLessThan(await pressable(page, longest));
    },
    300_000,
  );

  test('all of which leave the page as it was: its own program runs', async () => {
    expect(Object.keys(floods)).toContain(noRoom);
    await press('Reset');
    await press('Run');
    await says(/^Finished/);
  });
});

test('an error of twenty thousand letters is shown in part, and whole in a box when it is asked for', async () => {
  await run("throw new Error('much '.repeat(4000));");
  await says(/^Failed: much/);
  const panel = region().getByRole('alert');
  expect((await status().textContent())?.length).toBeLessThan(300);
  expect((await panel.textContent())?.length).toBeLessThan(800);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await panel.getByRole('button', { name: /^Show all [\d,]+ letters$/ }).click();
  expect((await panel.textContent())?.length).toBeGreaterThan(19_000);
  // The reader asked for the rest and has the focus in it: the alert must not be said from its start again.
  expect(await panel.getAttribute('aria-live')).toBe('off');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  await press('Run');
  await panel.getByRole('button', { name: /^Show all / }).waitFor();
  expect(await panel.getAttribute('aria-live')).toBe('polite');
});
