import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { objections, SCREEN_RULES } from '../site/axe.ts';
import { shiftsSoFar, watchShifts } from '../site/shifts.ts';
import { SCREENS } from '../site/visit.ts';
import { followProgram, type Hands, handsOn, pressBackend } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* The frame of a playground: results first, one button in sight, nothing that jumps, scrolls inside or is cut. */

const { openPage } = sitePages({ graphics: false });
const chapter = 'chapters/dense-networks/?backend=wasm';
const main = 'Saturation humidity from observations';
const exercise = 'Exclusive or, with weights set by hand';
const phone = { viewport: SCREENS.phone, hasTouch: true, isMobile: true };
const desktop = { viewport: SCREENS.desktop };
const screens = { phone, desktop };

async function open(path: string, options = {}): Promise<Page> {
  const page = await openPage(path, { reducedMotion: 'reduce', ...options }, (page) =>
    page.addInitScript(watchShifts),
  );
  await page.waitForLoadState('networkidle');
  return page;
}
const openWith = (source: string, options = {}): Promise<Page> =>
  open(`playground/?backend=cpu${writeFragment({ title: 'From a link', source })}`, options);

/** Boxes inside the results that the wheel would scroll up or down. Runs in the page, as do the next. */
function panesThatScroll(results: Element): string[] {
  return [results, ...results.querySelectorAll('*')]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
    .filter((element) => element.scrollHeight > element.clientHeight + 1)
    .map((element) => element.className);
}

