/*
 * Why not a package: sirv 3.0.2 was tried on a site like this one. It answers a folder without its closing slash with the page,
 * where a static host redirects and relative links depend on it; a missing page with an empty 404, and a POST with the page.
 * It knows neither a base path nor `_headers`, sends text uncompressed unless the build has compressed it, and gives `.ts` as
 * video/mp2t and `.py` and `.nc` without a type. What it does besides is ranges, for which nothing here asks, and it answers
 * `bytes=-1` with the first two bytes. With all of that around it, it would take over the reading of files.
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type HeaderRules, headersFor, parseHeaderRules } from './host-headers.ts';

/** What a static host is told about a folder. */
export interface StaticSite {
  /** The folder of built files. */
  folder: string;
  /** The path it is published under, `/` or `/course/`. */
  base: string;
  /** Whether to send what the folder's `_headers` file asks for; GitHub Pages, for one, does not. */
  hostHeaders: boolean;
}

const MIME: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
};

/** Files named after their content: a changed file has a changed name. */
const HASHED = /^_astro\/|^(sandbox|programs|results)\/.+\.[\da-f]{8,}\./;

const COMPRESSIBLE = /^text\/|json|javascript|svg|xml|wasm/;

/** An HTTP server, not listening yet, that answers as a static host with this site would. */
export async function createStaticServer(site: StaticSite): Promise<Server> {
  const rules = site.hostHeaders
    ? parseHeaderRules(await readFile(join(site.folder, '_headers'), 'utf8').catch(() => ''))
    : [];
  const compressed = new Map<string, Buffer>();
  return createServer((request, response) => {
    answer(site, rules, compressed, request, response).catch((reason: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(reason));
    });
  });
}

async function answer(
  site: StaticSite,
  rules: HeaderRules,
  compressed: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(request.url ?? '/');
  if (path === undefined) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('Bad address');
    return;
  }
  if (`${path}/` === site.base) {
    response.writeHead(301, { location: site.base }).end();
    return;
  }
  const inside = path.startsWith(site.base) ? path.slice(site.base.length) : undefined;
  let file = inside === undefined ? undefined : await fileAt(site.folder, inside);
  if (file === 'folder') {
    response.writeHead(301, { location: `${path}/` }).end();
    return;
  }
  const status = file === undefined ? 404 : 200;
  file ??= await fileAt(site.folder, '404.html');
  if (file === undefined || file === 'folder') {
    response.writeHead(404, { 'content-type': 'text/plain' }).end(`Nothing at ${path}`);
    return;
  }
  const type = MIME[extname(file.path).toLowerCase()] ?? 'application/octet-stream';
  const headers: Record<string, string> = {
    'content-type': type,
    'cache-control':
      status === 200 && HASHED.test(inside ?? '') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${file.size.toString(36)}-${Math.trunc(file.modified).toString(36)}"`,
    vary: 'accept-encoding',
    ...headersFor(rules, `/${inside ?? ''}`),
  };
  if (status === 200 && request.headers['if-none-match'] === headers['etag']) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = COMPRESSIBLE.test(type) && file.size > 1024 ? encodingFor(request) : undefined;
  let body: Buffer = await readFile(file.path);
  if (encoding) {
    const key = `${encoding} ${headers['etag']} ${file.path}`;
    body = compressed.get(key) ?? compress(body, encoding);
    compressed.set(key, body);
    headers['content-encoding'] = encoding;
  }
  headers['content-length'] = String(body.byteLength);
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}

/** The decoded path of a request, or undefined when it is malformed. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://site').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

interface FoundFile {
  path: string;
  size: number;
  modified: number;
}

/** The file that a path inside the folder means; 'folder' when it means one but lacks its closing slash. */
async function fileAt(folder: string, inside: string): Promise<FoundFile | 'folder' | undefined> {
  const path = normalize(join(folder, inside));
  if (path !== folder && !path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return { path, size: found.size, modified: found.mtimeMs };
  if (!found?.isDirectory()) return undefined;
  const index = await stat(join(path, 'index.html')).catch(() => undefined);
  if (!index) return undefined;
  if (inside !== '' && !inside.endsWith('/')) return 'folder';
  return { path: join(path, 'index.html'), size: index.size, modified: index.mtimeMs };
}

type Encoding = 'br' | 'gzip';

function encodingFor(request: IncomingMessage): Encoding | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

/** Quality 5: on the fly, a reader should not wait for the last per cent. */
function compress(body: Buffer, encoding: Encoding): Buffer {
  return encoding === 'gzip'
    ? gzipSync(body)
    : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
