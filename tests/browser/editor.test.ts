import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editorDeclarations } from '../../playground/editor/declarations/vite-plugin.ts';
import { launchReader } from './chromium.ts';
import { valid } from './fixtures/editor/programs.ts';

const root = fileURLToPath(new URL('./fixtures/editor/', import.meta.url));
let outDir: string;
let server: PreviewServer;
let browser: Browser;
let address: string;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'editor-'));
  const shared = { configFile: false, root, logLevel: 'error' } as const;
  await build({
    ...shared,
    build: { outDir, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 10_000 },
    plugins: [editorDeclarations()],
  });
  server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  address = server.resolvedUrls?.local[0] ?? '';
  browser = await launchReader();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(outDir, { recursive: true, force: true });
});

type Id = 'first' | 'second';

/** A fresh page of the fixture; errors of the page fail the test that caused them. */
async function openPage(options: BrowserContextOptions = {}): Promise<Page & { errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 1100 }, ...options });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  await page.waitForFunction(() => 'fixture' in window);
  return Object.assign(page, { errors });
}

const open = (page: Page, id: Id, theme: 'light' | 'dark' = 'light'): Promise<void> =>
  page.evaluate(([id, theme]) => window.fixture.open(id, theme), [id, theme] as const);

const problems = (page: Page, id: Id) => page.evaluate((id) => window.fixture.editors[id]?.problems?.(), id);

const source = (page: Page, id: Id) => page.evaluate((id) => window.fixture.editors[id]?.source(), id);

const setSource = (page: Page, id: Id, text: string): Promise<void> =>
  page.evaluate(([id, text]) => window.fixture.editors[id]?.setSource(text), [id, text] as const);

