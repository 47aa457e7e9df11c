import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FoundBrowser } from '../../src/commands/find-browser.ts';
import { heard, startChild } from './child.ts';
import { type DrivenBrowser, drive } from './driven-browser.ts';

/** Nothing of the browser's own: no update, no report, no first page. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'data:,',
};

/**
 * A headless Firefox, spoken to in WebDriver BiDi. Playwright speaks it too, but asks for an emulation of media
 * features before the first page, which Firefox ESR 153 does not know.
 */
export async function launchFirefox({ path }: FoundBrowser): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const child = startChild(
    path,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const end = async (): Promise<void> => {
    await child.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address] = await heard(child.process, child.process.stderr, /BiDi listening on (ws:\S+)/);
    const { send, close } = await openBiDi(`${address}/session`);
    const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: {},
    });
    const { contexts } = await send<Tree>('browsingContext.getTree', { maxDepth: 0 });
    const window = contexts[0]?.context ?? '';
    await send('browsingContext.setViewport', { context: window, viewport: { width: 1280, height: 900 } });
    let context = window;
    return drive({
      version: `Firefox ${capabilities.browserVersion}`,
      async navigate(url) {
        context = window;
        await send('browsingContext.navigate', { context, url, wait: 'complete' });
      },
      async call(functionDeclaration, argument) {
        const { result, exceptionDetails } = await send<Called>('script.callFunction', {
          functionDeclaration,
          arguments: [{ type: 'string', value: argument }],
          target: { context },
          awaitPromise: true,
        });
        if (result?.value === undefined) throw new Error(exceptionDetails?.text ?? 'No answer.');
        return result.value;
      },
      perform: (actions) => send('input.performActions', { context, actions }),
      async enter(selector) {
        const { result } = await send<{ result: { value?: { context: string } } }>('script.callFunction', {
          functionDeclaration: '(selector) => document.querySelector(selector).contentWindow',
          arguments: [{ type: 'string', value: selector }],
          target: { context },
          awaitPromise: false,
        });
        if (!result.value) throw new Error(`No frame matches ${selector}.`);
        context = result.value.context;
      },
      async close() {
        close();
        await end();
      },
    });
  } catch (error) {
    await end();
    throw error;
  }
}

interface Tree {
  contexts: { context: string }[];
}

interface Called {
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

interface BiDi {
  send<T>(method: string, params: object): Promise<T>;
  close(): void;
}

/** How long one command may take: programs that a test waits for answer to `waitFor`, which asks again and again. */
const commandMs = 60_000;

/** Commands over a socket, each answered under its number. */
async function openBiDi(address: string): Promise<BiDi> {
  const socket = new WebSocket(address);
  await new Promise((open, fail) => {
    socket.onopen = open;
    socket.onerror = () => fail(new Error(`Nobody answers at ${address}.`));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  };
  let next = 1;
  return {
    send<T>(method: string, params: object): Promise<T> {
      const id = next++;
      return new Promise((done, fail) => {
        const timer = setTimeout(() => fail(new Error(`${method}: no answer in ${commandMs} ms`)), commandMs);
        waiting.set(id, ({ result, error, message }) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (error) fail(new Error(`${method}: ${error}: ${message}`));
          else done(result as T);
        });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    close: () => socket.close(),
  };
}

interface Answer {
  id?: number;
  result?: unknown;
  error?: string;
  message?: string;
}
