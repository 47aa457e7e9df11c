import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../playground/vite.config.ts';
import { launchReader } from './chromium.ts';

/* The playground on a plain HTML page: no Astro, no Starlight, nothing of src/. */

let outDir: string;
let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'demo-'));
  const shared = { ...config, configFile: false, logLevel: 'error' } as const;
  await build({ ...shared, build: { ...config.build, outDir, emptyOutDir: true } });
  server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  browser = await launchReader();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(outDir, { recursive: true, force: true });
});

test('a plain page runs a program, edits it and runs it again', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${server.resolvedUrls?.local[0]}demo.html?backend=wasm`);
  const status = page.getByRole('status');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await status.filter({ hasText: /^Finished/ }).waitFor();
  const label = await page.getByRole('img', { name: /^Training/ }).getAttribute('aria-label');
  expect(Number(/loss ([\d.e-]+) at step 195$/.exec(label ?? '')?.[1])).toBeLessThan(0.01);

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.locator('.is-editing').waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type("throw new Error('edited');");
  await page.keyboard.press('Control+Enter');
  await status.filter({ hasText: /^Failed: edited/ }).waitFor();
  expect(errors).toEqual([]);
});
