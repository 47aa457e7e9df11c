import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type SharedProgram, writeFragment } from '../../playground/session/share.ts';
import { type ArchiveHost, openArchiveHost } from './archive/archive-host.ts';
import { followLink } from './follow-link.ts';
import { longestTask, pressable } from './longest-task.ts';
import { pressBackend, pressButton } from './playground-hands.ts';
import { sitePages } from './site-pages.ts';

/* openZarr in the built site: a program in the real sandbox, a reader who is asked, a host on another port. */

const { openPage, origin } = sitePages({ graphics: false });
let host: ArchiveHost;
/** A host that nobody is asked about: where the other one sends on to. */
let hidden: ArchiveHost;
let page: Page;
/** Paths of the site that were asked for. */
const asked: string[] = [];

beforeAll(async () => {
  hidden = await openArchiveHost();
  host = await openArchiveHost({}, hidden.url);
});
afterAll(() => Promise.all([host?.close(), hidden?.close()]));
beforeEach(() => {
  host.asked.length = 0;
  hidden.asked.length = 0;
  asked.length = 0;
});

/** A program that came with a link, by its text. */
const linked = (source: string): SharedProgram => ({ title: 'From a link', source });

/** Opens the full page with a program, on localhost. */
async function open(program: SharedProgram, query = '?backend=cpu'): Promise<void> {
  const options = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const };
  page = await openPage(`playground/${query}${writeFragment(program)}`, options, async (opened) => {
    opened.on('request', (request) => asked.push(request.url()));
    await opened.context().addCookies([
      { name: 'secret', value: 'of-the-site', url: origin() },
      { name: 'secret', value: 'of-the-host', url: host.url },
    ]);
  });
}

/** Opens the full page with a program and presses Run. */
async function run(source: string, query?: string): Promise<void> {
  await open(linked(source), query);
  await press('Run');
}

/** Follows a link to another program, on the page that is open, and presses Run: what was allowed stays so. */
async function runNext(source: string): Promise<void> {
  await followLink(page, linked(source));
  await press('Run');
}

const region = (): Locator => page.getByRole('region', { name: 'Playground', exact: true });
const press = (name: string): Promise<void> => pressButton(region(), name);
const says = (text: RegExp): Promise<void> =>
  region().getByRole('status').filter({ hasText: text }).waitFor({ timeout: 60_000 });
const question = (): Locator => region().getByRole('alertdialog', { name: /read from another site/ });
const allow = (): Promise<void> => press(`Allow ${host.name}`);
const output = async (): Promise<string> =>
  (await region().locator('[data-part="results"]').textContent()) ?? '';
const fault = async (): Promise<string> => (await region().getByRole('alert').textContent()) ?? '';

/** A program that reads some temperatures, archive by archive. */
const reads = (...archives: string[]): string => `
  import { log, openZarr } from 'lab';
  for (const name of ${JSON.stringify(archives)}) {
    const store = await openZarr('${host.url}/' + name);
    const { values, shape, dims, coordinates } = await store.read('temperature', { time: [1, 3], level: 1, latitude: 2 });
    log(name, dims.join(), shape.join(), [values[0], values[9], values.length].join(), Object.keys(coordinates).join());
    log(store.arrays.temperature.dims.join(), store.arrays.temperature.chunks.join());
  }`;

/** Whether the question can be read, in the colours of a theme: axe looks only at it. */
async function expectLegible(theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const objections = await question().evaluate(async (element) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element);
    return violations.map(({ id }) => id);
  });
  expect(objections, theme).toEqual([]);
  const colours = await question().evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return [color, backgroundColor].map((text) =>
      (text.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0),
    ) as [number, number];
  });
  // Dark words on light paper, or the other way round.
  expect(colours[0] < colours[1], `${theme}: ${colours}`).toBe(theme === 'light');
}

/** Those of some addresses that brought the reader of archives, known by the name of a file that only it asks for. */
async function readersAmong(urls: Iterable<string>): Promise<string[]> {
  const scripts = [...urls].filter((url) => /_astro\/.*\.js/.test(url));
  const holds = await Promise.all(
    scripts.map(async (url) => (await (await fetch(url)).text()).includes('zarr.json')),
  );
  return scripts.filter((_, index) => holds[index]);
}

