import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { handsOn, pressBackend } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* No browser ends a shader that does not end: a program that came with a link has no graphics processor to begin with. */

const { openPage } = sitePages();

const source = `
  import * as tf from '@tensorflow/tfjs';
  import { log } from 'lab';
  const canvas = (kind) => String(new OffscreenCanvas(8, 8).getContext(kind));
  let asked = 0;
  const turning = { toString: () => (asked++ === 0 ? '2d' : 'webgl2') };
  log('gpu', typeof navigator.gpu);
  log('canvas', canvas('webgl'), canvas('webgl2'), canvas('webgpu'), canvas('2d'), canvas(turning));
  log('backends', await tf.setBackend('webgpu').catch(() => false), await tf.setBackend('webgl').catch(() => false));`;

const openLink = (backend: string): Promise<Page> =>
  openPage(`playground/?backend=${backend}${writeFragment({ title: 'A stranger’s', source })}`);

async function run(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^(Finished|Failed)/ })
    .waitFor();
  return (await page.locator('.results-console').textContent()) ?? '';
}

test.each(['webgpu', 'webgl', 'wasm'])('a link that asks for %s gets the processor', async (backend) => {
  const page = await openLink(backend);
  const said = await run(page);
  expect(said).toContain('gpu undefined');
  expect(said).toMatch(
    /canvas null null null \[object OffscreenCanvasRenderingContext2D\] \[object OffscreenCanvasRenderingContext2D\]/,
  );
  expect(said).toContain('backends false false');
  await pressBackend(page);
  expect(await page.locator('[data-part="backend-notes"]').textContent()).toContain(
    backend === 'wasm' ? 'WASM' : 'until you choose WebGPU or WebGL',
  );
});

test('the reader may give it the graphics processor', async () => {
  const page = await openLink('webgpu');
  await pressBackend(page);
  await page.getByLabel('Run on').selectOption('webgl');
  const said = await run(page);
  expect(said).toContain('gpu object');
  expect(said).toContain('[object WebGL2RenderingContext]');
});

test('a link that the reader made from their own program is no stranger’s', async () => {
  const page = await openPage('chapters/dense-networks/', { hasTouch: true });
  const hands = handsOn(page, 'One neuron learns to add');
  await hands.edit();
  await hands.write("console.log('gpu', typeof navigator.gpu);\n");
  const [tab] = await Promise.all([page.context().waitForEvent('page'), hands.press('Open full page')]);
  const its = handsOn(tab);
  await its.note('a link that you made').waitFor();
  await its.press('Run');
  await its.says(/^Finished/);
  expect(await tab.locator('.results-console').textContent()).toContain('gpu object');
});

test('a link to a program of the course is the course’s, and one that only says so a stranger’s', async () => {
  const home = await openPage('chapters/dense-networks/');
  const hands = handsOn(home, 'One neuron learns to add');
  const [tab] = await Promise.all([home.context().waitForEvent('page'), hands.press('Open full page')]);
  await handsOn(tab, 'One neuron learns to add').note('a program of the course').waitFor();
  const { hash } = new URL(tab.url());
  const from = /&from=[\w/-]+\.[0-9a-f]{10}$/.exec(hash)?.[0];
  expect(from).toMatch(/^&from=dense-networks\//);
  // In a browser that has not made it.
  const fresh = await openPage(`playground/${hash}`);
  const named = handsOn(fresh, 'One neuron learns to add');
  await named.note('a program of the course').waitFor();
  expect(await named.region.locator('select[data-part="backend"]').inputValue()).toBe('');
  const forged = `${writeFragment({ title: 'One neuron learns to add', source: "console.log('gpu', typeof navigator.gpu);" })}${from}`;
  const page = await openPage(`playground/${forged}`);
  await handsOn(page).note('A program came with the link').waitFor();
  expect(await run(page)).toContain('gpu undefined');
});

test('a link with more lines than a page can hold is shown in part, and is a stranger’s all the same', async () => {
  const long = `console.log('gpu', typeof navigator.gpu);${'\n'.repeat(70_000)}`;
  const page = await openPage(`playground/${writeFragment({ title: 'A stranger’s', source: long })}`);
  const hands = handsOn(page);
  await hands.note('A program came with the link').waitFor();
  expect(await hands.code.textContent()).toMatch(/^console.*more lines: press Edit to see all of them/s);
  expect(await run(page)).toContain('gpu undefined');
});

test('characters that turn the direction of a link’s program are marked', async () => {
  const page = await openPage(
    `playground/${writeFragment({ title: 'A stranger’s', source: "/* \u202e } \u2066if (reads)\u2069 \u2066 begin */ console.log('runs');" })}`,
  );
  await handsOn(page).note('A program came with the link').waitFor();
  expect(await page.locator('[data-part="code"] bdi.unseen-characters').count()).toBe(4);
});

test('a curve of numbers that are next to nothing is drawn, and the run ends', async () => {
  const page = await openPage(
    `playground/${writeFragment({ title: 'x', source: "import { plot } from 'lab';\nconst p = plot({ title: 't', x: 'step', y: 'loss' });\np.add('loss', 0, 1e-320);\np.add('loss', 1, 1e-320);" })}`,
  );
  await run(page);
  expect(await page.getByRole('img', { name: /loss .* at step 1$/ }).count()).toBeGreaterThan(0);
});
