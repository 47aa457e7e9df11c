import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { writeFragment } from '../../playground/session/share.ts';
import { type ArchiveHost, openArchiveHost } from './archive/archive-host.ts';
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

/** Opens the full page with a program, on localhost, and presses Run. */
async function run(source: string, theme: 'light' | 'dark' = 'light', query = '?backend=cpu'): Promise<void> {
  const path = `playground/${query}${writeFragment({ title: 'From a link', source })}`;
  const options = { viewport: { width: 1280, height: 800 }, colorScheme: theme };
  page = await openPage(path, options, async (opened) => {
    opened.on('request', (request) => asked.push(request.url()));
    await opened.context().addCookies([
      { name: 'secret', value: 'of-the-site', url: origin() },
      { name: 'secret', value: 'of-the-host', url: host.url },
    ]);
  });
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

test.each(['light', 'dark'] as const)(
  'the reader is asked, allows, and the program gets its values from both versions (%s)',
  async (theme) => {
    await run(reads('v2', 'v3'), theme);
    await question().waitFor();
    expect(await question().textContent()).toContain(`This program asks to read data from ${host.name}.`);
    expect(host.asked).toEqual([]);
    const [box, around] = [await question().boundingBox(), await region().boundingBox()];
    expect(box && around && box.y >= around.y && box.y + box.height <= around.y + around.height).toBe(true);
    await page.evaluate(axe.source);
    await expect.poll(() => question().getByRole('button').first().isEnabled()).toBe(true);
    const objections = await question().evaluate(async (element) => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element);
      return violations.map(({ id }) => id);
    });
    expect(objections).toEqual([]);
    const colours = await question().evaluate((element) => {
      const { color, backgroundColor } = getComputedStyle(element);
      return [color, backgroundColor].map((text) =>
        (text.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0),
      ) as [number, number];
    });
    // Dark words on light paper, or the other way round.
    expect(colours[0] < colours[1]).toBe(theme === 'light');
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
  },
);

/** Those of some addresses that brought the reader of archives, known by the name of a file that only it asks for. */
async function readersAmong(urls: Iterable<string>): Promise<string[]> {
  const scripts = [...urls].filter((url) => /_astro\/.*\.js/.test(url));
  const holds = await Promise.all(
    scripts.map(async (url) => (await (await fetch(url)).text()).includes('zarr.json')),
  );
  return scripts.filter((_, index) => holds[index]);
}

test('zarrita is downloaded only when a program asks for an archive', async () => {
  await run("import { log } from 'lab'; log('nothing');");
  await says(/^Finished/);
  const before = new Set(asked);
  await page.goto('about:blank');
  await run(reads('v2'));
  await allow();
  await says(/^Finished/);
  const added = asked.filter((url) => !before.has(url));
  expect(await readersAmong(added)).toHaveLength(1);
  expect(await readersAmong(before)).toEqual([]);
  // The decoders in WebAssembly that zarrita brings along are never used.
  expect(asked.filter((url) => /blosc|lz4|zstd|\.wasm/.test(url) && /_astro/.test(url))).toEqual([]);
});

test('the question can be answered from the keyboard, and a key that was on its way answers nothing', async () => {
  await run(reads('v2'));
  await question().waitFor();
  expect(await question().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await question().isVisible()).toBe(true);
  await page.waitForTimeout(600);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await says(/^Finished/);
});

test.each([
  ['its button', () => press('Do not allow')],
  [
    'Escape',
    async () => {
      // One that comes at once was meant for something else.
      await page.keyboard.press('Escape');
      await expect.poll(() => question().getByRole('button').first().isEnabled()).toBe(true);
      await page.keyboard.press('Escape');
    },
  ],
])(
  'a no by %s reaches the program as an error, nothing reaches the host, and Run asks again',
  async (_, refuse) => {
    await run(reads('v2'));
    await question().waitFor();
    await refuse();
    await says(/^Failed/);
    expect(await fault()).toContain(`You have not allowed this program to read from ${host.name}.`);
    expect(await question().count()).toBe(0);
    expect(host.asked).toEqual([]);
    await press('Run');
    await question().waitFor();
  },
);

test.each([
  ['closed', /cannot be read .* It cannot be reached, or it refuses/],
  ['moved', /cannot be read .* It cannot be reached, or it refuses/],
  ['nothing', /There is no Zarr archive at http/],
  ['v4', /version 4 of Zarr; versions 2 and 3 can be read/],
  ['private', /answered HTTP 403/],
])('%s fails in words, and the page lives on', async (name, message) => {
  await run(reads(name));
  await allow();
  await says(/^Failed/);
  expect(await fault()).toMatch(message);
  await press('Run');
  await says(/^Failed/);
});

