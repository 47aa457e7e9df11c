import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { tfjsBundle } from '../../../playground/build/tfjs-bundle.ts';
import { launchChromium } from '../chromium.ts';

export interface ScriptPages {
  browser: Browser;
  /** A page of its own. */
  open(): Promise<Page>;
  close(): Promise<void>;
}

/** A Chromium and a server for pages that hold nothing but one script with TensorFlow.js in it. */
export async function openPagesOf(source: BuildOptions): Promise<ScriptPages> {
  const { outputFiles } = await build({ ...source, ...tfjsBundle });
  const script = outputFiles[0]?.contents;
  const server = createServer((request, response) => {
    const bundle = request.url === '/page.js';
    response.writeHead(200, { 'content-type': bundle ? 'text/javascript' : 'text/html' });
    response.end(
      bundle ? script : '<!doctype html><title>WebGPU</title><body><script src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  return {
    browser,
    async open() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

export interface WebGpuPages extends Omit<ScriptPages, 'open'> {
  /** A page of its own, with the kernels of the course or with stock TensorFlow.js. */
  open(kernels: boolean): Promise<Page>;
}

/** Pages of `page.ts`. */
export async function openWebGpuPages(plugins: Plugin[] = []): Promise<WebGpuPages> {
  const entryPoints = [fileURLToPath(new URL('./page.ts', import.meta.url))];
  const pages = await openPagesOf({ entryPoints, plugins });
  return {
    ...pages,
    async open(kernels) {
      const page = await pages.open();
      await page.evaluate((given) => webgpuPage.start(given), kernels);
      return page;
    },
  };
}
