import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import type { LaunchOptions } from '../../src/commands/launch-chromium.ts';
import { shiftsSoFar, watchShifts } from '../site/shifts.ts';
import { followProgram, pressBackend, pressButton } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });
let page: Page;

async function open(path: string, options: BrowserContextOptions & LaunchOptions = {}): Promise<Page> {
  page = await openPage(path, { viewport: { width: 1440, height: 900 }, ...options });
  return page;
}

/** Opens the full page with a program that the address carries. */
const openWith = (source: string, backend = 'cpu'): Promise<Page> =>
  open(
    `playground/?backend=${backend}${writeFragment({ title: 'From a link', source })}`,
    graphicsFor(backend),
  );
const graphicsFor = (backend: string): LaunchOptions => ({ graphics: backend.startsWith('webg') });

const region = (name = 'Playground'): Locator => page.getByRole('region', { name, exact: true });
const press = (name: string, inside = region()): Promise<void> => pressButton(inside, name);
const status = (inside = region()): Locator => inside.getByRole('status');
const says = (text: RegExp, inside = region()): Promise<void> =>
  status(inside).filter({ hasText: text }).waitFor({ timeout: 60_000 });
const consoleText = (): Promise<string | null> => region().locator('.results-console').textContent();

/** Puts a program in the place of the one that stands on the page, by a link, and runs it until the status says so. */
async function runNext(title: string, source: string, until: RegExp): Promise<void> {
  await followProgram(page, title, source);
  // What the run before came to is not taken for what this one comes to.
  await status().evaluate((element) => {
    element.textContent = '';
  });
  await press('Run');
  await says(until);
}