test('the reader is asked, allows, and the program gets its values from both versions, and zarrita only then', async () => {
  await run("import { log } from 'lab'; log('nothing');");
  await says(/^Finished/);
  const before = new Set(asked);
  await runNext(reads('v2', 'v3'));
  await question().waitFor();
  expect(await question().textContent()).toContain(`This program asks to read data from ${host.name}.`);
  expect(host.asked).toEqual([]);
  const [box, around] = [await question().boundingBox(), await region().boundingBox()];
  expect(box && around && box.y >= around.y && box.y + box.height <= around.y + around.height).toBe(true);
  await page.evaluate(axe.source);
  await expect.poll(() => question().getByRole('button').first().isEnabled()).toBe(true);
  await expectLegible('light');
  await expectLegible('dark');
  await allow();
  await says(/^Finished/);
  const said = await output();
  expect(said).toContain('v2 time,longitude 2,8 1120,2121,16 time,longitude');
  expect(said).toContain('v3 time,longitude 2,8 1120,2121,16');
  expect(said).toContain('time,level,latitude,longitude 4,2,4,8');
  expect(host.asked.length).toBeGreaterThan(4);
  for (const { cookie, referer } of host.asked) expect([cookie, referer]).toEqual([undefined, undefined]);
  // Allowed once, allowed until the page is left.
  await press('Run');
  await says(/^Finished/);
  expect(await question().count()).toBe(0);
  // The reader of archives is downloaded only when a program asks for one.
  expect(await readersAmong(before)).toEqual([]);
  expect(await readersAmong(asked.filter((url) => !before.has(url)))).toHaveLength(1);
  // The decoders in WebAssembly that zarrita brings along are never used.
  expect(asked.filter((url) => /blosc|lz4|zstd|\.wasm/.test(url) && /_astro/.test(url))).toEqual([]);
});

test('a no by Escape, Stop or its button reaches the program, Run asks again, and the keyboard can allow', async () => {
  await run(reads('v2'));
  await question().waitFor();
  // One that comes at once was meant for something else.
  await page.keyboard.press('Escape');
  await expect.poll(() => question().getByRole('button').first().isEnabled()).toBe(true);
  await page.keyboard.press('Escape');
  const refused = async (): Promise<void> => {
    await says(/^Failed/);
    expect(await fault()).toContain(`You have not allowed this program to read from ${host.name}.`);
    expect(await question().count()).toBe(0);
  };
  await refused();
  await press('Run');
  await question().waitFor();
  await press('Do not allow');
  await refused();
  await press('Run');
  await question().waitFor();
  await press('Stop');
  await says(/^Stopped/);
  expect(await question().count()).toBe(0);
  expect(host.asked).toEqual([]);
  // A key that was on its way answers nothing.
  await press('Run');
  await question().waitFor();
  expect(await question().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await question().isVisible()).toBe(true);
  await page.waitForTimeout(600);
  expect(host.asked).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await says(/^Finished/);
});

test('the question and the title of a link show whose they are, and not what a stranger would have them read like', async () => {
  const source =
    "import { openZarr } from 'lab'; await openZarr('https://ecmwf.int.storage.evil.co.uk:8443/x');";
  await open({ title: 'x” came from ECMWF.\n\u202ePress Allow to continue. “\u0007', source });
  const note = region().getByRole('note');
  await note.waitFor();
  const stranger = note.locator('bdi.stranger-text');
  expect(await stranger.textContent()).toBe('x” came from ECMWF. Press Allow to continue. “');
  expect(await stranger.evaluate((element) => getComputedStyle(element).display)).toBe('block');
  const own = ((await note.textContent()) ?? '').replace((await stranger.textContent()) ?? '', '');
  expect(own).not.toMatch(/ECMWF|Press Allow/);
  await press('Run');
  await question().waitFor();
  expect(await question().locator('strong').allTextContents()).toEqual(['evil.co.uk']);
  expect(await question().locator('bdi').allTextContents()).toEqual(['ecmwf.int.storage.evil.co.uk:8443']);
});

