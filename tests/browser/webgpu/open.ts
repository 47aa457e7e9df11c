import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { tfjsBundle } from '../../../playground/build/tfjs-bundle.ts';
import { launchChromium } from '../chromium.ts';

export interface WebGpuPages {
  browser: Browser;
  /** A page of its own, with the kernels of the course or with stock TensorFlow.js. */
  open(kernels: boolean): Promise<Page>;
  close(): Promise<void>;
}

/** A Chromium and a server for pages that hold nothing but TensorFlow.js and the kernels. */
export async function openWebGpuPages(): Promise<WebGpuPages> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    ...tfjsBundle,
  });
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
    async open(kernels) {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
      await page.evaluate((given) => webgpuPage.start(given), kernels);
      return page;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
