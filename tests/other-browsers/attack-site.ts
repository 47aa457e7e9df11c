import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { backendScript, type SandboxAssets, wasmFiles } from '../../playground/protocol/assets.ts';
import { backends } from '../../playground/protocol/events.ts';
import { headersFor, parseHeaderRules } from '../../src/commands/host-headers.ts';
import { createStaticServer } from '../../src/commands/static-server.ts';
import { builtSite } from '../browser/built-site.ts';

/** The built site with one page more, which runs programs in the site's own sandbox and shows nothing. */
export interface AttackSite {
  /** Address of the home page, closing slash included. */
  url: string;
  /** The page more; `runProgram` of its window runs a program. */
  page: string;
  close(): Promise<void>;
}

const path = '/playground/attacks.html';
const script = '/playground/attacks.js';

/**
 * Serves the site for attacks that come by the hundred: opening the whole playground for each would take minutes. The
 * page more has the headers that the playground's page has.
 */
export async function serveAttackSite(hostHeaders: boolean): Promise<AttackSite> {
  const folder = await builtSite('/');
  const rules = hostHeaders ? parseHeaderRules(await readFile(join(folder, '_headers'), 'utf8')) : [];
  const [assets, code, site] = await Promise.all([
    sandboxOf(folder),
    bundlePage(),
    createStaticServer({ folder, base: '/', hostHeaders }),
  ]);
  // The policy lets no inline script in that it does not name by its hash.
  const html = `<!doctype html><html lang="en"><title>Attacks</title><body><script src="${script}"></script></body></html>`;
  const server = createServer((request, response) => {
    const own = {
      [path]: ['text/html', html],
      [script]: ['text/javascript', `globalThis.assets = ${JSON.stringify(assets)};\n${code}`],
    }[request.url ?? ''];
    if (!own) return void site.emit('request', request, response);
    const [type = '', content] = own;
    response.writeHead(200, { 'content-type': type, ...headersFor(rules, request.url ?? '') }).end(content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    page: url + path.slice(1),
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Addresses of the sandbox's files in a built site. */
async function sandboxOf(folder: string): Promise<SandboxAssets> {
  const names = await readdir(join(folder, 'sandbox'));
  const address = (name: string): string => {
    const [stem = '', end = ''] = name.split(/\.(?=[^.]+$)/);
    const found = names.find((other) => other.startsWith(`${stem}.`) && other.endsWith(`.${end}`));
    if (!found) throw new Error(`The built site has no sandbox/${name}.`);
    return `/sandbox/${found}`;
  };
  const handed = [...backends.map(backendScript), ...wasmFiles];
  return {
    frame: address('frame.html'),
    runtime: address('runtime.js'),
    files: Object.fromEntries(handed.map((name) => [name, address(name)])),
    datasets: '/datasets/',
  };
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/commands/record/page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