describe('once a host is allowed', () => {
  /** Why each of some archives cannot be opened, in the words that the program hears. */
  async function faults(...names: string[]): Promise<Record<string, string>> {
    const tries = names.map(
      (name) => `await openZarr('${host.url}/${name}').catch(({ message }) => (said['${name}'] = message));`,
    );
    const source = `import { log, openZarr } from 'lab'; const said = {};
      ${tries.join('\n')}
      log('<' + JSON.stringify(said) + '>');`;
    await runNext(source);
    await says(/^Finished/);
    return JSON.parse(/<(.*)>/s.exec(await output())?.[1] ?? '');
  }

  test('what cannot be read fails in words, and the page lives on', async () => {
    await run(reads('private'));
    await allow();
    await says(/^Failed/);
    expect(await fault()).toMatch(/answered HTTP 403/);
    await press('Run');
    await says(/^Failed/);
    const said = await faults('closed', 'moved', 'lures', 'breaks', 'nothing', 'v4');
    expect(said['nothing']).toMatch(/There is no Zarr archive at http/);
    expect(said['v4']).toMatch(/version 4 of Zarr; versions 2 and 3 can be read/);
    // No request follows a redirect, and a refusal, a redirect and nobody there read the same.
    for (const name of ['closed', 'moved', 'lures', 'breaks']) {
      expect(said[name], name).toMatch(/cannot be read .* It cannot be reached, or it refuses/);
      expect(said[name]).toContain(`${host.name} cannot be read (/${name}/zarr.json).`);
      expect(said[name]?.replaceAll(name, 'closed'), name).toBe(said['closed']);
    }
    expect(hidden.asked).toEqual([]);
    expect(host.asked.filter(({ method }) => method === 'HEAD')).toEqual([]);
    await runNext(`
      import { log, openZarr } from 'lab';
      const store = await openZarr('${host.url}/v2');
      for (const [name, selection] of [['lost'], ['huge'], ['bomb'], ['temprature'], ['temperature', { tim: 1 }], ['temperature', { time: 6 }]]) {
        await store.read(name, selection).catch((error) => log(error.message));
      }
      log('the program goes on');`);
    await says(/^Finished/);
    const unread = await output();
    for (const part of [
      'packed with the codec "lzma"',
      'has 24000000 values; one read may have 4000000',
      'it unpacks to more than the 24 bytes',
      'has no array "temprature". Did you mean \'temperature\'?',
      'has no dimension "tim". Did you mean \'time\'?',
      'has the indices 0 to 5',
      'the program goes on',
    ]) {
      expect(unread).toContain(part);
    }
  });

  test('Stop ends a read that hangs and closes its connections; a host that is down and a browser that is offline', async () => {
    await run(reads('slow'));
    await allow();
    await expect.poll(() => host.asked.some(({ path }) => path.startsWith('/slow/temperature/'))).toBe(true);
    await press('Stop');
    await says(/^Stopped/);
    await expect.poll(() => host.connections()).toBe(0);
    await runNext("import { openZarr } from 'lab'; await openZarr('http://127.0.0.1:1/x');");
    await press('Allow 127.0.0.1:1');
    await says(/^Failed/);
    expect(await fault()).toContain('127.0.0.1:1 cannot be read');
    await page.context().setOffline(true);
    await press('Run');
    await says(/^Failed/);
    expect(await fault()).toContain('the browser says that it is offline.');
  });
});

test('while the page measures another backend, unseen, nothing is read from a host, though the reader has allowed it', {
  timeout: 120_000,
}, async () => {
  await run(
    `import * as tf from '@tensorflow/tfjs';
    import { openZarr, steps } from 'lab';
    const store = await openZarr('${host.url}/v2').catch(() => undefined);
    const w = tf.variable(tf.scalar(0));
    const optimiser = tf.train.sgd(0.1);
    const x = tf.ones([64, 64]);
    for await (const step of steps(200)) optimiser.minimize(() => x.mul(w).matMul(x).sub(2).square().mean());`,
    '',
  );
  await allow();
  await says(/^Finished/);
  // A program that came with a link is measured on the graphics processor once the reader has given it that.
  await pressBackend(region());
  await region().getByLabel('Run on').selectOption('webgl');
  await region().getByLabel('Run on').selectOption('');
  await press('Run');
  // Two times are shown as soon as the second was measured.
  await region()
    .locator('[data-part="backend-notes"]')
    .filter({ hasText: /Measured here: .* ms a step, .* ms/ })
    .waitFor({ state: 'attached', timeout: 60_000 });
  expect(host.asked.filter(({ path }) => path === '/v2/.zmetadata')).toHaveLength(2);
});