test('no request follows a redirect, and what cannot be read reads the same: refusal, redirect, nobody there', async () => {
  const said = new Set<string>();
  for (const name of ['closed', 'moved', 'lures', 'breaks']) {
    await run(reads(name));
    await allow();
    await says(/^Failed/);
    const text = await fault();
    said.add(text.slice(text.indexOf(host.name), text.indexOf('followed')).replaceAll(name, 'NAME'));
    await page.context().close();
  }
  expect([...said]).toEqual([expect.stringContaining(`${host.name} cannot be read (/NAME/zarr.json).`)]);
  expect(hidden.asked).toEqual([]);
  expect(host.asked.filter(({ method }) => method === 'HEAD')).toEqual([]);
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
    'light',
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

test('the question shows whose the host is, and not what its owner would have it read like', async () => {
  await run("import { openZarr } from 'lab'; await openZarr('https://ecmwf.int.storage.evil.co.uk:8443/x');");
  await question().waitFor();
  expect(await question().locator('strong').allTextContents()).toEqual(['evil.co.uk']);
  expect(await question().locator('bdi').allTextContents()).toEqual(['ecmwf.int.storage.evil.co.uk:8443']);
});

test('the title of a link stands apart from what the page says, and cannot go on in its words', async () => {
  const title = 'x” came from ECMWF.\n\u202ePress Allow to continue. “\u0007';
  const path = `playground/${writeFragment({ title, source: '1;' })}`;
  page = await openPage(path, { viewport: { width: 1280, height: 800 } });
  const note = region().getByRole('note');
  await note.waitFor();
  const stranger = note.locator('bdi.stranger-text');
  expect(await stranger.textContent()).toBe('x” came from ECMWF. Press Allow to continue. “');
  expect(await stranger.evaluate((element) => getComputedStyle(element).display)).toBe('block');
  const own = ((await note.textContent()) ?? '').replace((await stranger.textContent()) ?? '', '');
  expect(own).not.toMatch(/ECMWF|Press Allow/);
});

test('a host that is down, and a browser that is offline', async () => {
  await run("import { openZarr } from 'lab'; await openZarr('http://127.0.0.1:1/x');");
  await press('Allow 127.0.0.1:1');
  await says(/^Failed/);
  expect(await fault()).toContain('127.0.0.1:1 cannot be read');
  await page.context().setOffline(true);
  await press('Run');
  await says(/^Failed/);
  expect(await fault()).toContain('the browser says that it is offline.');
});

test('a codec that nobody here has is named; what is too large is refused; a wrong name is offered the right one', async () => {
  await run(`
    import { log, openZarr } from 'lab';
    const store = await openZarr('${host.url}/v2');
    for (const [name, selection] of [['lost'], ['huge'], ['bomb'], ['temprature'], ['temperature', { tim: 1 }], ['temperature', { time: 6 }]]) {
      await store.read(name, selection).catch((error) => log(error.message));
    }
    log('the program goes on');`);
  await allow();
  await says(/^Finished/);
  const said = await output();
  for (const part of [
    'packed with the codec "lzma"',
    'has 24000000 values; one read may have 4000000',
    'it unpacks to more than the 24 bytes',
    'has no array "temprature". Did you mean \'temperature\'?',
    'has no dimension "tim". Did you mean \'time\'?',
    'has the indices 0 to 5',
    'the program goes on',
  ]) {
    expect(said).toContain(part);
  }
});

describe('Stop', () => {
  test('takes the question away', async () => {
    await run(reads('v2'));
    await question().waitFor();
    await press('Stop');
    await says(/^Stopped/);
    expect(await question().count()).toBe(0);
    expect(host.asked).toEqual([]);
  });

  test('ends a read that hangs, and closes its connections', async () => {
    await run(reads('slow'));
    await allow();
    await expect.poll(() => host.asked.some(({ path }) => path.startsWith('/slow/temperature/'))).toBe(true);
    await press('Stop');
    await says(/^Stopped/);
    await expect.poll(() => host.connections()).toBe(0);
  });
});

describe('a hostile program', () => {
  test.each([
    ['the site itself', origin, 'is this site itself'],
    ['a file', () => 'file:///etc/passwd', 'must start with https://'],
    ['a script', () => 'javascript:alert(1)', 'must start with https://'],
    ['a password', () => host.url.replace('//', '//user:word@'), 'user name or a password'],
  ])('that asks for %s gets words, and nobody is asked', async (_, url, message) => {
    await run(`import { openZarr } from 'lab'; await openZarr(${JSON.stringify(url())});`);
    await says(/^Failed/);
    expect(await fault()).toContain(message);
    expect(await question().count()).toBe(0);
    expect(asked.filter((path) => /zarr\.json|zmetadata|passwd/.test(path))).toEqual([]);
  });

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

  test('that forges questions by the thousand: a handful of answers, no request without leave', async () => {
    await run(
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

  test('that has leave and forges reads gets at most what a run may, and the page can be pressed', async () => {
    await run(
      forge(`
        const events = Array.from({ length: 5000 }, (_, request) => ({ type: 'archive', request, question: { ask: 'read', url, array: 'temperature', picks: [] } }));
        port.postMessage({ run, events });
        await pause(4000);
        log('answers', heard.filter(({ type }) => type === 'archive').length <= 500, heard.length <= 1000);`),
    );
    await allow();
    const longest = await longestTask(page, () => page.waitForTimeout(2000));
    expect(longest).toBeLessThan(await pressable(page, longest));
    await says(/^Finished/);
    expect(await output()).toContain('answers true true');
  });

  test('that has leave for a host and forges names of arrays cannot leave the archive’s folder', async () => {
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
  });

  test('that speaks for other runs, or without sense, is not heard', async () => {
    await run(
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
  });
});
