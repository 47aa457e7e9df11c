import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that would be glad to hear from a program: it answers everyone and remembers every knock. */
export interface Attacker {
  /** `http://127.0.0.1:40123` */
  url: string;
  /** TCP connections, HTTP requests and UDP packets so far, in words. */
  knocks: string[];
  close(): Promise<void>;
}

/** Opens the attacker's host: HTTP that allows every origin, and UDP of the same port for QUIC and STUN. */
export async function openAttacker(): Promise<Attacker> {
  const knocks: string[] = [];
  const server = createServer((request, response) => {
    knocks.push(`${request.method} ${request.url}`);
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': request.url?.endsWith('.wasm') ? 'application/wasm' : 'text/javascript',
    });
    response.end('self.postMessage?.("loaded")');
  });
  // A browser that only connects, or upgrades to a socket, has said something too.
  server.on('connection', () => knocks.push('TCP'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const udp = createSocket('udp4', () => knocks.push('UDP'));
  await new Promise<void>((done) => udp.bind(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${port}`,
    knocks,
    async close() {
      udp.close();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
