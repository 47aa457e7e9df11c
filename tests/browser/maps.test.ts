import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });
let page: Page;

const looks = [
  ['light', 1100],
  ['dark', 390],
] as const;

/** Runs a program that a link brings to the full page, to its end. */
async function draw(
  source: string,
  [theme, width]: readonly ['light' | 'dark', number] = looks[0],
): Promise<void> {
  page = await openPage(`playground/?backend=cpu${writeFragment({ title: 'Maps', source })}`, {
    viewport: { width, height: 1000 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: width < 500,
  });
  const playground = page.getByRole('region', { name: 'Playground', exact: true });
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await playground
    .getByRole('status')
    .filter({ hasText: /^Finished/ })
    .first()
    .waitFor({ timeout: 60_000 });
  await page.locator('canvas').first().waitFor();
}

const maps = (): Locator => page.locator('.view-map [role="img"]');
const nameOf = (map: Locator): Promise<string> => map.getAttribute('aria-label').then((name) => name ?? '');
/** How many pixels of a map are drawn, and how many colours they have. */
const drawn = (map: Locator): Promise<{ share: number; colours: number }> =>
  map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const pixels = new Uint32Array(
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer ??
        new ArrayBuffer(0),
    );
    const solid = pixels.filter((pixel) => pixel >>> 24 > 0);
    return { share: solid.length / pixels.length, colours: new Set(solid).size };
  });

const winds = `
  import { compare, dataset, map } from 'lab';
  const winds = await dataset('fnoc-winds');
  const { u, v } = winds.variables;
  const { latitude: latitudes, longitude: longitudes } = winds.axes;
  const months = [0, 1, 2, 3];
  const times = months.map((month) => winds.times[month].toISOString().slice(0, 7));
  const frames = (variable) => months.map((month) => variable.take([month]));
`;
const globe = `${winds}
  map(frames(u), { title: 'Wind', units: 'm/s', palette: 'diverging', latitudes, longitudes, times,
    projection: 'orthographic', centre: [0, 20], wind: { u: frames(u), v: frames(v), units: 'm/s' } });`;

/** What a map is, the program that draws it, and its name. */
const drawings: readonly (readonly [string, string, RegExp])[] = [
  [
    'a globe with winds',
    globe,
    /^Wind, time 1982-01: map of 73 by 144 values, from -\d.* m\/s; wind from .* m\/s; a globe seen from above 20° N, 0°$/,
  ],
  [
    'Robinson’s map of a field with holes',
    `import { dataset, map } from 'lab'; const sea = await dataset('coads'); const { sst } = sea.variables;
       map(sst.take([6]), { title: 'Sea', units: sst.units, latitudes: sea.axes.latitude, longitudes: sea.axes.longitude, projection: 'robinson' });`,
    /^Sea: map of 90 by 180 values, from -0\.92 to 32\.09 °C; 7973 of 16200 values missing$/,
  ],
  [
    'a flat map with streamlines',
    `${winds} map(u.take([0]), { title: 'Streams', units: 'm/s', latitudes, longitudes, wind: { u: u.take([0]), v: v.take([0]), style: 'streamlines' } });`,
    /^Streams: map of 73 by 144 values/,
  ],
  [
    'rain on a grid without coordinates',
    `import { dataset, map } from 'lab'; const { variables: { rain } } = await dataset('stage-iv');
       map(rain.values, { title: 'Rain', units: rain.units, shape: rain.shape.slice(1), palette: 'rain', max: 30 });`,
    /^Rain, frame 1: map of 118 by 87 values, from 0 to [\d.]+ kg m⁻²$/,
  ],
  [
    'stations',
    `import { dataset, stationMap } from 'lab'; const irish = await dataset('irish-wind');
       stationMap({ title: 'Ireland', units: 'm/s', stations: irish.stations.map((s, i) => ({ ...s, value: irish.variables.windSpeed.values[i] })) });`,
    /^Ireland: 12 stations: .*Dublin [\d.]+.* m\/s$/,
  ],
  [
    'tracks',
    `import { dataset, trackMap } from 'lab'; const { variables, storms } = await dataset('atlantic-storms');
       const storm = storms.find(({ id }) => id === 'katrina-2005');
       const rows = Array.from({ length: storm.count }, (_, i) => storm.first + i);
       trackMap({ title: 'Storm', units: 'm/s', tracks: [{ name: storm.name, latitudes: variables.latitude.take(rows), longitudes: variables.longitude.take(rows), values: variables.wind.take(rows) }] });`,
    /^Storm: 1 track: Katrina from [\d.]+ to [\d.]+ m\/s$/,
  ],
  [
    'a mesh',
    `import { meshMap } from 'lab'; meshMap({ title: 'Mesh', level: 2 });`,
    /^Mesh: mesh of 162 nodes and 480 edges; a globe/,
  ],
];

/** One program that draws them all: each in a block of its own, its imports with those of the others at the top. */
function together(sources: readonly string[]): string {
  const imported = /^\s*import \{([^}]*)\} from 'lab';/;
  const names = sources.flatMap((source) => (imported.exec(source)?.[1] ?? '').split(','));
  const lists = [...new Set(names.map((name) => name.trim()))].join(', ');
  const blocks = sources.map((source) => `{ ${source.replace(imported, '')} }`);
  return `import { ${lists} } from 'lab';\n${blocks.join('\n')}`;
}

