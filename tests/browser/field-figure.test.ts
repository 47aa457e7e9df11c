/** A figure with a field, as `npm run new -- figure … field` writes it: what its pixels are, wherever it is shown. */
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paletteBytes } from '../../playground/views/drawing/palette.ts';
import { newFigure } from '../../src/commands/new/figure.ts';
import type { Field, Figure } from '../../src/figures/kit/figure.ts';
import type { StaticFigure } from '../../src/figures/kit/static-figure.ts';
import { launchReader } from './chromium.ts';
import { drawn } from './figure-page.ts';
import { pixelsOf } from './pixels.ts';

const root = new URL('../../', import.meta.url).pathname;
const folder = `${root}src/figures/trial/`;
const written = newFigure({ path: 'page', text: '' }, 'trial', () => '\n} satisfies', 'field').files;

/** The figure with its top row of cells missing. */
const entry = `
import { figure as whole } from './index.ts';
import { takeOver } from '../kit/take-over.ts';
import { staticFigure } from '../kit/static-figure.ts';
const fields = (state) => {
  const { warmth } = whole.fields(state);
  return { warmth: { ...warmth, pixels: () => warmth.pixels().fill(0, 0, warmth.width) } };
};
export const figure = { ...whole, fields };
export const shown = staticFigure('trial', figure);
if (globalThis.document) takeOver(document.querySelector('explorable-figure'), 'trial', figure);`;

interface Trial {
  readonly figure: Figure<{ readonly middle: number }>;
  readonly shown: StaticFigure;
}

let browser: Browser;
let script: string;
let styles: string;
let trial: Trial;

beforeAll(async () => {
  browser = await launchReader();
  const bundled = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [
      {
        name: 'as-written',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^\.\/(index|model|words\.en)\.ts$/ }, ({ path }) => ({
            path: `${folder}${basename(path)}`,
            namespace: 'written',
          }));
          onResolve({ filter: /^\.\.\/kit\// }, ({ path }) => ({ path: join(folder, path) }));
          onLoad({ filter: /.*/, namespace: 'written' }, ({ path }) => ({
            contents: written[path.slice(root.length)] ?? '',
            loader: 'ts',
          }));
        },
      },
    ],
  });
  script = bundled.outputFiles[0]?.text ?? '';
  const sheet = '@import "./playground/page/page.css"; @import "./src/figures/figures.css";';
  const styled = await build({
    stdin: { contents: sheet, loader: 'css', resolveDir: root },
    bundle: true,
    write: false,
  });
  styles = styled.outputFiles[0]?.text ?? '';
  trial = await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`);
}, 240_000);
afterAll(() => browser?.close());

async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 460, height: 700 }, ...options });
  const html = `<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Trial</title>
    <meta name="viewport" content="width=device-width"><style>${styles} body { margin: 20px; background: var(--paper) }</style>
    <explorable-figure>${trial.shown.html}</explorable-figure><script type="module" src="/trial.js"></script></html>`;
  await page.route('**/*', (route) =>
    new URL(route.request().url()).pathname === '/trial.js'
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: html }),
  );
  await page.goto('http://figures.test/');
  return page;
}

const palette = paletteBytes('viridis');

/** How what is on the screen differs from what it should be: in the middle of a cell, or by a colour that no cell has. */
async function faults(page: Page, field: Field): Promise<string[]> {
  const place = await page.locator('[data-field]').boundingBox();
  if (!place) throw new Error('the field has no place');
  const { width, height, data } = await pixelsOf(page, await page.screenshot({ clip: place }));
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const colours = Array.from({ length: palette.length / 3 }, (_, level) =>
    level === 0 ? paper : `rgb(${[...palette.subarray(3 * level, 3 * level + 3)].join(', ')})`,
  );
  const wanted = Array.from(field.pixels(), (level) => colours[level] ?? '');
  const colourAt = (x: number, y: number): string => {
    const at = 4 * (y * width + x);
    return `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
  };
  const found: string[] = [];
  const columns = field.width;
  const rows = wanted.length / columns;
  for (const [k, colour] of wanted.entries()) {
    const [row, column] = [Math.floor(k / columns), k % columns];
    const x = Math.floor(((column + 0.5) / columns) * width);
    const y = Math.floor(((row + 0.5) / rows) * height);
    if (colourAt(x, y) !== colour) found.push(`cell ${row}, ${column}: ${colourAt(x, y)}, not ${colour}`);
  }
  const known = new Set(wanted);
  // The outermost pixels are shared with what lies around; a picture that begins between two of the device has one more.
  const shared = (await page.evaluate(() => devicePixelRatio % 1 === 0)) ? 1 : 2;
  for (let y = shared; y < height - shared; y++)
    for (let x = shared; x < width - shared; x++)
      if (!known.has(colourAt(x, y))) found.push(`pixel ${x}, ${y} is blended: ${colourAt(x, y)}`);
  return found.slice(0, 20);
}

const fieldOf = (middle: number): Field => trial.figure.fields?.({ middle })['warmth'] as Field;

test.each([1, 2, 2.625])(
  'at %d pixels of the device to one of the page every cell has its colour',
  async (deviceScaleFactor) => {
    const page = await open({ deviceScaleFactor });
    const { middle } = trial.figure.initial;
    expect(await faults(page, fieldOf(middle))).toEqual([]);
    expect(await page.locator('[data-field] img').count()).toBe(1);

    await page.locator('[data-handle=middle]').focus();
    await page.keyboard.press('PageUp');
    await drawn(page);
    expect(
      await page.locator('[data-field] > *').evaluateAll((all) => all.map((one) => one.tagName)),
    ).toEqual(['CANVAS']);
    expect(await faults(page, fieldOf(0.4))).toEqual([]);

    // Nothing is painted anew for another size or theme; the page shows through where values are missing.
    await page.setViewportSize({ width: 531, height: 700 });
    await page.evaluate(() => {
      document.documentElement.dataset['theme'] = 'dark';
    });
    await drawn(page);
    expect(await faults(page, fieldOf(0.4))).toEqual([]);
    await page.close();
  },
);

test('it lies where its axes are, under the handles', async () => {
  const page = await open({});
  const [field, ticks] = await page.evaluate(() => {
    const { left, right, bottom } = (
      document.querySelector('[data-field]') as Element
    ).getBoundingClientRect();
    const marks = (document.querySelector('path.tick') as Element).getBoundingClientRect();
    return [
      [left, right, bottom],
      [marks.left, marks.right, marks.top],
    ] as const;
  });
  for (const [k, edge] of field.entries()) expect(Math.abs(edge - (ticks[k] ?? 0))).toBeLessThan(0.7);
  const covered = await page.evaluate(() => {
    const place = (document.querySelector('[data-field]') as Element).getBoundingClientRect();
    return document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2)?.tagName;
  });
  expect(covered).toBe('svg');
  expect(await page.getByRole('img', { name: 'Temperature, 20 °C at its warmest' }).count()).toBe(1);
  await page.close();
});

test('it stands there without scripts, and on paper after it was changed', async () => {
  const bare = await open({ javaScriptEnabled: false });
  expect(await bare.locator('[data-field] img').isVisible()).toBe(true);
  await bare.close();

  const page = await open({});
  await page.locator('[data-handle=middle]').focus();
  await page.keyboard.press('PageUp');
  await page.emulateMedia({ media: 'print' });
  await drawn(page);
  expect(await faults(page, fieldOf(0.4))).toEqual([]);
  await page.close();
});
