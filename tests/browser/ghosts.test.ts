import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { type Hands, handsOn } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* Runs stay to be compared with: beneath the reader's curves, in the cells of tables, and in the place of a picture. */

const { openPage } = sitePages({ graphics: false });

interface Results extends Hands {
  page: Page;
  views: Locator;
  /** Whose run this is, and what it was made with. */
  whose: Locator;
  /** The row of runs to compare with, and the names of those that are shown. */
  row: Locator;
  pressed(): Promise<string[]>;
}

function resultsOf(page: Page, name?: string): Results {
  const hands = handsOn(page, name);
  const row = hands.region.getByRole('group', { name: 'Compare with', exact: true });
  return {
    ...hands,
    page,
    views: hands.region.locator('.results-views'),
    whose: hands.region.locator('.results-note'),
    row,
    pressed: () => row.locator('[aria-pressed="true"]').allTextContents(),
  };
}

const neuron = async (options = {}): Promise<Results> =>
  resultsOf(await openPage('chapters/dense-networks/?backend=cpu', options), 'One neuron learns to add');

const linked = async (source: string): Promise<Results> =>
  resultsOf(await openPage(`playground/?backend=cpu${writeFragment({ title: 'From a link', source })}`));

/** The vertical reach of the paths that a selector finds, in thousandths of the axes. */
const reach = (plot: Locator, paths: string): Promise<number[]> =>
  plot.locator(paths).evaluateAll((found) => {
    const heights = found.flatMap((path) =>
      [...(path.getAttribute('d') ?? '').matchAll(/[ML][-\d.]+ ([-\d.]+)/g)].map(([, y]) => Number(y)),
    );
    return [Math.min(...heights), Math.max(...heights)];
  });

test('the author’s run lies beneath the first, the run before beneath the second, on axes that hold both', async () => {
  const { page, region, press, says, row, whose, views, pressed } = await neuron();
  expect(await row.count()).toBe(0);
  await press('Run');
  await says(/^Finished/);
  await row.getByRole('button', { name: 'author', exact: true }).waitFor();
  expect(await whose.textContent()).toMatch(/^Your run: unchanged · CPU · [\d.]+ s · seed 1$/);
  expect(await pressed()).toEqual(['author']);
  const plot = views.locator('.view-plot').filter({ hasText: 'Training' });
  await plot.locator('.ghosts .g-1').waitFor({ state: 'attached' });

  await region.getByRole('slider', { name: 'learning rate', exact: true }).focus();
  await page.keyboard.press('Home');
  await whose.filter({ hasText: /^Your run: rate 0\.002 .* seed 1$/ }).waitFor();
  expect(await pressed()).toEqual(['unchanged']);
  expect(await plot.locator('.ghosts path').count()).toBe(1);
  expect(await plot.locator('.ghost-names').textContent()).toContain('previous: unchanged');
  const [[top = -1, bottom = -1], [high = -1, low = -1]] = [
    await reach(plot, '.ghosts path'),
    await reach(plot, '.curve[d^="M0"]'),
  ];
  expect(Math.min(top, high)).toBeGreaterThanOrEqual(0);
  expect(Math.max(bottom, low)).toBeLessThanOrEqual(1000);
  // The slower run ends far above the one before.
  expect(low).toBeLessThan(bottom - 100);
  // Name and readings are those of the reader's run.
  const chart = plot.getByRole('img', { name: /^Training/ });
  expect(await chart.getAttribute('aria-label')).toMatch(/loss [\d.e-]+ at step 299$/);
  await chart.focus();
  await page.keyboard.press('End');
  expect(await plot.locator('.spoken').last().textContent()).toMatch(/^step 299: loss [\d.e-]+$/);

  const table = views.locator('.view-table');
  expect(await table.textContent()).toContain('difference from previous: unchanged');
  expect(await table.locator('.difference').first().textContent()).toMatch(/^[−+]/);
  await row.getByRole('button', { name: 'author', exact: true }).click();
  await table.getByText('difference from author').waitFor();
  expect(await plot.locator('.ghosts path').count()).toBe(2);
});

test('a pinned run stays, Reset keeps the runs, and the row fits a phone', async () => {
  const { page, region, press, says, row, whose, pressed } = await neuron({
    viewport: { width: 390, height: 844 },
  });
  const knob = region.getByRole('slider', { name: 'learning rate', exact: true });
  await knob.focus();
  await page.keyboard.press('Home');
  await whose.filter({ hasText: /^Your run: rate 0\.002 ·.* s / }).waitFor();
  await row.getByRole('button', { name: 'Pin', exact: true }).click();
  expect(await pressed()).toContain('Pin');
  for (const [key, rate] of [
    ['ArrowRight', /^Your run: rate 0\.003 ·.* s /],
    ['End', /^Your run: rate 0\.2 ·.* s /],
  ] as const) {
    await knob.focus();
    await page.keyboard.press(key);
    await whose.filter({ hasText: rate }).waitFor();
  }
  const names = await row.getByRole('button').allTextContents();
  expect(names).toContain('rate 0.002 · pinned');
  expect(await pressed()).toContain('rate 0.002 · pinned');
  const box = await row.boundingBox();
  for (const button of await row.getByRole('button').all()) {
    const inside = await button.boundingBox();
    expect(inside?.height).toBeGreaterThanOrEqual(24);
    expect((inside?.x ?? 0) + (inside?.width ?? 999)).toBeLessThanOrEqual(
      (box?.x ?? 0) + (box?.width ?? 0) + 1,
    );
  }
  await press('Reset');
  await whose.filter({ hasText: 'The author' }).waitFor();
  expect(await row.count()).toBe(0);
  await press('Run');
  await says(/^Finished/);
  expect(await row.getByRole('button').allTextContents()).toContain('rate 0.002 · pinned');
});

