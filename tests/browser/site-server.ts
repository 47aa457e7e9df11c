import type { AddressInfo } from 'node:net';
import { createStaticServer } from '../../src/commands/static-server.ts';
import { builtSite } from './built-site.ts';

/** A built site on a port of its own. */
export interface SiteServer {
  /** Address of the home page, closing slash included: `http://127.0.0.1:40123/course/`. */
  url: string;
  /** The folder that is served. */
  folder: string;
  close(): Promise<void>;
}

/**
 * Serves the site as built for `base`; the caller closes the server.
 * @param options.folder another folder of files than the built site
 * @param options.hostHeaders sends the `_headers` too; without, as on GitHub Pages, the files must do alone
 */
export async function serveSite(
  base = '/',
  options: { folder?: string; hostHeaders?: boolean } = {},
): Promise<SiteServer> {
  const folder = options.folder ?? (await builtSite(base));
  const server = await createStaticServer({ folder, base, hostHeaders: options.hostHeaders ?? false });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    folder,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
