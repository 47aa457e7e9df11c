import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { patience } from './patience.ts';
import { followProgram, type Hands, handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });

/** Counts to 40 in two loops, and says what it has counted. */
const source = `import { log, plot, steps, table } from 'lab';
const curve = plot({ title: 'Counted', x: 'step', y: 'sum' });
let sum = 0;
for await (const step of steps(30)) {
  sum += step;
  curve.add('sum', step, sum);
}
for await (const step of steps(10)) sum += step;
table({ title: 'End', columns: ['sum'], rows: [[sum]] });
`;

// One page for all, which is given one program after another.
let page: Page;
let hands: Hands;
beforeAll(async () => {
  const none = writeFragment({
    title: 'Without a loop',
    source: "import { log } from 'lab';\nlog('no loop');\n",
  });
  page = await openPage(`playground/?backend=cpu${none}`, { stays: true });
  hands = handsOn(page);
});

test('a program without a loop has no such buttons, and gets them with its first loop', async () => {
  const { region } = hands;
  await region.getByText('no loop').first().waitFor();
  const step = region.getByRole('button', { name: 'Step', exact: true });
  expect(await step.count()).toBe(0);
  await followProgram(page, 'Two loops', source);
  await step.waitFor();
});

test('a program takes one step, ten, and the rest; what it comes to is the same', async () => {
  const { region, press, says } = hands;
  await press('Step');
  await says(/^Paused: step 1 of 30/, patience);
  await press('Step');
  await says(/^Paused: step 2 of 30/);
  await press('10 steps');
  await says(/^Paused: step 12 of 30/);
  // All that the steps have shown is there.
  await region.getByRole('img', { name: /sum 66 at step 11$/ }).waitFor({ timeout: patience });
  await press('10 steps');
  await press('10 steps');
  // Two are left of ten when the second loop begins.
  await says(/^Paused: step 2 of 10/);
  await press('Go on');
  await says(/^Finished in/);
  await region.getByRole('rowheader', { name: '480', exact: true }).waitFor();
});

test('where a program waits, all that it has shown is on the page: a first point, and a live picture', async () => {
  const { region, press, says } = hands;
  await followProgram(
    page,
    'Live',
    `import { live, plot, steps } from 'lab';
const curve = plot({ title: 'Loss', x: 'step', y: 'loss' });
const state = plot({ title: 'State', x: 'place', y: 'value' });
let now = 0;
for await (const step of live(steps(40), () => state.set('state', [0, 1], [now, now + 1]))) {
  now = step;
  curve.add('loss', step, 1 / (step + 1));
}
`,
  );
  await press('Step');
  await says(/^Paused: step 1 of 40/, patience);
  const loss = region.locator('.view-plot').filter({ hasText: 'Loss' });
  const point = loss.locator('.curve.lone');
  await point.waitFor({ state: 'attached' });
  const width = await point.evaluate((path) => Number.parseFloat(getComputedStyle(path).strokeWidth));
  expect(width).toBeGreaterThanOrEqual(5);
  await press('10 steps');
  await says(/^Paused: step 11 of 40/);
  await region.getByRole('img', { name: /^Loss.* at step 10$/ }).waitFor({ timeout: 2000 });
  await region.getByRole('img', { name: /^State.* 11 at place 1$/ }).waitFor({ timeout: 2000 });
  expect(await point.count()).toBe(0);
});

test('Step makes a running program wait, and Stop ends one that waits', async () => {
  const { region, press, says } = hands;
  await followProgram(page, 'Endless', source.replace('steps(30)', 'steps(100000000)'));
  const goOn = region.getByRole('button', { name: 'Go on', exact: true });
  expect(await goOn.getAttribute('aria-disabled')).toBe('true');
  await press('Run');
  await says(/^Running on CPU/, patience);
  await press('Step');
  await says(/^Paused: step/);
  expect(await goOn.getAttribute('aria-disabled')).toBeNull();
  const waiting = await region.getByRole('status').textContent();
  await page.waitForTimeout(500);
  expect(await region.getByRole('status').textContent()).toBe(waiting);
  await press('Go on');
  await says(/^Running on CPU/);
  await press('10 steps');
  await says(/^Paused: step/);
  await press('Stop');
  await says(/^Stopped/);
});
