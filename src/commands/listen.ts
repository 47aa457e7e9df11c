import type { Server } from 'node:http';

/** Loopback under both of its names: `localhost` is one or the other, depending on the machine. */
const LOOPBACK = ['127.0.0.1', '::1'];

/** Errors that say that a machine has no such address at all, which is no reason to refuse the port. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens on the first port from `first` on that is free on every host, and returns it.
 * @param create makes one server per host, all answering alike
 * @param attempts how many ports to try before giving up
 * @throws when no port was free, or listening failed for another reason
 */
export async function listenOnFreePort(
  create: () => Promise<Server>,
  first: number,
  hosts: readonly string[] = LOOPBACK,
  attempts = 100,
): Promise<{ port: number; servers: Server[] }> {
  for (let port = first; port < first + attempts && port < 65_536; port++) {
    const servers = await listenOnAll(create, port, hosts);
    if (servers) return { port, servers };
  }
  throw new Error(`No free port from ${first} on, in ${attempts} tries.`);
}

/** Listens on one port of every host; undefined, with nothing left open, when one of them is taken. */
async function listenOnAll(
  create: () => Promise<Server>,
  port: number,
  hosts: readonly string[],
): Promise<Server[] | undefined> {
  const open: Server[] = [];
  for (const host of hosts) {
    const server = await create();
    const code = await listen(server, port, host);
    if (code === undefined) {
      open.push(server);
    } else if (!NO_SUCH_ADDRESS.has(code)) {
      await Promise.all(open.map((other) => new Promise((closed) => other.close(closed))));
      if (code === 'EADDRINUSE') return undefined;
      throw new Error(`Cannot listen on ${host}, port ${port}: ${code}`);
    }
  }
  return open.length > 0 ? open : undefined;
}

/** Listens, or says the code of the error that stopped it. */
function listen(server: Server, port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => done(undefined));
  });
}