const several = (end: number): string => `import { histogram, plot } from 'lab';
const rate = ${end}; // @knob 1..9 rate
const steps = Array.from({ length: 50 }, (_, i) => i);
const curves = plot({ title: 'Both', x: 'step', y: 'loss' });
curves.set('training, with noise', steps, steps.map((i) => rate / (1 + i)));
curves.set('validation', steps, steps.map((i) => 1 + rate / (1 + i)));
const early = plot({ title: 'Early', x: 'step', y: 'loss' });
early.set('loss', [0, rate / 2], [1, rate]);
early.set('limit for all of them', [0, 9], [2, 2]);
histogram(steps.map((i) => i / rate), { title: 'Weights', range: [0, 50], bins: 10 });
`;

/** The texts among these that are cut, or stand outside of what holds them. */
const cut = (texts: Locator, holder: string): Promise<string[]> =>
  texts.evaluateAll((all, holder) => {
    const odd = all.filter((text) => {
      const [its, frame] = [text, text.closest(holder)].map((one) => one?.getBoundingClientRect());
      const beside = !its || !frame || its.right > frame.right + 1 || its.left < frame.left - 1;
      return beside || text.scrollWidth > text.clientWidth;
    });
    return odd.map(({ textContent }) => textContent ?? '');
  }, holder);

test.each([390, 1440])(
  'at %d px each line of another run is told apart, and no name is cut',
  async (width) => {
    const source = several(4);
    const page = await openPage(`playground/?backend=cpu${writeFragment({ title: 'x', source })}`, {
      viewport: { width, height: 900 },
    });
    const { press, says, region, views, row, whose } = resultsOf(page);
    await press('Run');
    await says(/^Finished/);
    await row.getByRole('button', { name: 'Pin', exact: true }).click();
    const knob = region.getByRole('slider', { name: 'rate', exact: true });
    for (const [key, rate] of [
      ['End', 9],
      ['Home', 1],
    ] as const) {
      await knob.focus();
      await page.keyboard.press(key);
      await whose.filter({ hasText: new RegExp(`^Your run: rate ${rate} .* s`) }).waitFor();
    }
    const plot = views.locator('.view-plot').filter({ hasText: 'Both' });
    const looks = await plot.locator('.ghosts path').evaluateAll((paths) =>
      paths.map((path) => {
        const { stroke, strokeDasharray } = getComputedStyle(path);
        return `${stroke} ${strokeDasharray}`;
      }),
    );
    expect(looks).toHaveLength(4);
    expect(new Set(looks).size).toBe(4);
    const names = views.locator('.ghost-names div > span');
    const said = await names.allTextContents();
    expect(said).toContain('previous: rate 9 · validation');
    expect(said).toContain('unchanged · validation');
    const histogram = views.locator('.view-histogram');
    expect(await histogram.locator('.ghosts path').count()).toBe(2);
    expect(await histogram.locator('.ghost-names').textContent()).toContain('previous: rate 9');
    if (width < 480) {
      // There names would lie on the curves: the buttons show the lines of their runs.
      expect(await views.locator('.ghost-names:visible').count()).toBe(0);
      const dashes = (paths: Locator): Promise<string[]> =>
        paths.evaluateAll((all) => all.map((path) => getComputedStyle(path).strokeDasharray).sort());
      const shown = await dashes(row.locator('[aria-pressed="true"] .sample:visible path'));
      expect(shown).toEqual([...new Set(shown)]);
      for (const dash of await dashes(plot.locator('.ghosts path'))) expect(shown).toContain(dash);
    } else {
      expect(await cut(names.locator('span'), '.plot-area')).toEqual([]);
    }
    expect(await cut(views.locator('.legend .name'), '.view')).toEqual([]);
    expect(await cut(views.locator('.direct span:visible'), '.view')).toEqual([]);
  },
);

test('a picture gives way to that of the run before, and comes back', async () => {
  const source = `import { field } from 'lab';
field(Float32Array.from({ length: 12 }, Math.random), { title: 'Noise', units: 'm', shape: [3, 4] });`;
  const { press, says, views, row } = await linked(source);
  await press('Run');
  await says(/^Finished/);
  const image = views.locator('.map-area img');
  const flip = views.getByRole('button', { name: 'Show previous', exact: true });
  const first = await image.getAttribute('src');
  expect(await flip.count()).toBe(0);
  // A program that came with a link has no author's run.
  expect(await row.getByRole('button').allTextContents()).toEqual(['Pin']);
  await press('Run');
  await flip.waitFor();
  await says(/^Finished/);
  const second = await image.getAttribute('src');
  expect(second).not.toBe(first);
  await flip.click();
  expect(await flip.getAttribute('aria-pressed')).toBe('true');
  expect(await image.getAttribute('src')).not.toBe(second);
  expect(await views.getByRole('img').getAttribute('aria-label')).toContain('(previous: unchanged)');
  await flip.click();
  expect(await image.getAttribute('src')).toBe(second);
});

test('an early Stop keeps what the run had drawn, and says that it was stopped', async () => {
  const { press, says, views, whose } = await linked(`import { plot, steps } from 'lab';
const loss = plot({ title: 'Loss', x: 'step', y: 'loss' });
for await (const step of steps(1e9)) {
  if (step < 5) loss.add('loss', step, 1 / (step + 1));
}`);
  await press('Run');
  await views.getByRole('img', { name: /^Loss/ }).waitFor();
  await press('Stop');
  await says(/^Stopped/);
  expect(await whose.textContent()).toMatch(/^Your run: unchanged · CPU · stopped$/);
  expect(await views.getByRole('img', { name: /^Loss/ }).getAttribute('aria-label')).toMatch(
    /loss 0\.2 at step 4$/,
  );
});
