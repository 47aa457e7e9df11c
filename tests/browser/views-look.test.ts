import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchReader } from './chromium.ts';
import { type Gallery, openGallery, type Theme } from './looks/gallery.ts';
import { type Look, looks, program } from './looks/program.ts';
import { type Difference, differenceOf, isSeen, structureOf } from './looks/structure.ts';
import { type SiteServer, serveSite } from './site-server.ts';

/*
 * Every view, light and dark, beside the picture of it that was looked at and found right. Compared is the mean colour
 * of blocks of 8 × 8 pixels (looks/structure.ts). `npm run looks` takes the pictures anew; look at them before they are
 * committed.
 */

const all = Object.keys(looks) as Look[];
const here = (path: string): string => join(import.meta.dirname, 'looks', path);
const references = (theme: Theme, look: Look): string => here(`${theme}/${look}.png`);
const failed = join(import.meta.dirname, '../../.cache/looks');

let site: SiteServer;
let browser: Browser;
const open: Gallery[] = [];
const gallery = async (theme: Theme, source = program): Promise<Gallery> => {
  const made = await openGallery(browser, site.url, theme, source);
  open.push(made);
  return made;
};
beforeAll(async () => {
  [site, browser] = [await serveSite(), await launchReader()];
});
afterAll(async () => {
  for (const made of open) await made.close();
  await browser?.close();
  await site?.close();
});

/** Compares a view with its reference; one that differs is kept for looking at. */
async function compare(made: Gallery, theme: Theme, look: Look, keep = true): Promise<Difference> {
  const png = await made.shoot(look);
  const reference = await made.pixels(await readFile(references(theme, look)));
  const difference = differenceOf(structureOf(await made.pixels(png)), reference);
  if (keep && isSeen(difference)) {
    const path = join(failed, theme, `${look}.png`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, png);
  }
  return difference;
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  let made: Gallery;
  beforeAll(async () => {
    made = await gallery(theme);
  }, 240_000);

  test.each(all)('%s looks as it did', async (look) => {
    const difference = await compare(made, theme, look);
    expect(isSeen(difference), `${JSON.stringify(difference)}: see .cache/looks/${theme}/${look}.png`).toBe(
      false,
    );
  });
});

/** One thing wrong in each view: what is said of it, the words of the program and what takes their place. */
const mistakes: Readonly<Record<string, [Look, string, string]>> = {
  'a curve that is lost': ['line-plot', "curves.set('validation'", "false && curves.set('validation'"],
  'a cloud of other points': [
    'scatter-plot',
    "set('days', seattle.windSpeed.values",
    "set('days', seattle.maxTemperature.values",
  ],
  'a baseline drawn like a model': ['skill-plot', 'baselines: {', 'baselines: {}, models: {'],
  'a field upside down': ['heat-map', 'first: -89, last: 89', 'first: 89, last: -89'],
  'days that are lost': [
    'histogram',
    'histogram(seattle.windSpeed.values',
    'histogram(seattle.windSpeed.values.slice(0, 300)',
  ],
  'wider bins': ['histograms', 'bins: 20', 'bins: 10'],
  'a row that is lost': ['table', "['Gilbert 1988', 888, 82.3], ", ''],
  'a line that is lost': ['console', "log('another line', { mean: 0.5 });", ''],
  'a map of another month': [
    'equirectangular',
    "month(sea.variables.sst, 6), { title: 'Sea, flat'",
    "month(sea.variables.sst, 0), { title: 'Sea, flat'",
  ],
  'another projection': ['robinson', ", projection: 'robinson'", ''],
  'a globe seen from elsewhere': ['orthographic', 'centre: [-30, 30]', 'centre: [-20, 30]'],
  'a wind that blows another way': [
    'arrows',
    "wind: { u: east, v: north, units: 'm s⁻¹' } });",
    "wind: { u: north, v: east, units: 'm s⁻¹' } });",
  ],
  'arrows where streamlines belong': ['streamlines', "style: 'streamlines'", "style: 'arrows'"],
  'a forecast of something else': ['compare', 'forecast: u.take([0])', 'forecast: v.take([0])'],
  'another hour': [
    'animation',
    'map(stage.variables.rain.values',
    'map(stage.variables.rain.values.toReversed()',
  ],
  'a station in another place': [
    'stations',
    '({ ...place, value',
    '({ ...place, latitude: place.latitude + Number(i === 3), value',
  ],
  'a storm that is lost': ['tracks', 'getUTCFullYear() === 2005)', 'getUTCFullYear() === 2005).slice(1)'],
  'a mesh refined once more': ['mesh', 'level: 2', 'level: 3'],
};

describe('what the comparison notices', () => {
  let wrong: Gallery;
  beforeAll(async () => {
    let source = program;
    for (const [, words, others] of Object.values(mistakes)) {
      expect(source.split(words)).toHaveLength(2);
      source = source.replace(words, others);
    }
    wrong = await gallery('light', source);
  }, 240_000);

  test.each(Object.entries(mistakes))('%s', async (_, [look]) => {
    const difference = await compare(wrong, 'light', look, false);
    expect(isSeen(difference), JSON.stringify(difference)).toBe(true);
  });

  test.each<[string, Look, string]>([
    ['a lost colour bar', 'robinson', '.colour-bars { visibility: hidden }'],
    ['a lost legend', 'line-plot', '.legend { visibility: hidden }'],
    ['lost axes', 'heat-map', '.ticks { visibility: hidden }'],
    ['lost names of stations', 'stations', '.map-labels { visibility: hidden }'],
    ['a player that is gone', 'animation', '.frame-player { visibility: hidden }'],
  ])('%s', async (_, look, style) => {
    const made = open[0] as Gallery;
    const tag = await made.page.addStyleTag({ content: style });
    const difference = await compare(made, 'light', look, false);
    await tag.evaluate((element) => (element as Element).remove());
    expect(isSeen(difference), JSON.stringify(difference)).toBe(true);
  });

  test('a view in the other theme', async () => {
    for (const look of ['line-plot', 'table', 'mesh'] as const)
      expect(isSeen(await compare(open[0] as Gallery, 'dark', look, false)), look).toBe(true);
  });
});