describe.each(looks)('%s at %d px', (...look) => {
  test('each map is drawn and named', async () => {
    await draw(together(drawings.map(([, source]) => source)), look);
    await expect.poll(() => maps().count()).toBe(drawings.length);
    for (const [index, [what, , name]] of drawings.entries()) {
      const map = maps().nth(index);
      await map.scrollIntoViewIfNeeded();
      await expect.poll(() => nameOf(map), { message: what }).toMatch(name);
      // A map has its name before it is painted, and is painted again when the fine coastlines are there.
      const picture = async () => {
        const { share, colours } = await drawn(map);
        return { filled: share > 0.5, coloured: colours > 20 };
      };
      await expect
        .poll(picture, { timeout: 10_000, message: what })
        .toEqual({ filled: true, coloured: true });
      const box = await map.boundingBox();
      expect(box?.width, what).toBeGreaterThan(140);
      expect((box?.x ?? 0) + (box?.width ?? 0), what).toBeLessThanOrEqual(look[1]);
    }
  });
});

test('a globe is turned by keys and by dragging and reads its middle; its frames are stepped, scrubbed and played; nothing plays by itself', async () => {
  await draw(globe);
  const map = maps().first();
  await map.focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => nameOf(map)).toMatch(/seen from above 25° N, 20° E$/);
  const spoken = page.locator('.view-map .spoken');
  expect(await spoken.textContent()).toMatch(/^25° N, 20° E: -?[−\d.]+ m\/s, wind [\d.]+ m\/s from \d+°$/);
  const box = await map.boundingBox();
  if (!box) throw new Error('The map is not in the page.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - box.width / 4, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => nameOf(map)).toMatch(/seen from above 25° N, 4[789]\.?\d*° E$/);

  const slider = page.getByRole('slider', { name: 'time' });
  await page.waitForTimeout(800);
  expect(await slider.getAttribute('aria-valuetext')).toBe('1982-01');
  await page.getByRole('button', { name: 'Next frame' }).click();
  await expect.poll(() => nameOf(map)).toContain('time 1982-02');
  await slider.focus();
  await page.keyboard.press('End');
  await expect.poll(() => nameOf(map)).toContain('time 1982-04');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => nameOf(map)).toContain('time 1982-02');
  await page.getByRole('button', { name: 'Pause' }).click();
  const stopped = await slider.getAttribute('aria-valuetext');
  await page.waitForTimeout(600);
  expect(await slider.getAttribute('aria-valuetext')).toBe(stopped);
});

test('forecast, truth and difference share pointer and place', async () => {
  await draw(`${winds}
    compare({ title: 'Months', units: 'm/s', latitudes, longitudes, forecast: u.take([0]), truth: u.take([1]) });`);
  expect(await maps().count()).toBe(3);
  await maps()
    .first()
    .hover({ position: { x: 40, y: 40 } });
  const read = await page.locator('.view-map .readout b').allTextContents();
  const [forecast = Number.NaN, truth = Number.NaN, difference] = read.map((text) =>
    Number.parseFloat(text.replace('−', '-')),
  );
  expect(difference).toBeCloseTo(forecast - truth, 2);
  expect(new Set(await page.locator('.view-map .readout p').allTextContents()).size).toBe(1);
  expect(await page.locator('.view-map .colour-bar').count()).toBe(2);
});

test('stations are read one after the other by keys', async () => {
  await draw(`import { stationMap } from 'lab';
    stationMap({ title: 'Two', units: 'K', stations: [{ name: 'A', latitude: 50, longitude: 0, value: 1 }, { name: 'B', latitude: 51, longitude: 2 }] });`);
  await maps().first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('.view-map .spoken').textContent()).toBe('B (51° N, 2° E): missing');
});

test('a map follows the theme and is saved as an image', async () => {
  await draw(`import { meshMap } from 'lab'; meshMap({ title: 'A mesh', level: 1 });`);
  const colours = () =>
    drawn(maps().first()).then(() =>
      maps()
        .first()
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL()),
    );
  const before = await colours();
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  // A frame and reading it can take more than the second that a poll has, beside a test that keeps the GPU busy.
  await expect.poll(colours, { timeout: 10_000 }).not.toBe(before);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export PNG' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('a-mesh.png');
});

test('coastlines come with the first map and not before', async () => {
  const asked: string[] = [];
  const source = `import { meshMap } from 'lab'; meshMap({ title: 'M' });`;
  const link = writeFragment({ title: 'M', source });
  page = await openPage(`playground/?backend=cpu${link}`, {}, async (opened) =>
    opened.on('request', (request) => asked.push(request.url())),
  );
  await page.waitForLoadState('networkidle');
  const live = () => asked.filter((url) => /live-map|coastlines/.test(url)).length;
  expect(live()).toBe(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('canvas').first().waitFor();
  expect(live()).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes('fine-coastlines'))).toEqual([]);
});
