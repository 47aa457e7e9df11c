import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { assetUrls, type BuiltAssets, buildSandboxAssets } from '../../../playground/build/sandbox-assets.ts';
import type { ProgramEvent } from '../../../playground/protocol/events.ts';
import { emptyResults, type Results, reduce } from '../../../playground/views/results.ts';
import { modelFiles } from '../../models/model-files.ts';
import { type LaunchOptions, launchChromium } from '../launch-chromium.ts';
import type { PageRequest } from './page.ts';
import { unpack } from './portable.ts';

/** Browser pages that run programs in the real sandbox. */
export interface Sandbox {
  /** One of the pages; the only one when programs run one at a time. */
  page: Page;
  /** Runs a program to its end and returns what it showed. */
  run(request: PageRequest): Promise<Results>;
  close(): Promise<void>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What the pages are made of: bundling it takes longer than most programs, so that a process does it once. */
let bundled: Promise<[assets: BuiltAssets, script: string]> | undefined;

/**
 * Opens a Chromium on pages that hold only the runner.
 * @param atOnce how many programs run at the same time; further ones wait for their turn
 * @param options of the browser: it needs no graphics where programs run on the CPU or on WASM
 */
export async function openSandbox(atOnce = 1, options: LaunchOptions = {}): Promise<Sandbox> {
  bundled ??= Promise.all([buildSandboxAssets(), bundlePage()]);
  const [built, script] = await bundled;
  const { files } = built;
  const assets = assetUrls(built, '/');
  const html = `<!doctype html><html lang="en"><title>Recorder</title><body><script>assets = ${JSON.stringify(assets)}</script><script src="/page.js"></script></body></html>`;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path.slice(1));
    const [type, content] = file
      ? [file.type, file.content]
      : path === '/page.js'
        ? ['text/javascript', script]
        : path === '/'
          ? ['text/html', html]
          : ['application/octet-stream', (await datasetFile(path)) ?? (await modelFile(path))];
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium(options);
  const open = async (): Promise<Page> => {
    const page = await browser.newPage();
    // WebGPU wants a secure context; localhost is one.
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    return page;
  };
  const page = await open();
  const free = [page, ...(await Promise.all(Array.from({ length: atOnce - 1 }, open)))];
  const waiting: ((page: Page) => void)[] = [];
  const take = (): Page | Promise<Page> => free.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (page: Page): void => {
    const next = waiting.shift();
    if (next) next(page);
    else free.push(page);
  };
  return {
    page,
    async run(request) {
      const mine = await take();
      try {
        const events = unpack(await mine.evaluate((given) => runProgram(given), request)) as ProgramEvent[];
        const results = emptyResults();
        for (const event of events) reduce(results, event);
        return results;
      } finally {
        giveBack(mine);
      }
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** `/datasets/coads/coads.bin` out of `content/`. */
async function datasetFile(path: string): Promise<Uint8Array | undefined> {
  const match = /^\/datasets\/([a-z0-9-]+)\/([a-z0-9-]+\.(?:json|bin))$/.exec(path);
  if (!match) return undefined;
  return readFile(join(here('../../../content/datasets'), match[1] ?? '', match[2] ?? '')).catch(
    () => undefined,
  );
}

/** `/models/what-we-learned/five-kinds/dense.json` out of `content/`. */
async function modelFile(path: string): Promise<Uint8Array | undefined> {
  const [, address] = /^\/models\/(.+)\.json$/.exec(path) ?? [];
  const file = modelFiles(here('../../../')).find((model) => model.address === address);
  return file && readFile(file.path).catch(() => undefined);
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here('./page.ts')],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