/** What the text box that has the focus is described by. */
const description = (page: Page): Promise<string> =>
  page.evaluate(() =>
    (document.activeElement?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

/** What the editors' live regions hold. */
const spoken = (page: Page): Promise<(string | null)[]> =>
  page
    .locator('.program-editor-spoken[aria-live="polite"]')
    .evaluateAll((all) => all.map(({ textContent }) => textContent));

/** Puts the text with the cursor at `|` into the editor and asks for suggestions there. */
async function suggestionsAt(page: Page, text: string): Promise<Locator> {
  await setSource(page, 'first', text.replace('|', ''));
  const lines = text.split('\n');
  const line = lines.findIndex((content) => content.includes('|'));
  await page.evaluate((line) => window.fixture.editors.first?.reveal(line), line + 1);
  await page.evaluate(() => window.fixture.editors.first?.focus());
  await page.keyboard.press('Home');
  for (let column = lines[line]?.indexOf('|') ?? 0; column > 0; column--)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Space');
  return page.locator('.suggest-widget.visible .monaco-list-row');
}

describe('Monaco', () => {
  let page: Awaited<ReturnType<typeof openPage>>;
  beforeAll(async () => {
    page = await openPage();
    await open(page, 'first');
    await open(page, 'second');
  });
  afterAll(async () => {
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  test('lines stand where the static code has them', async () => {
    const tops = await page.evaluate(() => {
      const starts = (selector: string, box: string): number[][] => {
        const origin = document.querySelector(box)?.getBoundingClientRect() ?? new DOMRect();
        return [...document.querySelectorAll(`${box} ${selector}`)]
          .map((element) => element.getBoundingClientRect())
          .map(({ x, y }) => [x - origin.x, y - origin.y])
          .sort(([, a = 0], [, b = 0]) => a - b);
      };
      return {
        still: starts('.line > span:first-child', '#static'),
        live: starts('.view-line > span > span:first-child', '#first'),
        numbers: [...document.querySelectorAll('#first .line-numbers')].map((element) => {
          const origin = document.querySelector('#first')?.getBoundingClientRect() ?? new DOMRect();
          return element.getBoundingClientRect().right - origin.x;
        }),
      };
    });
    const live = tops.live.filter((_, line) => valid.split('\n')[line] !== '');
    expect(live.length).toBe(tops.still.length);
    tops.still.forEach(([x = 0, y = 0], line) => {
      expect(Math.abs((live[line]?.[0] ?? 0) - x)).toBeLessThanOrEqual(1);
      expect(Math.abs((live[line]?.[1] ?? 0) - y)).toBeLessThanOrEqual(1);
    });
    for (const right of tops.numbers) expect(Math.abs(right - 32)).toBeLessThanOrEqual(1);
  });

  test('colours are those of the static code', async () => {
    const colours = await page.evaluate(() => {
      const of = (selector: string, text: string): string => {
        const found = [...document.querySelectorAll(selector)].find(
          ({ textContent }) => textContent?.replaceAll('\u00a0', ' ').trim() === text,
        );
        return found ? getComputedStyle(found).color : `no ${text}`;
      };
      return ['import', 'as', "'lab'", 'matMul', '// Learns a line.', '0.01', 'cells'].map((text) => ({
        text,
        still: of('#static .line > span', text),
        live: of('#first .view-line > span > span', text),
      }));
    });
    for (const { text, still, live } of colours)
      expect({ text, colour: live }).toEqual({ text, colour: still });
  });

  test('a program that uses TensorFlow.js and lab has no problems, a wrong one is marked', async () => {
    expect(await problems(page, 'first')).toEqual([]);
    expect(await problems(page, 'second')).toMatchObject([{ line: 3, column: 7, severity: 'error' }]);
    await page.locator('#second .squiggly-error').waitFor();
    expect(await page.locator('#first .squiggly-error').count()).toBe(0);
  });

  test('marks of a run stay apart from those of the type checker and from other editors', async () => {
    const squiggles = page.locator('#second .squiggly-error');
    await squiggles.first().waitFor();
    await page.evaluate(() =>
      window.fixture.editors.second?.mark([{ line: 2, message: 'x', severity: 'error' }]),
    );
    await expect.poll(() => squiggles.count()).toBe(2);
    expect(await page.locator('#first .squiggly-error').count()).toBe(0);
    await page.evaluate(() => window.fixture.editors.second?.mark([]));
    await expect.poll(() => squiggles.count()).toBe(1);
  });

  test('chained operations and lab complete', async () => {
    const start = "import * as tf from '@tensorflow/tfjs';\nimport { dataset } from 'lab';\n";
    const members = await suggestionsAt(page, `${start}const x = tf.tensor1d([1]);\nx.matM|`);
    await expect
      .poll(() => members.allTextContents(), { timeout: 60_000 })
      .toContainEqual(expect.stringContaining('matMul'));
    await page.keyboard.press('Escape');
    const variables = await suggestionsAt(
      page,
      `${start}const c = await dataset('coads');\nc.variables.airT|`,
    );
    await expect
      .poll(() => variables.allTextContents(), { timeout: 60_000 })
      .toContainEqual(expect.stringContaining('airTemperature'));
    await page.keyboard.press('Escape');
    await setSource(page, 'first', `${start}const x = tf.tensor1d([1]);\nconst bad: number = x.matMul(x);\n`);
    expect(await problems(page, 'first')).toMatchObject([{ line: 4, column: 7 }]);
    await setSource(page, 'first', valid);
  });

  test('a hover explains a name of lab', async () => {
    await page.locator('#first .view-line').getByText('steps', { exact: true }).last().hover();
    await page.locator('.monaco-hover:visible').getByText('steps').first().waitFor();
    await page.mouse.move(990, 1090);
  });

  describe('what a comment of the program says is text, in every popup', () => {
    const strange = `/**
 * Does ![picture](https://elsewhere.test/1.png) <img src="https://elsewhere.test/2.png"> <b>bold</b>
 * [more](https://elsewhere.test/) \`code\` **strong**
 *
 * @param a one ![picture](https://elsewhere.test/3.png)
 */
function strange(a: number): number { return a; }
`;
    /** What the popup holds beside text, and what was asked for from the start of the test on. */
    const beyondText = async (popup: Locator, asked: string[]): Promise<unknown[]> => [
      ...(await popup
        .locator('img, a, video, b, input')
        .evaluateAll((all) => all.map((one) => one.outerHTML))),
      ...asked,
    ];
    const watch = (): string[] => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('elsewhere.test')) asked.push(request.url());
      });
      return asked;
    };

    test('a hover', async () => {
      const asked = watch();
      await setSource(page, 'first', `${strange}strange(1);\n`);
      const word = page.locator('#first .view-line').getByText('strange', { exact: true }).last();
      const popup = page.locator('.monaco-hover:visible');
      await expect
        .poll(
          async () => {
            await page.mouse.move(990, 1090);
            await word.hover();
            await page.waitForTimeout(800);
            return (await popup.allTextContents()).join(' ');
          },
          { timeout: 60_000 },
        )
        .toMatch(/Does[\s\S]*more code strong/);
      expect(await popup.locator('code, strong').count()).toBeGreaterThan(1);
      expect(await beyondText(popup, asked)).toEqual([]);
      await page.mouse.move(990, 1090);
    });

    test('the text beside a suggestion', async () => {
      const asked = watch();
      const rows = await suggestionsAt(page, `${strange}stran|`);
      await expect
        .poll(() => rows.allTextContents(), { timeout: 60_000 })
        .toContainEqual(expect.stringContaining('strange'));
      const popup = page.locator('.suggest-details');
      if (!(await popup.isVisible())) await page.keyboard.press('Control+Space');
      await popup.getByText('Does').waitFor();
      expect(await beyondText(popup, asked)).toEqual([]);
      await page.keyboard.press('Escape');
    });

    test('the parameters of a call', async () => {
      const asked = watch();
      await setSource(page, 'first', `${strange}strange(`);
      await page.evaluate(() => window.fixture.editors.first?.focus());
      await page.keyboard.press('Control+End');
      const popup = page.locator('.parameter-hints-widget.visible');
      await expect
        .poll(
          async () => {
            await page.keyboard.press('Control+Shift+Space');
            return (await popup.allTextContents()).join(' ');
          },
          { timeout: 60_000 },
        )
        .toMatch(/Does/);
      expect(await beyondText(popup, asked)).toEqual([]);
      await page.keyboard.press('Escape');
      await setSource(page, 'first', valid);
    });
  });

  test('setSource is one edit that can be undone', async () => {
    await setSource(page, 'first', 'const a = 1;\nconst b = 2;\n');
    expect(await source(page, 'first')).toBe('const a = 1;\nconst b = 2;\n');
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.keyboard.press('Control+z');
    expect(await source(page, 'first')).toBe(valid);
  });

  test('format, find and the command palette answer', async () => {
    await setSource(page, 'first', 'const a   =  1\nif (a) {\nconsole.log( a )\n}\n');
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.keyboard.press('Control+Shift+I');
    await expect
      .poll(() => source(page, 'first'), { timeout: 10_000 })
      .toBe('const a = 1\nif (a) {\n  console.log(a)\n}\n');
    await page.keyboard.press('Control+f');
    await page.locator('#first .find-widget.visible').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.keyboard.type('Run the');
    await page.locator('#first .quick-input-widget').getByText('Run the program').waitFor();
    await page.keyboard.press('Escape');
    await setSource(page, 'first', valid);
  });

  test('Ctrl+Enter runs the program of the editor that has the focus, and types nothing', async () => {
    for (const id of ['second', 'first'] as const) {
      const before = await source(page, id);
      await page.evaluate((id) => window.fixture.editors[id]?.focus(), id);
      await page.keyboard.press('Control+Enter');
      expect(await page.evaluate(() => window.fixture.runs.at(-1))).toBe(id);
      expect(await source(page, id)).toBe(before);
    }
    expect(await page.evaluate(() => window.fixture.runs)).toEqual(['second', 'first']);
  });

  test('Tab indents until Ctrl+M; the hint says so and the choice is kept', async () => {
    const hint = page.locator('#second .program-editor-hint');
    await page.evaluate(() => window.fixture.editors.second?.reveal(2));
    await page.evaluate(() => window.fixture.editors.second?.focus());
    await expect.poll(() => hint.isVisible()).toBe(true);
    expect(await hint.textContent()).toBe('Tab indents. Ctrl+M lets Tab move focus');
    expect(await description(page)).toBe('Tab indents. Ctrl+M lets Tab move focus');
    expect(await spoken(page)).toEqual(['', '']);
    await page.keyboard.press('Tab');
    expect(await source(page, 'second')).toContain('\n  const x');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+m');
    expect(await hint.textContent()).toBe('Tab moves focus. Ctrl+M lets Tab indent');
    expect(await description(page)).toBe('Tab moves focus. Ctrl+M lets Tab indent');
    // Both editors follow; only the one in use says so.
    expect(await spoken(page)).toEqual(['', 'Tab moves focus. Ctrl+M lets Tab indent']);
    await page.keyboard.press('Tab');
    expect(await source(page, 'second')).toContain('\nconst x');
    expect(await page.evaluate(() => document.activeElement?.closest('#second') === null)).toBe(true);
    expect(await hint.isVisible()).toBe(false);
    expect(await page.evaluate(() => localStorage.getItem('editor-tab-moves-focus'))).toBe('true');
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#first') === null)).toBe(true);
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.keyboard.press('Control+m');
  });

  test('the hint covers no code, and stays in sight in a window lower than the code', async () => {
    const before = await source(page, 'second');
    await setSource(page, 'second', 'x;\n'.repeat(30));
    await page.evaluate(() => window.fixture.editors.second?.focus());
    const places = () =>
      page.evaluate(() => {
        const of = (selector: string) =>
          document.querySelector(`#second ${selector}`)?.getBoundingClientRect();
        return { code: of('.program-editor-code')?.bottom ?? 0, hint: of('.program-editor-hint') };
      });
    await page.evaluate(() => document.querySelector('#second')?.scrollIntoView());
    const whole = await places();
    expect(whole.hint?.top).toBeGreaterThanOrEqual(whole.code);
    await page.setViewportSize({ width: 1000, height: 400 });
    await page.evaluate(() => document.querySelector('#second')?.scrollIntoView());
    const cut = await places();
    expect(cut.code).toBeGreaterThan(400);
    expect(cut.hint?.bottom).toBe(400);
    await page.setViewportSize({ width: 1000, height: 1100 });
    await setSource(page, 'second', before ?? '');
  });

  test('a program of more lines than fit grows to its limit and scrolls inside', async () => {
    const height = () =>
      page.evaluate(() => document.querySelector('#second .program-editor-code')?.clientHeight);
    const before = await source(page, 'second');
    await setSource(page, 'second', 'x;\n'.repeat(9));
    expect(await height()).toBe(10 * 20 + 24);
    await setSource(page, 'second', 'x;\n'.repeat(300));
    expect(await height()).toBe(200 * 20 + 24);
    await page.evaluate(() => window.fixture.editors.second?.reveal(290));
    await page.locator('#second .line-numbers').getByText('290', { exact: true }).waitFor();
    await setSource(page, 'second', before ?? '');
  });

  test('axe finds nothing in an open editor', async () => {
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('axe-core/axe.min.js')) });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run(root: string): Promise<{ violations: object[] }> } };
      return (await axe.run('#first')).violations;
    });
    expect(found).toEqual([]);
  });

  test('the theme follows the site', async () => {
    const colour = () =>
      page.evaluate(() => {
        const found = [...document.querySelectorAll('#first .view-line > span > span')];
        const keyword = found.find(({ textContent }) => textContent?.trim() === 'import');
        return keyword ? getComputedStyle(keyword).color : '';
      });
    const light = await colour();
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
      window.fixture.editors.first?.setTheme('dark');
    });
    await expect.poll(colour).not.toBe(light);
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'light';
      window.fixture.editors.second?.setTheme('light');
    });
    await expect.poll(colour).toBe(light);
  });

  test('disposing of one editor leaves the other whole', async () => {
    await page.evaluate(() => window.fixture.editors.first?.dispose());
    expect(await page.locator('#first').innerHTML()).toBe('');
    expect(await problems(page, 'second')).toMatchObject([{ line: 3 }]);
    await page.evaluate(() => window.fixture.editors.second?.focus());
    await page.keyboard.type('// still here');
    expect(await source(page, 'second')).toContain('// still here');
    await open(page, 'first');
    expect(await problems(page, 'first')).toEqual([]);
  });
});

