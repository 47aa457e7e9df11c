import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { root } from '../../src/commands/record/course-programs.ts';
import { type AskedStorage, answerForStorage } from './archive/weather-bench.ts';
import { followLink } from './follow-link.ts';
import { pressButton } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* Programs of the course that read another site, in the built site, with that site answered for. */

const { openPage } = sitePages({ graphics: false });
let page: Page;
let asked: AskedStorage;

async function run(source: string, open: boolean): Promise<void> {
  const path = `playground/?backend=wasm${writeFragment({ title: 'From a link', source })}`;
  page = await openPage(path, { viewport: { width: 1280, height: 800 } }, async (opened) => {
    asked = await answerForStorage(opened, open);
  });
  await pressButton(region(), 'Run');
}

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const says = (text: RegExp): Promise<void> =>
  region().getByRole('status').filter({ hasText: text }).waitFor({ timeout: 100_000 });
const output = async (): Promise<string> =>
  (await region().locator('[data-part="results"]').textContent()) ?? '';

const opens = `
  import { log, openZarr } from 'lab';
  const store = await openZarr('gs://weatherbench2/datasets/era5/1959-2023_01_10-6h-64x32_equiangular_conservative.zarr');
  const { values, dims, shape, coordinates } = await store.read('geopotential', { time: [84_799, 84_801], level: 7 });
  log(dims.join(), shape.join(), coordinates.time.join(), values.every(Number.isFinite), values[0] > 40000);`;
const shown = 'time,longitude,latitude 2,64,32 508794,508800 true true';

/** Runs the program above after a question, of which the storage hears nothing before it is answered. */
async function readsOnceAllowed(open: boolean): Promise<void> {
  await run(opens, open);
  const question = region().getByRole('alertdialog', { name: /read from another site/ });
  await question.waitFor();
  expect(await question.locator('bdi').allTextContents()).toEqual(['storage.googleapis.com']);
  expect([asked.plain, asked.byInterface]).toEqual([[], []]);
  await pressButton(region(), 'Allow storage.googleapis.com');
  await says(/^Finished/);
  expect(await output()).toContain(shown);
}

const read = ['zarr.json', '.zmetadata', 'geopotential/847.0.0.0', 'geopotential/848.0.0.0'];

test('a bucket that lets other sites read it: by plain addresses', { timeout: 120_000 }, async () => {
  await readsOnceAllowed(true);
  expect(asked.plain).toEqual(expect.arrayContaining(read));
  expect(asked.byInterface).toEqual([]);
});

test('a bucket that lets none read it: by the JSON interface; so chapter 12 reads ERA5, and its ridge learns', {
  timeout: 240_000,
}, async () => {
  await readsOnceAllowed(false);
  expect(asked.plain).toEqual(['zarr.json']);
  expect(asked.byInterface).toEqual(expect.arrayContaining(read));

  // Its ridge learns what runs through the fields from as few files as the reader may choose.
  const program = readFileSync(`${root}content/chapters/12-aifs/programs/era5.ts`, 'utf8');
  const source = program.replace(/(learnFrom = )\d+(; \/\/ @knob 4\.\.)/, '$14$2');
  expect(source).not.toBe(program);
  await followLink(page, { title: 'From a link', source });
  await pressButton(region(), 'Run');
  await says(/^Finished/);
  expect(await output()).toContain('Reads 13 files');
  const errors = await region()
    .locator('[data-part="results"] table')
    .last()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].slice(1).map((cell) => Number(cell.textContent?.replaceAll(/[^\d.]/g, ''))),
      ),
    );
  const [persistence = [], climatology = [], ridge = []] = errors;
  for (const lead of [0, 1]) {
    expect(climatology[lead], JSON.stringify(errors)).toBeGreaterThan(0);
    expect(ridge[lead]).toBeLessThan(0.5 * Math.min(Number(persistence[lead]), Number(climatology[lead])));
  }
});