describe('a run', () => {
  test.each([
    ['webgpu', 'WebGPU'],
    ['webgl', 'WebGL'],
    ['wasm', 'WASM'],
    ['cpu', 'CPU'],
  ])('?backend=%s trains, names itself and says why', async (backend, name) => {
    await open(`playground/?backend=${backend}`, graphicsFor(backend));
    expect(await status().textContent()).toBe('Ready');
    const seen: string[] = [];
    await page.exposeFunction('seen', (text: string) => seen.push(text));
    await status().evaluate((element) => {
      new MutationObserver(() => Reflect.get(window, 'seen')(element.textContent)).observe(element, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await press('Run');
    await says(/^Finished in \d/);
    expect(seen.slice(0, 2)).toEqual(['Loading TensorFlow.js …', `Running on ${name}`]);
    const chart = region().getByRole('img', { name: /^Training/ });
    expect(await chart.getAttribute('aria-label')).toMatch(/loss 0\.000105 at step 195$/);
    await pressBackend(region());
    expect(await region().locator('[data-part="backend-notes"]').textContent()).toContain('was asked for');
  });

  test('in a chapter loads nothing before its press, moves nothing, and runs beside another', async () => {
    const asked: string[] = [];
    const askedFor = (what: RegExp): string[] => asked.filter((url) => what.test(url));
    page = await openPage(
      'chapters/dense-networks/?backend=wasm',
      { viewport: { width: 1440, height: 900 } },
      async (opened) => {
        opened.on('request', (request) => asked.push(request.url()));
        await opened.addInitScript(watchShifts);
      },
    );
    await page.waitForLoadState('networkidle');
    expect(askedFor(/sandbox\/|monaco|codemirror|declarations|controller/)).toEqual([]);

    const neuron = region('One neuron learns to add');
    await neuron.scrollIntoViewIfNeeded();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await press('Run', neuron);
    await says(/^Finished/, neuron);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    expect(askedFor(/sandbox\/runtime/)).not.toEqual([]);
    expect(askedFor(/monaco|codemirror|declarations/)).toEqual([]);

    // What is folded of the program unfolds under the hand that presses.
    await press('Edit', neuron);
    await neuron.getByRole('textbox').first().waitFor({ state: 'attached', timeout: 60_000 });
    await page.waitForTimeout(1000);
    expect(await page.evaluate(shiftsSoFar)).toEqual([]);

    // Beside it the check of an exercise, which fails on what the exercise begins with; the solution can be shown.
    const exercise = region('Exclusive or, with weights set by hand');
    await neuron.getByRole('status').evaluate((element) => {
      element.textContent = '';
    });
    await press('Check', exercise);
    await neuron.getByRole('button', { name: 'Run', exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await says(/^Failed: \d of \d checks?$/, exercise);
    await says(/^Finished/, neuron);
    expect(await neuron.getByRole('img').first().getAttribute('aria-label')).toMatch(
      /^Training.* at step \d+$/,
    );
    expect(await exercise.locator('[data-part="results"]').textContent()).toMatch(/failed|not passed|✗/i);
    await press('Show solution', exercise);
    expect(await exercise.locator('[data-part="solution-code"]').isVisible()).toBe(true);
  });
});

describe('a page that is given one program after another', () => {
  beforeAll(async () => {
    page = await openPage(
      `playground/?backend=cpu${writeFragment({ title: 'From a link', source: "console.log('hello from the link');" })}`,
      { viewport: { width: 1440, height: 900 }, stays: true },
    );
  });

  test('a link carries a program, says where it runs, and Reset with Undo goes both ways', async () => {
    await region().getByRole('note').waitFor();
    expect(await region().getByRole('note').textContent()).toContain('sandbox');
    await press('Run');
    await says(/^Finished/);
    expect(await consoleText()).toContain('hello from the link');
    await press('Reset');
    expect(await region().locator('[data-part="code"]').textContent()).toContain('optimiser');
    await press('Undo');
    expect(await region().locator('[data-part="code"]').textContent()).toContain('hello from the link');
  });

  test.each([
    ['a runtime error', '\n\nnothing.here();', /nothing is not defined/, 3],
    ['a syntax error', 'const a = 1;\nconst b = ;', /Unexpected token/, 2],
    ['a name declared twice', 'const a = 1;\n\nconst a = 2;', /already been declared/, 3],
    [
      'shapes that do not fit',
      "import * as tf from '@tensorflow/tfjs';\ntf.ones([2, 3]).matMul(tf.ones([4, 5]));",
      /2,3 and 4,5/,
      2,
    ],
    [
      'an operation without a gradient',
      "import * as tf from '@tensorflow/tfjs';\ntf.grad((x) => tf.topk(x, 2).values.sum())(tf.ones([3, 4]));",
      /TopK/,
      2,
    ],
  ])('%s is said, with its line', async (title, source, message, line) => {
    await runNext(title, source, /^Failed: /);
    expect(await status().textContent()).toMatch(message);
    expect(await region().getByRole('alert').textContent()).toMatch(message);
    await press(`Go to line ${line}`);
    expect(await region().locator('.line.has-error').count()).toBe(1);
  });

  test('a loss that becomes NaN is said', async () => {
    await runNext(
      'Not a number',
      "import { plot } from 'lab';\nplot({ title: 'Loss', x: 'step', y: 'MSE' }).add('train', 7, NaN);",
      /^Finished/,
    );
    expect(await region().textContent()).toContain('NaN at step 7');
  });

  test('a million lines: the page lives and counts what it dropped', async () => {
    await runNext('Million', "for (let i = 0; i < 1e6; i++) console.log('line', i);", /^Finished/);
    expect(await consoleText()).toMatch(/[\d,.\s]{5,} (?:more )?lines/);
    expect(await region().locator('.console-lines li').count()).toBeLessThanOrEqual(500);
  });

  test('the console follows its newest line, unless the reader has scrolled up', async () => {
    await runNext(
      'Slow lines',
      "import { log, steps } from 'lab';\nfor await (const step of steps(1e6)) {\n  log('slow line', step);\n  await new Promise((done) => setTimeout(done, 20));\n}",
      /^Running/,
    );
    const host = region().locator('.results-console');
    const lines = region().locator('.console-lines li').filter({ hasText: 'slow line' });
    const missing = (): Promise<number> =>
      host.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    await expect.poll(() => lines.count(), { timeout: 20_000 }).toBeGreaterThan(60);
    await expect.poll(missing).toBeLessThan(24);
    await host.evaluate((element) => element.scrollTo({ top: 40 }));
    const before = await lines.count();
    await expect.poll(() => lines.count(), { timeout: 10_000 }).toBeGreaterThan(before + 20);
    expect(await host.evaluate((element) => element.scrollTop)).toBe(40);
    await press('Stop');
    await says(/^Stopped/);
  });

  test('texts of a program stay text', async () => {
    const html = '<img src=x onerror=document.title=1><b>bold</b>';
    await runNext(
      'Texts',
      `import { plot, table, log, field, progress, check } from 'lab'; const h = '${html}';
      plot({ title: h, x: h, y: h }).add(h, 0, 1); table({ title: h, columns: [h], rows: [[h]] }); log(h, { [h]: h });
      field([[1, 2]], { title: h, units: h }); progress(h, 1, 2); check(h, false, h); throw new Error(h);`,
      /^Failed/,
    );
    expect(await region().locator('img[src="x"]').count()).toBe(0);
    const bold = region()
      .locator('b')
      .filter({ hasText: /^bold$/ });
    expect(await bold.count()).toBe(0);
    expect(await page.title()).not.toBe('1');
  });
});

test('a lost graphics device is said, and the next Run gets a new one', async () => {
  // The device is lost two seconds after it has computed something, so that both states can be seen.
  await openWith(
    `import * as tf from '@tensorflow/tfjs';
      import { log, steps } from 'lab';
      log('the sum is', (await tf.sum([1, 2, 3]).data())[0]);
      for await (const step of steps(100000)) {
        if (step === 40) (tf.backend() as any).device.destroy();
        await new Promise((go) => setTimeout(go, 50));
      }`,
    'webgpu',
  );
  // The program came with a link: it gets a graphics processor when the reader chooses one.
  await pressBackend(region());
  await region().getByLabel('Run on').selectOption('webgpu');
  for (const _ of ['the first device', 'the next one']) {
    await press('Run');
    await says(/^Running on WebGPU/);
    await region().locator('.results-console').getByText('the sum is 6').waitFor();
    await says(/^Failed: The graphics device was lost/);
  }
});

test('what cannot be had is said, and the original runs: backend, link, stored edit, storage', async () => {
  await open('playground/?backend=quantum#code=AAAA');
  await region().getByRole('note').filter({ hasText: 'damaged' }).waitFor();
  await press('Run');
  await region().getByRole('note').filter({ hasText: 'no backend “quantum”' }).waitFor();
  await says(/^Finished/);

  await page.evaluate(async () => {
    const id = document.querySelector<HTMLElement>('code-playground')?.dataset['program'] ?? '';
    const request = indexedDB.open('playground');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    const transaction = request.result.transaction('edits', 'readwrite');
    transaction.objectStore('edits').put({ source: 7 }, id);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    localStorage.setItem(`playground-edit:${id}`, '1');
    history.replaceState(null, '', '?backend=cpu');
  });
  await page.reload();
  await region().getByRole('note').filter({ hasText: 'set aside, not deleted' }).waitFor();

  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.reload();
  await press('Run');
  await region().getByRole('note').filter({ hasText: 'refuses storage' }).waitFor();
  await says(/^Finished/);
});

test('under a finger the light editor opens, not Monaco; the edit is there on return, with a way back', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  await open('playground/?backend=cpu', phone);
  await press('Edit');
  await page.locator('.cm-editor').waitFor({ timeout: 60_000 });
  expect(await page.locator('.monaco-editor').count()).toBe(0);
  await page.locator('.cm-editor.cm-focused').waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// my own line\n');
  await page.reload();
  await region().getByRole('note').filter({ hasText: 'Your version' }).waitFor();
  expect(await region().locator('[data-part="code"]').textContent()).toContain('my own line');
  await press('Show the original');
  expect(await region().locator('[data-part="code"]').textContent()).not.toContain('my own line');
});

test('eighteen runs in a row leave one spare frame and no growing heap', async () => {
  await openWith('console.log(1);');
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const runs = (count: number) =>
    page.evaluate(async (count) => {
      const status = document.querySelector('[data-part="status"]');
      for (let i = 0; i < count; i++) {
        document.querySelector<HTMLElement>('[data-part="run"]')?.click();
        while (!status?.textContent?.startsWith('Finished')) {
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        if (status) status.textContent = '';
      }
    }, count);
  await runs(9);
  const early = await heap();
  await runs(9);
  const late = await heap();
  // 16 kB a run, 144 kB in all, would be a leak of any of the parts; after nine runs noise is some 20 kB.
  expect(late - early).toBeLessThan(100_000);
  // The spare starts a moment after the last run.
  await expect.poll(() => page.locator('iframe').count()).toBe(1);
});
