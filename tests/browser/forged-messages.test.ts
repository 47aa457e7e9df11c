import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Results } from '../../playground/views/results.ts';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';
import { longestTask, pressable } from './longest-task.ts';

/* A program can lay hands on its own port to the page and say what it likes. What may the page believe? */

let sandbox: Sandbox;
const asked: string[] = [];

beforeAll(async () => {
  sandbox = await openSandbox(1, { graphics: false });
  sandbox.page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
});
afterAll(() => sandbox?.close());
afterEach(() => {
  asked.length = 0;
});

/** A program that has caught its port and the number of its run, and then goes on with `body`. */
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
  const line = (text) => ({ type: 'log', level: 'log', parts: [{ kind: 'text', text }] });
  const say = (...events) => port.postMessage({ run, events });
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  ${body}`;

const run = (source: string): Promise<Results> => sandbox.run({ source, backend: 'cpu', limit: 15_000 });

const linesOf = ({ console }: Results): string[] =>
  console.map(({ parts }) => parts.map((part) => ('text' in part ? part.text : part.kind)).join(' '));

async function stillWorks(): Promise<void> {
  const results = await run("import { log } from 'lab'; log('alive');");
  expect(linesOf(results)).toEqual(['alive']);
  expect(results.outcome).toMatchObject({ kind: 'finished' });
}

const flooded = { kind: 'failed', error: { message: { code: 'flooded', values: [] } } };

test('wishes for data sets and files that there are not ask nobody for anything', async () => {
  const datasets = [
    '../../secret',
    '/secret',
    'coads/../../secret',
    'http://127.0.0.1/secret',
    '%2e%2e%2fsecret',
    '__proto__',
  ];
  const files = [
    '../../secret',
    '/secret',
    'http://127.0.0.1/secret',
    'runtime.js',
    '__proto__',
    'constructor',
  ];
  const results = await run(
    forge(`
      let answer = () => {};
      port.addEventListener('message', ({ data }) => answer(data));
      const wish = async (event) => {
        const heard = new Promise((resolve) => { answer = resolve; });
        say(event);
        const { type, message } = await heard;
        log(type, message);
      };
      for (const dataset of ${JSON.stringify(datasets)}) await wish({ type: 'need', dataset });
      for (const name of ${JSON.stringify(files)}) await wish({ type: 'need-asset', name });
      // Far too long: they become no addresses.
      const heard = [];
      answer = (data) => heard.push(data.type);
      for (let i = 0; i < 40; i++) say({ type: 'need', dataset: 'x'.repeat(19000) + i });
      await pause(500);
      log(heard.length, heard.every((type) => type === 'dataset-failed'));`),
  );
  expect(linesOf(results)).toEqual([
    'caught',
    ...datasets.map((id) => `dataset-failed There is no data set "${id}".`),
    ...files.map((name) => `asset-failed The sandbox asked for "${name}", which it may not have.`),
    '40 true',
  ]);
  expect(asked.filter((path) => !path.startsWith('/sandbox/'))).toEqual([]);
});

test('wishes for a hundred thousand data sets become a handful of requests', async () => {
  const results = await run(
    forge(`
      port.postMessage({ run, events: Array.from({ length: 1e5 }, (_, i) => ({ type: 'need', dataset: 'x' + i })) });
      await pause(500);`),
  );
  expect(results.outcome).toMatchObject({ kind: 'finished' });
  expect(new Set(asked.filter((path) => path.startsWith('/datasets/'))).size).toBeLessThanOrEqual(20);
});

test('a data set that is not there is fetched three times, however often it is asked for', async () => {
  const results = await run(
    forge(`
      let failures = 0;
      port.addEventListener('message', ({ data }) => { if (data.id === 'nowhere') failures++; });
      for (let i = 0; i < 50; i++) {
        const before = failures;
        say({ type: 'need', dataset: 'nowhere' });
        while (failures === before) await pause(5);
      }
      log(failures);`),
  );
  expect(linesOf(results)).toEqual(['caught', '50']);
  expect(asked.filter((path) => path.startsWith('/datasets/nowhere/'))).toHaveLength(3);
});

test('what is not there is not fetched ahead for the next run', async () => {
  await run(
    forge(`
      const failed = new Promise((go) => port.addEventListener('message', go));
      say({ type: 'need', dataset: 'not-ahead' });
      await failed;`),
  );
  await stillWorks();
  expect(asked.filter((path) => path.startsWith('/datasets/not-ahead/'))).toHaveLength(1);
});

test('malformed events by the thousand are left out, and the good one among them arrives', async () => {
  const results = await run(
    forge(`
      const odd = [null, 7, 'text', [], {}, { type: 'log' }, { type: 'log', level: 'shout', parts: [] },
        { type: 'plot', id: 3 }, { type: 'points', id: 'p', series: 's', x: [1], y: [] },
        { type: 'field', id: 'f', rows: 2, columns: 2, values: new Float32Array(3) },
        { type: 'table', id: 't', spec: null, rows: 1 }, { type: 'progress', label: 'x', done: NaN, total: Infinity },
        { type: 'check', name: 'x', passed: 'yes', message: '' }, { type: 'backend', backend: 'abacus', notes: [] },
        { type: 'finished' }, { type: 'failed', error: 'no' }, { type: 'innerHTML', html: '<b>' },
        { type: 'points', id: 'none', series: 's', x: [1], y: [1], replace: false }, { __proto__: { type: 'stopped' } }];
      say(...Array.from({ length: 5000 }, (_, i) => odd[i % odd.length]), line('good'));
      port.postMessage({ run: String(run), events: [line('wrong run')] });
      port.postMessage({ run, events: 'none' });
      port.postMessage(new Map([['run', run]]));
      await pause(200);`),
  );
  expect(linesOf(results)).toEqual(['caught', 'good']);
  expect(results).toMatchObject({ plots: [], fields: [], tables: [], checks: [] });
  expect(results.outcome).toMatchObject({ kind: 'finished' });
});

test('ends of other runs, forged, end nothing; a program can end only its own', async () => {
  const [thief, bystander] = await Promise.all([
    run(
      forge(`
        await pause(300);
        for (let other = 0; other < run + 20; other++) if (other !== run) port.postMessage({ run: other, events: [{ type: 'stopped' }] });
        await pause(100);
        say({ type: 'failed', error: { kind: 'runtime', message: 'my own end' } }, line('after the end'));
        await pause(100);
        log('after the end');`),
    ),
    run(
      "import { log } from 'lab'; for (let i = 0; i < 10; i++) await new Promise((go) => setTimeout(go, 100)); log('to the end');",
    ),
  ]);
  expect(linesOf(thief)).toEqual(['caught']);
  expect(thief.outcome).toEqual({ kind: 'failed', error: { kind: 'runtime', message: 'my own end' } });
  expect(linesOf(bystander)).toEqual(['to the end']);
  expect(bystander.outcome).toMatchObject({ kind: 'finished' });
});

test('what a worker says before a run is not heard during one', async () => {
  const results = await run(
    forge(`
      port.postMessage({ boot: 'asset', name: '../../secret' });
      port.postMessage({ boot: 'asset', name: 'tfjs-backend-wasm.wasm' });
      port.postMessage({ boot: 'failed', message: 'forged' });
      await pause(300);
      log('went on');`),
  );
  expect(linesOf(results)).toEqual(['caught', 'went on']);
  expect(asked.filter((path) => /secret|\.wasm/.test(path))).toEqual([]);
});

test('a text of fifty million letters is cut', async () => {
  const results = await run(forge(`say(line('x'.repeat(5e7))); await pause(100);`));
  expect(linesOf(results).map((text) => text.length)).toEqual([6, 20_000]);
});

test('memory that nobody has is refused in words', async () => {
  const results = await run('const much = new Float32Array(2 ** 36);');
  expect(results.outcome).toMatchObject({ kind: 'failed', error: { kind: 'memory' } });
});

test('two million events in one message end the run', async () => {
  const results = await run(
    forge(`
      port.postMessage({ run, events: new Array(2e6).fill(null) });
      await pause(300);`),
  );
  expect(results.outcome).toMatchObject(flooded);
  await stillWorks();
});

test('while a million messages come, the page can be pressed', async () => {
  const watching = longestTask(sandbox.page, () => sandbox.page.waitForTimeout(3000));
  const results = await run(
    forge('for (let i = 0; i < 1e6; i++) port.postMessage({ run, events: [line(String(i))] });'),
  );
  expect(results.outcome).toMatchObject(flooded);
  const longest = await watching;
  expect(longest).toBeLessThan(await pressable(sandbox.page, longest));
  await stillWorks();
});

describe('the frame’s file starts a worker', () => {
  /** Loads the frame's file as `attribute` says, sends it a port from `sender`, and waits for an answer. */
  const heard = (attribute: string | null, sender: 'the page' | 'another frame'): Promise<unknown> =>
    sandbox.page.evaluate(
      async ([attribute, sender]) => {
        const frame = document.createElement('iframe');
        if (attribute !== null) frame.setAttribute('sandbox', attribute);
        frame.src = globalThis.assets.frame;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve));
        const { port1, port2 } = new MessageChannel();
        let other: HTMLIFrameElement | undefined;
        if (sender === 'the page')
          frame.contentWindow?.postMessage(null, '*', [port2, new MessageChannel().port1]);
        else {
          other = document.createElement('iframe');
          other.srcdoc =
            '<script>onmessage = ({ ports }) => parent.frames[parent.frames.length - 2].postMessage(null, "*", ports)</script>';
          document.body.append(other);
          await new Promise((resolve) => other?.addEventListener('load', resolve));
          other.contentWindow?.postMessage(null, '*', [port2, new MessageChannel().port1]);
        }
        const { buffer: runtime } = new TextEncoder().encode('__sandbox.port.postMessage("evaluated")');
        port1.postMessage({ pass: { type: 'load', runtime }, transfer: [runtime] }, [runtime]);
        const answer = await Promise.race([
          new Promise((resolve) => {
            port1.onmessage = ({ data }) => resolve(data.said);
          }),
          new Promise((resolve) => setTimeout(resolve, 1000, 'silence')),
        ]);
        frame.remove();
        other?.remove();
        return answer;
      },
      [attribute, sender] as const,
    );

  test.each([
    ['in a sandbox that allows scripts', 'allow-scripts', 'the page', 'evaluated'],
    ['not without a sandbox', null, 'the page', 'silence'],
    ['not in a sandbox that keeps its origin', 'allow-scripts allow-same-origin', 'the page', 'silence'],
    ['not for a port that another frame sends', 'allow-scripts', 'another frame', 'silence'],
  ] as const)('%s', async (_, attribute, sender, answer) => {
    expect(await heard(attribute, sender)).toBe(answer);
  });

  test('not when it is opened by itself', async () => {
    const context = await sandbox.page.context().browser()?.newContext();
    if (!context) throw new Error('The browser has gone.');
    const page = await context.newPage();
    const frame = await sandbox.page.evaluate(() => globalThis.assets.frame);
    const refused = page.waitForEvent('pageerror');
    await page.goto(new URL(frame, sandbox.page.url()).href);
    expect((await refused).message).toBe('This file runs programs only inside a sandboxed frame.');
    expect(page.workers()).toEqual([]);
    await context.close();
  });
});
