import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { sitePages } from './site-pages.ts';

const { openPage } = sitePages({ graphics: false });
let page: Page;

const playground = () => page.getByRole('region', { name: 'Playground', exact: true });
const press = (name: string) => playground().getByRole('button', { name, exact: true }).click();
const ends = async (state: RegExp): Promise<string> => {
  const status = playground().getByRole('status').first();
  await expect.poll(() => status.textContent(), { timeout: 60_000 }).toMatch(state);
  return (await status.textContent()) ?? '';
};

/** Opens the full page with a program; data sets whose bytes `change` are spoilt on their way. */
async function openWith(source: string, change?: (bytes: Buffer) => Buffer): Promise<void> {
  const link = writeFragment({ title: 'Bad', source });
  page = await openPage(
    `playground/?backend=cpu${link}`,
    { viewport: { width: 1200, height: 1000 } },
    async (opened) => {
      if (!change) return;
      await opened.route('**/*.bin', async (route) => {
        const body = await (await route.fetch()).body();
        await route.fulfill({ body: change(body), contentType: 'application/octet-stream' });
      });
    },
  );
}

test('what a program does wrong is said in words, and it goes on', async () => {
  await openWith(`
    import { dataset, field, log, map, plot } from 'lab';
    const says = async (what) => { try { await what(); log('nothing was said'); } catch (error) { log(error.message); } };
    await says(() => dataset('fnoc-wind'));
    await says(() => dataset('rainfall'));
    const etopo = await dataset('etopo');
    const { heightCoarse } = etopo.variables;
    const place = { latitudes: etopo.axes.latitudeCoarse, longitudes: etopo.axes.longitudeCoarse };
    await says(() => map(etopo.variables.height.values.subarray(1), { title: 'Wrong', units: 'm', ...place }));
    await says(() => map([[1, 2], [3, 4]], { title: 'Wrong', units: 'm', ...place }));
    await says(() => field(heightCoarse.values, { title: 'Wrong', units: 'm', shape: [180, 360] }));
    await says(() => etopo.samples(['hieght']));
    const holes = heightCoarse.values.map((value, cell) => (cell < 10 ? NaN : value));
    map(holes, { title: 'Ten holes', units: 'm', ...place });
    map(holes.map(() => NaN), { title: 'Nothing', units: 'm', ...place });
    field(holes, { title: 'Ten more', units: 'm', shape: [90, 180] });
    plot({ title: 'A gap', x: 'step', y: 'loss' }).set('loss', [0, 1, 2], [1, NaN, 3]);
    log('the program goes on');`);
  await press('Run');
  await ends(/^Finished/);
  const said = await playground().locator('.console-lines').textContent();
  for (const words of [
    'dataset: there is no data set "fnoc-wind". Did you mean \'fnoc-winds\'?',
    'dataset: there is no data set "rainfall". There are: atlantic-storms, barotropic, coads, etopo, fnoc-winds,',
    'values of the shape [64799] do not fit 90 latitudes and 180 longitudes, which make the shape [90, 180]',
    'values of the shape [2, 2] do not fit 90 latitudes and 180 longitudes, which make the shape [90, 180]',
    '16200 values do not fill the shape [180, 360], which has 64800',
    'has no variable "hieght". Did you mean \'height\'?',
    'the program goes on',
  ])
    expect(said).toContain(words);
  expect(said).not.toContain('nothing was said');
  const view = (title: string) => playground().locator('.view:not(.message)').filter({ hasText: title });
  expect(await view('Ten holes').textContent()).toContain('Missing: 10 of 16200 values.');
  expect(await view('Nothing').textContent()).toContain('All 16200 values are missing.');
  expect(await view('Ten more').textContent()).toContain('missing: 10 of 16200 values.');
  expect(await view('A gap').textContent()).toContain('1 value is not finite and cannot be drawn.');
  expect(await playground().locator('.message-warning').first().textContent()).toContain(
    'became NaN at step 1',
  );
});

test('a data set that arrives cut short, or altered, is refused with its checksum; the page lives on and Run asks again', async () => {
  let change = (bytes: Buffer): Buffer => bytes.subarray(0, 2000);
  await openWith(
    `import { dataset, log } from 'lab'; log((await dataset('seattle-weather')).title);`,
    (bytes) => change(bytes),
  );
  const isRefused = async (words: string): Promise<void> => {
    await press('Run');
    await playground().getByRole('alert').filter({ hasText: words }).waitFor();
    expect(await ends(/^Failed/)).toContain('The data set "seattle-weather" arrived damaged');
    expect(await playground().getByRole('alert').textContent()).toContain(
      '9a25bc7dd561259cdef445fda91030fef6b58edbc94ce0d9bf30a26f96650a2a',
    );
  };
  await isRefused('cannot be decompressed to those of SHA-256');
  change = () => Buffer.from('other bytes altogether');
  await isRefused('its SHA-256 is');
  await page.unrouteAll({ behavior: 'wait' });
  await press('Run');
  await ends(/^Finished/);
  expect(await playground().locator('.console-lines').textContent()).toContain('Seattle weather');
});