function smallTargets(playground: Element): string[] {
  return [...playground.querySelectorAll('button, summary, select, input, a')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(({ element, box }) => `${element.textContent}: ${box.width} × ${box.height}`);
}

/** Whether what lies in the middle of an element, as somebody sees it, is the element itself. */
function isInSight(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return seen !== null && element.contains(seen);
}

/** The top of the code less the bottom of the results, and the share of the width that the code has. */
async function places({ region }: Hands): Promise<{ below: number; share: number }> {
  const [code, results, all] = await Promise.all(
    [region.locator('[data-part="code"]'), region.locator('[data-part="results"]'), region].map(
      async (one) => (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
  );
  if (!code || !results || !all) throw new Error('A part of the playground is missing.');
  return { below: code.y - results.y - results.height, share: code.width / all.width };
}

describe.each(Object.entries(screens))('on a %s', (name, options) => {
  test('of a chapter results come first; from load to the end of a run nothing moves, scrolls inside or is cut', async () => {
    const page = await open(chapter, options);
    const { below, share } = await places(handsOn(page, main));
    if (name === 'phone') expect(below, 'above the code').toBeGreaterThanOrEqual(0);
    else expect(share, 'the larger part beside the code').toBeCloseTo(0.45, 1);

    for (const title of ['One neuron learns to add', main]) {
      const hands = handsOn(page, title);
      await hands.region.getByRole('button', { name: 'Run', exact: true }).scrollIntoViewIfNeeded();
      const results = hands.region.locator('[data-part="results"]');
      const height = (await results.boundingBox())?.height ?? Number.NaN;
      await hands.press('Run');
      await hands.says(/^Finished/, 120_000);
      await page.waitForTimeout(300);
      expect((await results.boundingBox())?.height, title).toBeGreaterThanOrEqual(height - 1);
      expect(await results.evaluate(panesThatScroll), title).toEqual([]);
      expect(await hands.region.evaluate(smallTargets), title).toEqual([]);
    }
    expect(await page.evaluate(shiftsSoFar)).toEqual([]);
    const cut = await page
      .locator('[data-part="code"] .line')
      .evaluateAll((lines) => lines.filter((line) => line.scrollWidth > line.clientWidth + 1).length);
    expect(cut, 'lines that are cut').toBe(0);

    // A failed Check says so, and its verdict is in sight.
    const tried = handsOn(page, exercise);
    await tried.press('Check');
    await tried.says(/^Failed: 2 of 4 checks$/);
    await expect.poll(() => tried.region.locator('.check-failed').first().evaluate(isInSight)).toBe(true);

    if (name === 'phone') await unfolds(handsOn(page, main));
  });

  test('Run becomes Stop in its place, and is in sight wherever its playground is, as is an error', async () => {
    const page = await openWith(
      "import { log, steps } from 'lab';\nfor await (const step of steps(1e6)) {\n  if (step < 15) log(step);\n  await new Promise((go) => setTimeout(go, 20));\n}",
      options,
    );
    const hands = handsOn(page);
    const before = await hands.region.getByRole('button', { name: 'Run', exact: true }).boundingBox();
    await hands.press('Run');
    await hands.says(/^Running/);
    const stop = hands.region.getByRole('button', { name: 'Stop', exact: true });
    expect(await stop.boundingBox()).toEqual(before);
    await hands.region.getByText(/^steps? [\d,]+\/1,?000,?000 · .* left$/).waitFor();
    await hands.region.locator('.console-lines li').nth(10).waitFor();
    await page.evaluate(() => {
      const results = document.querySelector('[data-part="results"]');
      scrollBy(0, (results?.getBoundingClientRect().top ?? 0) + 40 - innerHeight / 3);
    });
    expect(await stop.evaluate(isInSight)).toBe(true);
    await hands.press('Stop');
    await hands.says(/^Stopped/);

    await followProgram(page, 'An error', `${'\n'.repeat(40)}nothing.here();`);
    await hands.press('Run');
    await hands.says(/^Failed: .*nothing is not defined/);
    await expect.poll(() => hands.region.getByRole('alert').evaluate(isInSight)).toBe(true);

    if (name === 'desktop') await foldsLongResults(page, hands);

    // The menu and what it says of backends offend no rule of accessibility.
    await pressBackend(hands.region);
    expect(await objections(page, name === 'phone' ? undefined : SCREEN_RULES)).toEqual([]);
    expect(await hands.region.evaluate(smallTargets)).toEqual([]);
  });
});

/** On a phone long code is folded to eight lines, until it is asked for or edited. */
async function unfolds(hands: Hands): Promise<void> {
  const height = async (): Promise<number> => (await hands.code.boundingBox())?.height ?? Number.NaN;
  const lines = ((await hands.code.textContent()) ?? '').split('\n').length;
  const all = hands.region.getByText(`Show all ${lines} lines`, { exact: true });
  expect(await height(), 'folded').toBeLessThan(9 * 20);
  await all.click();
  expect(await height(), 'asked for').toBeGreaterThan(lines * 20);
  await all.click();
  expect(await height(), 'folded again').toBeLessThan(9 * 20);
  await hands.region.getByRole('button', { name: 'Edit', exact: true }).scrollIntoViewIfNeeded();
  await hands.edit();
  expect(await height(), 'edited').toBeGreaterThan(lines * 20);
  const { y = Number.NaN } = (await hands.code.boundingBox()) ?? {};
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(SCREENS.phone.height / 2);
}

/** A long console and a long table are folded, and show all of it when asked. */
async function foldsLongResults(page: Page, hands: Hands): Promise<void> {
  await followProgram(
    page,
    'Long results',
    `import { log, table } from 'lab';
table({ title: 'Squares', columns: ['n', 'square'], rows: Array.from({ length: 60 }, (_, n) => [n, n * n]) });
for (let line = 1; line <= 50; line++) log('line', line);`,
  );
  await hands.press('Run');
  await hands.says(/^Finished/);
  const results = hands.region.locator('[data-part="results"]');
  expect(await results.evaluate(panesThatScroll)).toEqual([]);
  for (const [part, label, most] of [
    ['.table-scroll', 'Show all 60 rows', 560],
    ['.results-console', 'Show all 50 lines', 460],
  ] as const) {
    const long = results.locator(part);
    const height = async (): Promise<number> => (await long.boundingBox())?.height ?? Number.NaN;
    expect(await height(), part).toBeLessThan(most);
    await results.getByText(label, { exact: true }).click();
    expect(await height(), label).toBeGreaterThan(2 * most);
  }
}

test('the full page shows a program’s own recorded results, and says that there are none once it is changed', async () => {
  // On a screen that is touched the light editor opens.
  const page = await open(chapter, { ...desktop, hasTouch: true });
  const hands = handsOn(page, 'One neuron learns to add');
  const names = (all: Element[]): string => all.map((one) => one.getAttribute('aria-label')).join('\n');
  const drawings = await hands.region.getByRole('img').evaluateAll(names);
  expect(drawings).not.toBe('');
  const onFullPage = async (name?: string): Promise<Hands> => {
    const [tab] = await Promise.all([page.context().waitForEvent('page'), hands.press('Open full page')]);
    return handsOn(tab, name);
  };
  const whole = await onFullPage('One neuron learns to add');
  await whole.note('a program of the course: One neuron learns to add').waitFor();
  const asItCame = whole.region.locator('[data-part="results"]');
  await asItCame.getByText(/^The author’s run/).waitFor();
  await asItCame.getByText('The finished neuron', { exact: true }).waitFor();
  await expect.poll(() => whole.region.getByRole('img').evaluateAll(names)).toBe(drawings);
  await hands.edit();
  await hands.write('// mine\n');
  const changed = (await onFullPage()).region.locator('[data-part="results"]');
  await changed.getByText('This program came with a link, without results').waitFor();
  // Changed and taken back, it is the course's again, with what its author saw.
  await whole.edit();
  await whole.write('// mine\n');
  await whole.press('Run');
  await whole.says(/^Finished/);
  await whole.press('Reset');
  await whole.note('Back to the program of the link').waitFor();
  await asItCame.getByText(/^The author’s run/).waitFor();
  await asItCame.getByText('The finished neuron', { exact: true }).waitFor();
  // What stands there in its place is the page's own, by its own name.
  await whole.press('Reset');
  await whole.region.waitFor({ state: 'detached' });
});
