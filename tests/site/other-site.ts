import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else: `localhost`, where the course is served on 127.0.0.1. */
export interface OtherSite {
  /** Its address, closing slash included. `?show=` has it show another page in a frame. */
  url: string;
  /** The paths it was asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** Opens another site on a port of its own. */
export async function openOtherSite(): Promise<OtherSite> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://other');
    asked.push(pathname);
    const shown = searchParams.get('show');
    const frame = shown ? `<iframe src="${shown}" width="1200" height="900"></iframe>` : '';
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Another site</title>${frame}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    asked,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
