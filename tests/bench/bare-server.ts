import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { tfjsBundle } from '../../playground/build/tfjs-bundle.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Serves the bare page, its bundle, the WASM binaries and the data sets, all cacheable like the site's files. */
export async function serveBarePage(): Promise<{ url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: [here('./bare-page.ts')],
    ...tfjsBundle,
    minify: true,
  });
  const script = outputFiles[0]?.contents;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const [type, content] = await respond(path, script);
    response.writeHead(content ? 200 : 404, { 'content-type': type, 'cache-control': 'max-age=3600' });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function respond(
  path: string,
  script: Uint8Array | undefined,
): Promise<[string, Uint8Array | string | undefined]> {
  if (path === '/')
    return ['text/html', '<!doctype html><html lang="en"><title>Bare page</title><body></body></html>'];
  if (path === '/bare.js') return ['text/javascript', script];
  const wasm = /^\/wasm\/([\w.-]+\.wasm)$/.exec(path)?.[1];
  if (wasm)
    return ['application/wasm', await read(`../../node_modules/@tensorflow/tfjs-backend-wasm/dist/${wasm}`)];
  const dataset = /^\/datasets\/([\w-]+\/[\w-]+\.\w+)$/.exec(path)?.[1];
  if (dataset) return ['application/octet-stream', await read(`../../content/datasets/${dataset}`)];
  return ['text/plain', undefined];
}

function read(path: string): Promise<Uint8Array | undefined> {
  return readFile(here(path)).catch(() => undefined);
}
