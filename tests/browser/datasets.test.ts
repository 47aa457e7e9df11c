import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { catalogue, type DatasetId } from '../../playground/lab/data/catalogue.ts';
import { type DatasetCard, datasetSchema } from '../../src/schemas/dataset.ts';
import { sitePages } from './site-pages.ts';

const ids = Object.keys(catalogue) as DatasetId[];
const cardOf = (id: string): DatasetCard =>
  datasetSchema.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, `../../content/datasets/${id}/dataset.json`), 'utf8')),
  );

const { openPage } = sitePages({ graphics: false });
let page: Page;

async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
  page = await openPage(path, { viewport: { width: 1200, height: 1000 }, ...options });
}

const explorer = (id: string) => page.getByRole('region', { name: `Explore ${id}` });
const explore = (id: string) => explorer(id).getByRole('button', { name: 'Explore the data' }).click();
const picture = (id: string) => explorer(id).locator('[data-part="picture"] [role="img"]').first();
const label = async (id: string): Promise<string> => (await picture(id).getAttribute('aria-label')) ?? '';

/** The picture's name and the form of its map: one of them changes with every choice. */
const shown = async (id: string): Promise<string> =>
  `${await label(id)} ${await explorer(id).locator('.geo-panels, .chart').first().getAttribute('class')}`;
const patient = { timeout: 20_000 };

describe.each(['light', 'dark'] as const)('without scripts, %s', (colorScheme) => {
  test('the list shows each data set by a picture of its own numbers, with words for those who do not see it', async () => {
    await open('datasets/', { javaScriptEnabled: false, colorScheme });
    for (const id of ids) {
      const entry = page.getByRole('listitem').filter({ has: page.locator(`a[href$="/datasets/${id}/"]`) });
      const thumbnail = entry.getByRole('img');
      expect(await thumbnail.getAttribute('aria-label')).toMatch(/^(Map|Curve): \S+/);
      const box = await thumbnail.boundingBox();
      expect(box?.height).toBeGreaterThan(100);
      // Several hundred bytes of picture: not a plain surface.
      expect((await thumbnail.screenshot()).length).toBeGreaterThan(2000);
    }
  });
});

test('without scripts a page shows its picture, and nothing to press that does nothing', async () => {
  await open('datasets/fnoc-winds/', { javaScriptEnabled: false });
  expect(await label('fnoc-winds')).toMatch(
    /^Wind: speed and direction, 1982, time 1982-01: map of 73 by 144/,
  );
  expect(await explorer('fnoc-winds').getByRole('button').count()).toBe(0);
  expect(await page.getByRole('button', { name: /^Copy (citation|BibTeX)/ }).count()).toBe(0);
  expect(await page.getByRole('region', { name: 'BibTeX' }).textContent()).toContain('@misc{fnoc-winds,');
});

test.each(ids)('%s is explored from its first picture on', async (id) => {
  await open(`datasets/${id}/`);
  const before = await label(id);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await explore(id);
  await explorer(id)
    .getByRole('button', { name: /^Export PNG|^Save/ })
    .first()
    .waitFor();
  expect(asked.filter((url) => url.endsWith(`${id}.bin`))).toHaveLength(1);
  // A still picture has the first frame's name in its place; live it says the same.
  await expect.poll(() => label(id), patient).toBe(before);
  const selects = await explorer(id).locator('[data-part="bar"] select').all();
  for (const select of selects) {
    const was = await shown(id);
    const last = (await select.locator('option').count()) - 1;
    const chosen = await select.evaluate((element: HTMLSelectElement) => element.selectedIndex);
    await select.selectOption({ index: chosen === last ? 0 : last });
    await expect.poll(() => shown(id), patient).not.toBe(was);
  }
});

test('years and variables are chosen, months played, and the value under the pointer read', async () => {
  await open('datasets/coads/');
  await explore('coads');
  const chosen = explorer('coads').getByRole('combobox', { name: 'Variable' });
  await chosen.selectOption({ label: 'Specific humidity (specificHumidity)' });
  // The month stays when the variable changes.
  await expect
    .poll(() => label('coads'), patient)
    .toMatch(/^Specific humidity, month July: map of 90 by 180 values/);
  await explorer('coads').getByRole('combobox', { name: 'Map' }).selectOption('equirectangular');
  await explorer('coads').getByRole('button', { name: 'Next frame' }).click();
  await expect.poll(() => label('coads'), patient).toContain('month August');
  await picture('coads').hover({ position: { x: 100, y: 100 } });
  expect(await explorer('coads').locator('.readout').first().textContent()).toMatch(/g kg⁻¹|missing/);
});

test('a binary that is cut short, or altered, is refused with its checksum, and the page lives on', async () => {
  const { checksum } = cardOf('irish-wind');
  await open('datasets/irish-wind/');
  let change = (bytes: Buffer): Buffer => bytes.subarray(0, 1000);
  await page.route('**/irish-wind.bin', async (route) => {
    const body = await (await route.fetch()).body();
    await route.fulfill({ body: change(body), contentType: 'application/octet-stream' });
  });
  const status = explorer('irish-wind').getByRole('status');
  const isRefused = async (words: RegExp): Promise<void> => {
    await explore('irish-wind');
    await expect.poll(() => status.textContent(), patient).toMatch(words);
    expect(await status.textContent()).toContain(checksum.payload);
    // The picture of the build stays.
    expect(await label('irish-wind')).toMatch(/^Mean wind speed of the day, 1966/);
  };
  await isRefused(/arrived damaged: its 1000 bytes cannot be decompressed/);
  change = () => Buffer.from('other bytes altogether');
  await isRefused(/arrived damaged: its SHA-256 is [0-9a-f]{64}/);
  // The next press finds the file whole.
  await page.unroute('**/irish-wind.bin');
  await explore('irish-wind');
  await explorer('irish-wind').getByRole('combobox', { name: 'Year' }).waitFor();
});

test('the citation is copied, in words and for BibTeX', async () => {
  await open('datasets/stage-iv/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy citation' }).click();
  await expect.poll(clipboard, patient).toMatch(/^Lin, Y\., 2011: .*https:\/\/doi\.org\/10\.5065\/D6PG1QDD$/);
  await page.getByRole('button', { name: 'Copy BibTeX' }).click();
  await expect
    .poll(clipboard)
    .toMatch(/^@misc\{stage-iv,\n {2}author = \{Lin, Y\.\},[\s\S]*doi = \{10\.5065\/D6PG1QDD\},\n\}$/);
});

test('the page says what is downloaded: bytes packed and unpacked, checksums, the error of each variable', async () => {
  await open('datasets/coads/');
  const { binary, checksum, variables } = cardOf('coads');
  const text = (await page.locator('main').textContent()) ?? '';
  const grouped = (value: number) => value.toLocaleString('en-GB');
  for (const words of [grouped(binary.bytes), grouped(binary.payloadBytes), checksum.file, checksum.payload])
    expect(text).toContain(words);
  const table = page.getByRole('region', { name: 'Variables' });
  for (const { name, packingError } of variables) {
    const row = table.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
    expect(await row.textContent()).toContain(String(Number(packingError.toPrecision(2))));
  }
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: binary.file }).click(),
  ]);
  expect(readFileSync(await file.path())).toHaveLength(binary.bytes);
});
