import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { sitePages } from './site-pages.ts';

/* A playground for those who have no pointer, and for those who hear it. */

const { openPage } = sitePages({ graphics: false });
let page: Page;

async function open(path: string): Promise<void> {
  page = await openPage(path, { viewport: { width: 1440, height: 900 } });
  await page.waitForFunction(() => customElements.get('code-playground'));
}
const openWith = (source: string): Promise<void> =>
  open(`playground/?backend=wasm${writeFragment({ title: 'From a link', source })}`);

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const button = (name: string, inside = region()): Locator =>
  inside.getByRole('button', { name, exact: true });
const says = (text: RegExp): Promise<void> =>
  region().getByRole('status').filter({ hasText: text }).waitFor({ timeout: 60_000 });
/** The name of what has the focus, as a keyboard user would say it. */
const focused = (): Promise<string> =>
  page.evaluate(() => (document.activeElement?.textContent ?? '').trim().slice(0, 40));

test('the wheel over results turns the page: at once where they have nothing to scroll, else at their end', async () => {
  await open('chapters/dense-networks/');
  const panes = page.locator('.results-views');
  for (const index of [0, 1]) {
    const pane = panes.nth(index);
    await pane.scrollIntoViewIfNeeded();
    const box = (await pane.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + Math.min(40, box.height / 2));
    const hidden = await pane.evaluate((element) => element.scrollHeight - element.clientHeight);
    const before = await page.evaluate(() => scrollY);
    for (let turned = 0; turned < hidden + 1; turned += 400) {
      await page.mouse.wheel(0, 400);
      await page.waitForTimeout(400);
    }
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  }
});

describe('under the keyboard', () => {
  test('one button is Run and Stop, and the focus stays on it; a key held down is one press', async () => {
    await openWith('while (true) {}');
    await button('Run').focus();
    await page.keyboard.down('Enter');
    await says(/^Running/);
    // The keyboard repeats what is held.
    for (let repeats = 0; repeats < 5; repeats++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await focused()).toBe('Stop');
    expect(await button('Run').count()).toBe(0);
    expect(await region().getByRole('status').textContent()).toMatch(/^Running/);
    await page.keyboard.press('Enter');
    await says(/^Stopped/);
    expect(await focused()).toBe('Run');
    expect(await button('Stop').count()).toBe(0);
    await page.keyboard.press('Enter');
    await says(/^Running/);
  });

  test('More opens before any script is asked for; Escape closes it and gives the focus back', async () => {
    await open('playground/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await button('More').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Reset');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('More');
    expect(await button('Reset').count()).toBe(0);
    await page.keyboard.press('Enter');
    await button('Reset').waitFor();
    await page.mouse.click(5, 400);
    await expect.poll(() => button('Reset').count()).toBe(0);
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
  });

  test('the way out of the editor is in sight in a window lower than the code', async () => {
    await open('playground/');
    await button('Edit').click();
    await region().locator('.is-editing').waitFor({ timeout: 60_000 });
    // The line has room of its own: no line of code is cut.
    const room = await region()
      .locator('.is-editing')
      .evaluate((area) => {
        const bottom = (element: Element): number => element.getBoundingClientRect().bottom;
        const lines = [...area.querySelectorAll('.view-line')].map(bottom);
        return [...area.querySelectorAll('.program-editor-code')].map(
          (code) => bottom(code) - Math.max(...lines),
        );
      });
    expect(room).toHaveLength(1);
    expect(room[0]).toBeGreaterThanOrEqual(12);
    const height = 300;
    await page.setViewportSize({ width: 1440, height });
    const hint = region().getByText('Tab indents. Ctrl+M lets Tab move focus').locator('visible=true');
    await hint.waitFor();
    await region()
      .locator('.is-editing')
      .evaluate((code) => window.scrollBy(0, code.getBoundingClientRect().top - 80));
    const code = await region().locator('.is-editing').boundingBox();
    expect((code?.y ?? 0) + (code?.height ?? 0)).toBeGreaterThan(height);
    const line = await hint.boundingBox();
    expect((line?.y ?? height) + (line?.height ?? height)).toBeLessThanOrEqual(height);
  });

  test('the first Run of a chapter is three keys from its top, and each next one two keys further', async () => {
    await open('chapters/dense-networks/');
    const programs = await page.locator('code-playground').count();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the first program');
    await page.keyboard.press('Enter');
    for (let count = 1; count <= programs; count++) {
      const place = await page.evaluate(() => {
        const run = document.activeElement;
        const playground = run?.closest('code-playground');
        const { top = -1 } = playground?.getBoundingClientRect() ?? {};
        const header = document.querySelector('.header')?.getBoundingClientRect().bottom ?? 0;
        const number = [...document.querySelectorAll('code-playground')].indexOf(playground as Element) + 1;
        return { name: run?.textContent, number, hidden: top < header - 1 };
      });
      expect(place).toEqual({ name: 'Run', number: count, hidden: false });
      if (count === programs) break;
      await page.keyboard.press('Shift+Tab');
      expect(await focused()).toBe('Skip to the next program');
      await page.keyboard.press('Enter');
    }
  });

  test('a figure has a way past it to the next program', async () => {
    await open('chapters/dense-networks/');
    const figure = page.locator('figure:has(explorable-figure)').first();
    await figure.getByRole('link', { name: 'Skip to the next program' }).focus();
    await page.keyboard.press('Enter');
    const follows = await page.evaluate(() => {
      const [figure, run] = [document.querySelector('figure:has(explorable-figure)'), document.activeElement];
      return run?.matches('[data-part="run"]') && figure && figure.compareDocumentPosition(run) & 4;
    });
    expect(follows).toBe(4);
  });
});

