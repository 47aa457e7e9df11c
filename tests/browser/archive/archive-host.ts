import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Files, json, version2, version3 } from './zarr-store.ts';

/** A host of archives on a port of its own. */
export interface ArchiveHost {
  /** http://127.0.0.1:40123 */
  url: string;
  /** 127.0.0.1:40123, as the question to the reader names it. */
  name: string;
  /** Every request that came: method, path, and the headers that say who asks. */
  asked: { method: string; path: string; cookie: string | undefined; referer: string | undefined }[];
  /** Connections that somebody waits on. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Serves the test archives as /v2/, /v3/ and /v4/, and what hosts do wrong: /closed/ is /v2/ without leave for other
 * sites, /moved/ sends on to /v2/, /lures/ breaks off what is read and sends on what is only asked about, /breaks/ breaks
 * off, /private/ wants a password, /shy/ answers 403 for what is not there, /slow/ never answers with a chunk, /text/
 * holds no JSON.
 * @param more archives by name
 * @param lure where /lures/ sends on to
 */
export async function openArchiveHost(more: Record<string, Files> = {}, lure = ''): Promise<ArchiveHost> {
  const [v2, v3] = [await version2(), await version3()];
  const archives: Record<string, Files> = {
    v2,
    v3,
    closed: v2,
    shy: v2,
    slow: v2,
    v4: new Map([['zarr.json', json({ zarr_format: 4, node_type: 'group' })]]),
    loose: new Map([['.zgroup', json({ zarr_format: 2 })]]),
    text: new Map([['zarr.json', Buffer.from('<!doctype html>')]]),
    ...more,
  };
  const asked: ArchiveHost['asked'] = [];
  let waiting = 0;
  const server = createServer((request, response) => {
    const { method = '', headers } = request;
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    asked.push({ method, path, cookie: headers.cookie, referer: headers.referer });
    const [, archive = '', ...rest] = path.split('/');
    if (archive !== 'closed') response.setHeader('access-control-allow-origin', '*');
    if (method === 'OPTIONS')
      return response.writeHead(204, { 'access-control-allow-headers': 'range' }).end();
    if (archive === 'breaks' || (archive === 'lures' && method !== 'HEAD')) return request.socket.destroy();
    if (archive === 'lures') return response.writeHead(302, { location: `${lure}/${rest.join('/')}` }).end();
    if (archive === 'moved') return response.writeHead(302, { location: `/v2/${rest.join('/')}` }).end();
    if (archive === 'private') return response.writeHead(403).end();
    const file = archives[archive]?.get(rest.join('/'));
    if (!file) return response.writeHead(archive === 'shy' ? 403 : 404).end();
    if (archive === 'slow' && !path.endsWith('.zmetadata')) {
      waiting++;
      response.once('close', () => waiting--);
      return response.writeHead(200).write(' ');
    }
    const [status, part] = cut(file, request);
    response.writeHead(status, { 'content-type': 'application/octet-stream' });
    return response.end(method === 'HEAD' ? undefined : part);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${name}`,
    name,
    asked,
    connections: () => waiting,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** The range of a file that a request asks for, as far as the tests ask: bytes=a-b and bytes=-n. */
function cut(file: Uint8Array, { headers: { range } }: IncomingMessage): [status: number, part: Uint8Array] {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  if (!match) return [200, file];
  const [, first, last] = match;
  return [
    206,
    first ? file.slice(Number(first), last ? Number(last) + 1 : undefined) : file.slice(-Number(last)),
  ];
}
