import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import type { FoundBrowser } from '../../src/commands/find-browser.ts';
import { heard, startChild } from './child.ts';
import { type DrivenBrowser, drive } from './driven-browser.ts';

/**
 * The MiniBrowser of WebKitGTK, the nearest to Safari on Linux, on a display of its own, spoken to in WebDriver. Every
 * session begins without storage.
 */
export async function launchWebKit({ path, companions }: FoundBrowser): Promise<DrivenBrowser> {
  const { WebKitWebDriver: driver = '', Xvfb: display = '' } = companions;
  const xvfb = startChild(display, ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const children = [xvfb];
  const end = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.end();
  };
  try {
    const [, number] = await heard(xvfb.process, xvfb.process.stdio[3] as Readable, /(\d+)\n/);
    const port = await freePort();
    children.push(
      startChild(driver, [`--port=${port}`], {
        env: { ...process.env, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1' },
        stdio: 'ignore',
      }),
    );
    const root = `http://127.0.0.1:${port}`;
    await answers(`${root}/status`);
    const { sessionId, capabilities } = await ask<Session>('POST', `${root}/session`, {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { binary: path, args: ['--automation'] },
          timeouts: { script: 60_000, pageLoad: 60_000 },
        },
      },
    });
    const session = `${root}/session/${sessionId}`;
    const post = <T>(path: string, body: object): Promise<T> => ask<T>('POST', `${session}/${path}`, body);
    return drive({
      version: `WebKitGTK ${capabilities.browserVersion ?? ''}`.trim(),
      async navigate(url) {
        await post('frame', { id: null });
        await post('url', { url });
      },
      call: (functionText, argument) =>
        post<string>('execute/async', {
          script: `(${functionText})(arguments[0]).then(arguments[1])`,
          args: [argument],
        }),
      async perform(actions) {
        await post('actions', { actions });
        await ask('DELETE', `${session}/actions`);
      },
      async enter(selector) {
        const id = await post<object>('element', { using: 'css selector', value: selector });
        await post('frame', { id });
      },
      async close() {
        await ask('DELETE', session).catch(() => {});
        await end();
      },
    });
  } catch (error) {
    await end();
    throw error;
  }
}

interface Session {
  sessionId: string;
  capabilities: { browserVersion?: string };
}

/** One command of WebDriver, over HTTP. */
async function ask<T>(method: 'POST' | 'DELETE', url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(90_000),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${url}: ${value.error}: ${value.message}`);
  return value;
}

/** Resolves when somebody answers at an address. */
async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((go) => setTimeout(go, 100));
  }
  throw new Error(`Nobody answers at ${url}.`);
}

/** A port that was free a moment ago: the driver takes no 0. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