describe('what is heard', () => {
  /** Keeps what live regions say from now on; one that is switched off says nothing. */
  const listen = async (): Promise<void> => {
    // What the link's note says is said before.
    await region().getByText('came with the link').waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Reflect.set(window, 'heard', heard);
      new MutationObserver((changes) => {
        const regions = new Set<Element>();
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const live = element?.closest('[aria-live],[role=status],[role=alert]');
          if (live) regions.add(live);
        }
        for (const live of regions) {
          const text = live.textContent?.trim();
          if (live.getAttribute('aria-live') !== 'off' && text && !live.closest('[hidden]')) heard.push(text);
        }
      }).observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  };
  const heard = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard);

  test('of a run: that it loads, runs and has ended, with the last values and checks, each once', async () => {
    await openWith(
      `import { check, plot } from 'lab';
      const loss = plot({ title: 'Training', x: 'step', y: 'MSE' });
      for (let step = 0; step < 200; step++) {
        loss.add('train', step, 1 / (1 + step));
        await new Promise((go) => setTimeout(go, 10));
      }
      check('small', true); check('large', false);`,
    );
    await listen();
    await button('Run').click();
    await says(/^Finished/);
    const said = await heard();
    expect(said[0]).toBe('Loading TensorFlow.js …');
    expect(said[1]).toBe('Running on WASM');
    expect(said.slice(2).sort()).toEqual([
      expect.stringMatching(/^Finished in [\d.]+ s$/),
      'Last values: step 199, train 0.005. Checks: 1 passed, 1 failed.',
    ]);
  });

  test('of a long run: how far it is, not more often than every ten seconds', async () => {
    await openWith(
      `import { plot, steps } from 'lab';
      const loss = plot({ title: 'Training', x: 'step', y: 'MSE' });
      for await (const step of steps(120)) {
        loss.add('train', step, 0.25);
        await new Promise((go) => setTimeout(go, 100));
      }`,
    );
    await listen();
    await button('Run').click();
    await says(/^Finished/);
    const reports = (await heard()).filter((text) => / of 120/.test(text));
    const seconds = Number.parseFloat(
      ((await region().getByRole('status').textContent()) ?? '').slice('Finished in '.length),
    );
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.length).toBeLessThanOrEqual(seconds / 10);
    expect(reports[0]).toMatch(/^steps? \d+ of 120, train 0\.25$/);
  });

  test('of a failure: the message with its line, politely, once', async () => {
    await openWith('\n\nnothing.here();');
    await listen();
    await button('Run').click();
    await says(/^Failed: /);
    const said = (await heard()).filter((text) => text.includes('nothing is not defined'));
    expect(said.length).toBe(1);
    expect(said[0]).toContain('line 3');
    expect(await region().getByRole('alert').getAttribute('aria-live')).toBe('polite');
  });

  test('no live region holds a picture that changes with every frame', async () => {
    await openWith(
      "import { plot, field } from 'lab'; plot({ title: 'a', x: 'x', y: 'y' }).add('s', 0, 1); field([[1, 2]], { title: 'f', units: 'm' });",
    );
    await button('Run').click();
    await says(/^Finished/);
    expect(await region().getByRole('img').count()).toBeGreaterThan(1);
    const inside = await page.evaluate(
      () =>
        document.querySelectorAll(':is([aria-live],[role=status],[role=alert]) :is([role=img],svg,canvas)')
          .length,
    );
    expect(inside).toBe(0);
  });
});