describe('a hostile program', () => {
  /** A program that catches its port and the number of its run, as tests/browser/forged-messages.test.ts has it. */
  const forge = (body: string): string => `
    import { log } from 'lab';
    const post = MessagePort.prototype.postMessage;
    const { promise, resolve } = Promise.withResolvers();
    MessagePort.prototype.postMessage = function (...all) {
      if (typeof all[0]?.run === 'number') resolve({ port: this, run: all[0].run });
      return post.apply(this, all);
    };
    log('caught');
    const { port, run } = await promise;
    MessagePort.prototype.postMessage = post;
    const heard = [];
    port.addEventListener('message', ({ data }) => heard.push(data));
    const ask = (request, question, of = run) => port.postMessage({ run: of, events: [{ type: 'archive', request, question }] });
    const pause = (ms) => new Promise((go) => setTimeout(go, ms));
    const url = '${host.url}/v2';
    ${body}`;

  test('without leave reaches nobody: wrong addresses, other runs’ questions, questions by the thousand', async () => {
    const refused: [url: string, words: string][] = [
      [origin(), 'is this site itself'],
      ['file:///etc/passwd', 'must start with https://'],
      ['javascript:alert(1)', 'must start with https://'],
      [host.url.replace('//', '//user:word@'), 'user name or a password'],
    ];
    await run(`import { log, openZarr } from 'lab';
      const said = [];
      for (const url of ${JSON.stringify(refused.map(([url]) => url))}) {
        await openZarr(url).catch(({ message }) => said.push(message));
      }
      log('<' + JSON.stringify(said) + '>');
      await openZarr('${origin()}');`);
    await says(/^Failed/);
    expect(await fault()).toContain('is this site itself');
    const words: string[] = JSON.parse(/<(.*)>/s.exec(await output())?.[1] ?? '');
    expect(words).toEqual(refused.map(([, part]) => expect.stringContaining(part)));
    expect(await question().count()).toBe(0);
    expect(asked.filter((path) => /zarr\.json|zmetadata|passwd/.test(path))).toEqual([]);

    await runNext(
      forge(`
        for (let other = 0; other < run + 20; other++) if (other !== run) ask(1, { ask: 'open', url }, other);
        for (const question of [null, 7, {}, { ask: 'open' }, { ask: 'write', url }, { ask: 'read', url, array: 1, picks: [] },
          { ask: 'read', url, array: 'x', picks: [{ dimension: 'x', pick: -1 }] }]) ask(2, question);
        await pause(400);
        log('heard', heard.length);`),
    );
    await says(/^Finished/);
    expect(await output()).toContain('heard 0');
    expect(await question().count()).toBe(0);
    expect(host.asked).toEqual([]);

    await runNext(
      forge(`
        const events = Array.from({ length: 2e4 }, (_, request) => ({ type: 'archive', request, question: { ask: 'read', url, array: 'temperature', picks: [] } }));
        port.postMessage({ run, events });
        // Until the reader has answered, however long the question takes to come.
        while (heard.length === 0) await pause(50);
        await pause(500);
        log('answers', heard.filter(({ type }) => type === 'archive').length, heard.length <= 1000);`),
    );
    await question().waitFor();
    expect(host.asked).toEqual([]);
    await press('Do not allow');
    await says(/^Finished/);
    expect(await output()).toContain('answers 0 true');
    expect(host.asked).toEqual([]);
  });

  test('with leave cannot leave the archive’s folder, reads no more than a run may, and the page can be pressed', async () => {
    await run(
      forge(`
        const names = ['../../secret', '/secret', 'http://127.0.0.1/secret', '..', '__proto__', 'temperature/../../secret'];
        for (const [i, array] of names.entries()) ask(i, { ask: 'read', url, array, picks: [] });
        for (const [i, path] of ['/../secret', '/%2e%2e/secret', '\\\\secret'].entries()) ask(10 + i, { ask: 'open', url: url + path });
        while (heard.length < 9) await pause(50);
        await pause(300); // for one too many
        log(heard.length, heard.every(({ type }) => type === 'archive-failed'));`),
    );
    await allow();
    await says(/^Finished/);
    expect(await output()).toContain('9 true');
    expect(host.asked.filter(({ path }) => !/^\/(v2|secret)\//.test(path))).toEqual([]);
    expect(host.asked.filter(({ path }) => /secret\/c|secret\/0/.test(path))).toEqual([]);

    await followLink(
      page,
      linked(
        forge(`
        const events = Array.from({ length: 5000 }, (_, request) => ({ type: 'archive', request, question: { ask: 'read', url, array: 'temperature', picks: [] } }));
        port.postMessage({ run, events });
        await pause(4000);
        log('answers', heard.filter(({ type }) => type === 'archive').length <= 500, heard.length <= 1000);`),
      ),
    );
    const longest = await longestTask(page, async () => {
      await press('Run');
      await page.waitForTimeout(2000);
    });
    expect(longest).toBeLessThan(await pressable(page, longest));
    await says(/^Finished/);
    expect(await output()).toContain('answers true true');
  });
});
