import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { datasetSchema } from '../../src/schemas/dataset.ts';
import { followProgram } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

const folder = join(import.meta.dirname, '../../content/datasets');
const cards = readdirSync(folder).map((id) =>
  datasetSchema.parse(JSON.parse(readFileSync(join(folder, id, 'dataset.json'), 'utf8'))),
);

/** Draws each variable in the view that suits its axes, and says what it holds. */
const program = (id: string): string => `
import { dataset, log, map, plot, stationMap, trackMap } from 'lab';

const d = await dataset('${id}');
for (const [title, { values, axes, units, shape }] of Object.entries(d.variables)) {
  const [y, x] = axes.slice(-2);
  const first = shape.length > 2 ? d.variables[title].take([0]) : values;
  if (d.storms.length > 0) {
    const piece = (name) => d.variables[name].values.subarray(0, d.storms[0].count);
    const place = { latitudes: piece('latitude'), longitudes: piece('longitude') };
    trackMap({ title, units, tracks: [{ name: d.storms[0].name, ...place, values: piece(title) }] });
  } else if (x === 'station') {
    stationMap({ title, units, stations: d.stations.map((place, i) => ({ ...place, value: values[i] })) });
  } else if (x && y.startsWith('latitude')) {
    map(first, { title, units, latitudes: d.axes[y], longitudes: d.axes[x], projection: 'robinson' });
  } else if (x) {
    map(first, { title, units, shape: shape.slice(-2) });
  } else {
    plot({ title, x: 'position', y: { label: title, units } }).set(title, [...values.keys()], values);
  }
  let [min, max, missing] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (Number.isNaN(value)) missing++;
    else [min, max] = [Math.min(min, value), Math.max(max, value)];
  }
  log([title, Number(min.toPrecision(7)), Number(max.toPrecision(7)), missing].join(' '));
}
`;

const { openPage } = sitePages({ graphics: false });
let page: Page;
beforeAll(async () => {
  page = await openPage('playground/?backend=cpu', { viewport: { width: 1200, height: 1000 }, stays: true });
});

test.each(cards)(
  '$id is loaded and drawn, every variable, with the numbers of its card',
  async ({ id, variables }) => {
    await followProgram(page, id, program(id));
    const playground = page.getByRole('region', { name: 'Playground', exact: true });
    const status = playground.getByRole('status').first();
    // What the run before came to is not taken for what this one comes to.
    await status.evaluate((element) => {
      element.textContent = '';
    });
    await playground.getByRole('button', { name: 'Run', exact: true }).click();
    await expect.poll(() => status.textContent(), { timeout: 60_000 }).toMatch(/^(Finished|Failed)/);
    expect(await status.textContent()).toMatch(/^Finished/);

    const said = await playground.locator('.console-lines li').allTextContents();
    expect(said).toEqual(variables.map(({ name, min, max, missing }) => `${name} ${min} ${max} ${missing}`));
    const views = playground.locator('.view-map, .view-plot');
    expect(await views.locator('figcaption').allTextContents()).toEqual(variables.map(({ name }) => name));
    for (const { name, units } of variables) {
      const drawing = views.filter({ hasText: name }).locator('[role="img"]').first();
      const label = (await drawing.getAttribute('aria-label')) ?? '';
      expect(label).toMatch(new RegExp(`^${name}`));
      // What a storm of 1975 has no value of is drawn as missing.
      if (!/diameter/i.test(name)) expect(label).toMatch(/\d/);
      const unit = units === '1' ? '' : units;
      const text = await views.filter({ hasText: name }).first().textContent();
      expect(text).toContain(unit);
    }
    // Maps are painted on a canvas, in turns with the page's other work: more than one colour of it comes onto the page.
    for (const canvas of await views.locator('canvas').all()) {
      const colours = (): Promise<number> =>
        canvas.evaluate((element: HTMLCanvasElement) => {
          const { width, height } = element;
          const image = element.getContext('2d')?.getImageData(0, 0, width, height);
          return new Set(new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0))).size;
        });
      await expect.poll(colours, { timeout: 10_000 }).toBeGreaterThan(1);
    }
  },
);
