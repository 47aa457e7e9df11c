import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { floods } from './hostile/floods.ts';
import { longestTask, pressable } from './longest-task.ts';
import { pressButton } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* A program may say as much as it likes, and forge it. At any moment the reader can press Stop. */

const { openPage } = sitePages({ graphics: false });
let page: Page;

/** Time in which a program is left to do its worst, in milliseconds. */
const watched = 1000;

const flooded = /^Failed: The program sent more messages/;

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const press = (name: string): Promise<void> => pressButton(region(), name, 60_000);
const status = (): Locator => region().getByRole('status');
const says = (text: RegExp): Promise<void> => status().filter({ hasText: text }).waitFor({ timeout: 90_000 });

async function run(source: string): Promise<void> {
  page = await openPage(`playground/?backend=cpu${writeFragment({ title: 'From a link', source })}`, {
    viewport: { width: 1440, height: 900 },
  });
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
  const all = Object.entries(floods).map(([name, source], index) => ({
    name,
    source,
    runsAgain: index % 4 === 0,
  }));
  test.each(all)(
    '$name',
    async ({ source, runsAgain }) => {
      await run(source);
      const longest = await longestTask(page, async () => {
        await page.waitForTimeout(watched);
        // A flood that no runtime sends is ended by the page itself, before or while Stop is pressed.
        await pressStop();
        await Promise.any([says(/^Stopped/), says(flooded)]);
      });
      expect(longest).toBeLessThan(await pressable(page, longest));
      // The page is as it was: its own program runs. After every fourth flood: that is another worker's start.
      if (!runsAgain) return;
      await press('Reset');
      await press('Run');
      await says(/^Finished/);
    },
    300_000,
  );
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

test('what there was no room for is said in the results', async () => {
  await run(floods['fields of four million values, hundreds of them'] ?? '');
  await region()
    .getByText(/^The program has shown more than a page can hold: (more than )?[\d,]+ drawings? /)
    .waitFor();
  await press('Stop');
  await says(/^Stopped/);
});