describe('CodeMirror', () => {
  test('is what touch gets, without a byte of Monaco', async () => {
    const page = await openPage({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await open(page, 'first');
    await page.locator('#first .cm-editor').waitFor();
    expect(requests.filter((url) => /worker|declarations|editor\.api/.test(url))).toEqual([]);
    const hint = page.locator('#first .program-editor-hint');
    await page.evaluate(() => window.fixture.editors.first?.focus());
    expect(await description(page)).toBe('Tab indents. Ctrl+M lets Tab move focus');
    expect(await hint.isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    expect(await hint.isVisible()).toBe(true);
    expect(page.errors).toEqual([]);
    await page.context().close();
  });

  test('keeps the measures, runs, undoes and marks', async () => {
    const page = await openPage();
    await page.evaluate(() => localStorage.setItem('editor-kind', 'codemirror'));
    await open(page, 'first');
    const lines = page.locator('#first .cm-line');
    const still = page.locator('#static .line');
    for (const line of [0, 8, 16]) {
      const [a, b] = await Promise.all([lines.nth(line).boundingBox(), still.nth(line).boundingBox()]);
      const [top, from] = await Promise.all([
        page.locator('#first').boundingBox(),
        page.locator('#static').boundingBox(),
      ]);
      const inEditor = (a?.y ?? 0) + (a?.height ?? 0) / 2 - (top?.y ?? 0);
      const inStatic = (b?.y ?? 0) + (b?.height ?? 0) / 2 - (from?.y ?? 0);
      expect(Math.abs(inEditor - inStatic)).toBeLessThanOrEqual(1);
      expect(Math.abs((a?.x ?? 0) - (top?.x ?? 0) - 44)).toBeLessThanOrEqual(1);
    }
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.keyboard.press('Control+Enter');
    expect(await page.evaluate(() => window.fixture.runs)).toEqual(['first']);
    expect(await source(page, 'first')).toBe(valid);
    await setSource(page, 'first', 'const a = 1;\n');
    await page.keyboard.press('Control+z');
    expect(await source(page, 'first')).toBe(valid);
    await page.evaluate(() =>
      window.fixture.editors.first?.mark([{ line: 9, column: 7, message: '<img src=x>', severity: 'error' }]),
    );
    await page.locator('#first .cm-lintRange-error').first().hover();
    await page.locator('.cm-tooltip-lint').getByText('<img src=x>').waitFor();
    expect(await page.locator('.cm-tooltip img').count()).toBe(0);
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-content') === null)).toBe(true);
    await page.evaluate(() => window.fixture.editors.first?.focus());
    await page.getByRole('button', { name: 'Use the full editor' }).click();
    expect(await page.evaluate(() => localStorage.getItem('editor-kind'))).toBe('monaco');
    await page.evaluate(() => window.fixture.editors.first?.dispose());
    expect(await page.locator('#first').innerHTML()).toBe('');
    expect(page.errors).toEqual([]);
    await page.context().close();
  });
});
