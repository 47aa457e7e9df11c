import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normaliseBase } from '../../../src/commands/base-path.ts';
import { headersFor, parseHeaderRules } from '../../../src/commands/host-headers.ts';
import { createStaticServer } from '../../../src/commands/static-server.ts';

let folder: string;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-server-'));
  await mkdir(join(folder, 'site', '_astro'), { recursive: true });
  await mkdir(join(folder, 'site', 'chapters', 'one'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for readers');
  const site = join(folder, 'site');
  await writeFile(join(site, 'index.html'), '<h1>Home</h1>');
  await writeFile(join(site, '404.html'), '<h1>Nothing here</h1>');
  await writeFile(join(site, 'chapters', 'one', 'index.html'), `<p>${'long '.repeat(1000)}</p>`);
  await writeFile(join(site, '_astro', 'app.abc.js'), 'export {};');
  await writeFile(join(site, 'data.bin'), Buffer.from([1, 2, 3]));
  await writeFile(join(site, 'kernels.wasm'), Buffer.from([0, 97, 115, 109]));
  await writeFile(join(site, '_headers'), '/*\n  X-Content-Type-Options: nosniff\n');
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

async function serve(base: string, hostHeaders = false): Promise<string> {
  const server = await createStaticServer({ folder: join(folder, 'site'), base, hostHeaders });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Status of a path that is sent as written; fetch would tidy it first. */
function rawStatus(origin: string, path: string): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(origin);
    request({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', fail)
      .end();
  });
}

describe('at the root', () => {
  test.each([
    ['/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/chapters/one/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/_astro/app.abc.js', 200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/data.bin', 200, 'application/octet-stream', 'no-cache'],
    ['/kernels.wasm', 200, 'application/wasm', 'no-cache'],
    ['/missing/', 404, 'text/html; charset=utf-8', 'no-cache'],
    ['/_astro/missing.js', 404, 'text/html; charset=utf-8', 'no-cache'],
  ])('%s', async (path, status, type, cache) => {
    const answer = await fetch((await serve('/')) + path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe(cache);
    if (status === 404) expect(await answer.text()).toContain('Nothing here');
  });

  test('a folder without its slash is sent on to the one with it', async () => {
    const answer = await fetch(`${await serve('/')}/chapters/one`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/chapters/one/']);
  });

  test.each(['/../secret.txt', '/..%2fsecret.txt', '/chapters/..%2f..%2fsecret.txt', '/%00'])(
    'nothing outside the folder is served: %s',
    async (path) => {
      expect(await rawStatus(await serve('/'), path)).toBeGreaterThanOrEqual(400);
    },
  );

  test('text is compressed, and an unchanged file is not sent again', async () => {
    const url = `${await serve('/')}/chapters/one/`;
    const first = await fetch(url, { headers: { 'accept-encoding': 'br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(Number(first.headers.get('content-length'))).toBeLessThan(500);
    expect((await first.text()).length).toBeGreaterThan(5000);
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
});

describe('under a base path', () => {
  test.each([
    ['/course/', 200],
    ['/course/chapters/one/', 200],
    ['/', 404],
    ['/chapters/one/', 404],
    ['/coursework/', 404],
  ])('%s', async (path, status) => {
    expect((await fetch((await serve('/course/')) + path)).status).toBe(status);
  });

  test('the base path without its slash is sent on', async () => {
    const answer = await fetch(`${await serve('/course/')}/course`, { redirect: 'manual' });
    expect(answer.headers.get('location')).toBe('/course/');
  });
});

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['course', '/course/'],
  ['/course', '/course/'],
  ['a/b/', '/a/b/'],
])('base path %s becomes %s', (written, base) => {
  expect(normaliseBase(written)).toBe(base);
});

describe('_headers', () => {
  test('is sent only by a host that reads it', async () => {
    const name = 'x-content-type-options';
    expect((await fetch(await serve('/'))).headers.get(name)).toBeNull();
    expect((await fetch(await serve('/', true))).headers.get(name)).toBe('nosniff');
  });

  test('rules that share a header are joined, patterns end in a star', () => {
    const rules = parseHeaderRules(
      '# a comment\n/*\n  X-A: one\n  X-B: two\n\n/frame/*\n  X-A: three: four\n',
    );
    expect(headersFor(rules, '/')).toEqual({ 'x-a': 'one', 'x-b': 'two' });
    expect(headersFor(rules, '/frame/x.html')).toEqual({ 'x-a': 'one, three: four', 'x-b': 'two' });
  });

  test('a line that is neither is an error', () => {
    expect(() => parseHeaderRules('/*\n  nosniff')).toThrow('"nosniff"');
  });
});
