import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { listenOnFreePort } from '../../../src/commands/listen.ts';

const open: Server[] = [];
const create = async () => createServer((_request, response) => response.end('ours'));

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** A server of somebody else, on a port that the system chose. */
async function takenPort(host: string): Promise<number> {
  const other = createServer((_request, response) => response.end('theirs'));
  await new Promise<void>((done) => other.listen(0, host, done));
  open.push(other);
  return (other.address() as AddressInfo).port;
}

test('takes the next port when the first is busy', async () => {
  const taken = await takenPort('127.0.0.1');
  const { port, servers } = await listenOnFreePort(create, taken, ['127.0.0.1']);
  open.push(...servers);
  expect(port).toBeGreaterThan(taken);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('ours');
});

// Only Linux gives a second loopback address without asking.
test.runIf(process.platform === 'linux')(
  'a port that is busy on one address only is left alone, and nothing stays open on the other',
  async () => {
    const taken = await takenPort('127.0.0.2');
    const { port, servers } = await listenOnFreePort(create, taken, ['127.0.0.1', '127.0.0.2']);
    open.push(...servers);
    expect(port).toBeGreaterThan(taken);
    await expect(fetch(`http://127.0.0.1:${taken}/`)).rejects.toThrow();
  },
);

test('says so when no port is free', async () => {
  const taken = await takenPort('127.0.0.1');
  await expect(listenOnFreePort(create, taken, ['127.0.0.1'], 1)).rejects.toThrow(
    `No free port from ${taken}`,
  );
});
