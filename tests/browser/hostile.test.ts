import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../src/commands/record/sandbox.ts';
import { attacksProgram, endsOf, inParts } from './hostile/attack.ts';
import { type Attacker, openAttacker } from './hostile/attacker.ts';
import { attacks } from './hostile/programs.ts';

let sandbox: Sandbox;
let attacker: Attacker;
let site = '';
/** What any request of the browser's was answered with; one that the policy stops is never answered. */
const answered: string[] = [];

beforeAll(async () => {
  [sandbox, attacker] = [await openSandbox(1, { graphics: false }), await openAttacker()];
  site = sandbox.page.url();
  sandbox.page.context().on('response', (response) => answered.push(response.url()));
});
afterAll(async () => {
  await sandbox?.close();
  await attacker?.close();
});
afterEach(() => {
  answered.length = 0;
});

const run = (source: string, limit = 10_000) => sandbox.run({ source, backend: 'cpu', limit });
const lines = async (source: string, limit?: number): Promise<string[]> =>
  (await run(source, limit)).console.map(({ parts }) =>
    parts.map((part) => ('text' in part ? part.text : '')).join(' '),
  );

test('the attacker’s host hears a page that may speak to it: the test would notice', async () => {
  await sandbox.page.evaluate((url) => fetch(`${url}/control`), attacker.url);
  expect(attacker.knocks).toContain('GET /control');
  attacker.knocks.length = 0;
});

describe.each(Object.entries(attacks))('%s', (_, table) => {
  test.each(inParts(table, 12))('%s …', async (_, part) => {
    const said = await lines(attacksProgram(part, { attacker: attacker.url, site }), 40_000);
    expect(endsOf(part, said)).toEqual(
      Object.fromEntries(part.map(({ name, blocked }) => [name, `blocked: ${blocked}`])),
    );
    expect(attacker.knocks).toEqual([]);
    expect(answered.filter((url) => /secret|127\.0\.0\.1/.test(url))).toEqual([]);
  });
});

test('a program that patches the language leaves nothing behind for the next one', async () => {
  await run("Object.prototype.leak = 1; Array.prototype.push = () => 'stolen'; globalThis.mine = 1;", 5000);
  const said = await lines(
    "import { log } from 'lab'; log(String(({}).leak), String(globalThis.mine), String([].push(1)));",
  );
  expect(said).toEqual(['undefined undefined 1']);
});

test('a program that catches its port can speak only as itself, and another run hears nothing', async () => {
  const thief = `
    import { log } from 'lab';
    const caught = [];
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...all) { caught.push(this); return post.apply(this, all); };
    log('spoken'); await new Promise((go) => setTimeout(go, 200));
    const forged = { type: 'log', level: 'log', parts: [{ kind: 'text', text: 'FORGED' }] };
    for (const port of new Set(caught)) for (let run = 0; run < 40; run++) post.call(port, { run, events: [forged, { type: 'navigate' }, null] });
    for (const port of new Set(caught)) post.call(port, { boot: 'ready', backend: 'webgpu', notes: [] });
    await new Promise((go) => setTimeout(go, 500));`;
  const bystander =
    "import { log } from 'lab'; for (let i = 0; i < 10; i++) { log('line', i); await new Promise((go) => setTimeout(go, 100)); }";
  const [stolen, honest] = await Promise.all([lines(thief), lines(bystander)]);
  expect(stolen.filter((line) => line === 'FORGED').length).toBeLessThanOrEqual(1);
  expect(honest).toEqual(Array.from({ length: 10 }, (_, i) => `line ${i}`));
});

test('a forged flood of a million messages ends the run in words, and the page goes on', async () => {
  const flood = `
    const caught = [];
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...all) { caught.push(this); return post.apply(this, all); };
    console.log('x'); await new Promise((go) => setTimeout(go, 100));
    for (let i = 0; i < 1e6; i++) post.call(caught.at(-1), { run: 1, events: [] });`;
  const results = await run(flood);
  expect(results.outcome).toMatchObject({
    kind: 'failed',
    error: { message: { code: 'flooded', values: [] } },
  });
  expect(await lines("import { log } from 'lab'; log('alive');")).toEqual(['alive']);
});

test.each([
  ['a loop', 'while (true) {}'],
  ['a loop inside a promise', 'await new Promise(() => { while (true) {} })'],
  ['microtasks without end', 'const again = () => Promise.resolve().then(again); await again()'],
  ['a regular expression that explodes', "/(a+)+$/.test('a'.repeat(60) + 'b')"],
  ['a promise that nobody keeps', 'await new Promise(() => {})'],
  ['console lines without end', 'for (;;) console.log(1)'],
])('%s is ended by Stop, and the next program runs', async (_, source) => {
  const start = Date.now();
  const results = await sandbox.run({ source, backend: 'cpu', limit: 1000 });
  expect(results.outcome).toEqual({ kind: 'stopped' });
  expect(Date.now() - start).toBeLessThan(20_000);
  expect(await lines("import { log } from 'lab'; log('alive');")).toEqual(['alive']);
});

test('a timer takes no text, in words', async () => {
  const results = await run("setTimeout('import(1)', 10);");
  expect(results.outcome).toMatchObject({
    kind: 'failed',
    error: { message: expect.stringContaining('setTimeout takes a function here') },
  });
});

test('a worker that closes itself is no worker that hangs: the door is shut, in words', async () => {
  const results = await run('self.close(); await new Promise(() => {});');
  expect(results.outcome).toMatchObject({
    kind: 'failed',
    error: { message: expect.stringContaining('close is not a function') },
  });
});
