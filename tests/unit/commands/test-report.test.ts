import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  emptyReport,
  readTestReport,
  reportVariable,
  type TestReport,
} from '../../../src/commands/test-report.ts';

const root = join(import.meta.dirname, '../../..');

/** Test files of every kind of end. */
const files = {
  good: "test('a', () => {}); describe('group', () => test('b', () => {}));",
  bad: "test('a', () => {}); describe('group', () => test('b', () => { throw new Error('first\\nsecond'); }));",
  broken: "throw new Error('no import');",
  unprepared:
    "test('a', () => {}); describe('group', () => { beforeAll(() => { throw new Error('no browser'); }); test('b', () => {}); });",
  unprepared_file: "beforeAll(() => { throw new Error('no site'); }); test('a', () => {});",
  untidy:
    "describe('group', () => { afterAll(() => { throw new Error('left open'); }); test('b', () => {}); });",
  stray:
    "test('a', () => { Promise.reject(new Error('nobody waits')); return new Promise((done) => setTimeout(done, 50)); });",
  skipped: "describe('Firefox', () => { test.skip('none here', () => {}); });",
  partly: "test('a', () => {}); test.skip('b', () => {});",
};

/** Runs the files of a folder as `npm test` does. */
function run(folder: string, report: string): ChildProcess {
  const words = [
    'run',
    '--globals',
    '--root',
    folder,
    '--reporter',
    join(root, 'src/commands/test-reporter.ts'),
  ];
  return spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], {
    env: { ...process.env, [reportVariable]: report },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const folders: string[] = [];
function folderOf(some: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'test-report-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(some)) writeFileSync(join(folder, `${name}.test.ts`), text);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('a run of the tests', () => {
  let report: TestReport;
  let said = '';
  beforeAll(async () => {
    const folder = folderOf(files);
    const path = join(folder, 'report.json');
    const child = run(folder, path);
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    await new Promise((done) => child.once('close', done));
    report = readTestReport(readFileSync(path, 'utf8'), false);
  }, 60_000);

  test('counts what passed, what failed, and what broke around the tests', () => {
    expect(report).toMatchObject({ finished: true, passed: 7, failed: 6 });
  });

  test('names each failure with its file and what it said first, when it happens', () => {
    const failures = [
      'bad.test.ts: group > b: first',
      'broken.test.ts: outside its tests: no import',
      'outside the tests: nobody waits',
      'unprepared.test.ts: group: no browser',
      'unprepared_file.test.ts: outside its tests: no site',
      'untidy.test.ts: group: left open',
    ];
    expect(report.failures.toSorted()).toEqual(failures);
    for (const failure of failures) expect(said).toContain(`FAILED ${failure}\n`);
  });

  test('names a file of which nothing ran, with what it says of why', () => {
    expect(report.skipped).toEqual(['skipped.test.ts: Firefox > none here']);
  });

  test('times every file, the slowest first', () => {
    const times = report.files.map(({ seconds }) => seconds);
    expect(report.files.map(({ file }) => file).toSorted()).toEqual(
      Object.keys(files)
        .map((name) => `${name}.test.ts`)
        .toSorted(),
    );
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(Math.min(...times)).toBeGreaterThan(0);
  });
});

test('a log that is cut short names the failures until then, and the report says that it was', async () => {
  const folder = folderOf({
    endless: "test('a', () => { throw new Error('early'); }); test('b', () => new Promise(() => {}), 1e6);",
  });
  const path = join(folder, 'report.json');
  const child = run(folder, path);
  let said = '';
  await new Promise<void>((done, fail) => {
    child.once('close', () => fail(new Error(`The run ended by itself: ${said}`)));
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('FAILED endless.test.ts: a: early\n')) done();
    });
  });
  child.removeAllListeners('close');
  child.kill('SIGKILL');
  expect(readTestReport(readFileSync(path, 'utf8'), false)).toMatchObject({
    finished: false,
    failed: 2,
    failures: ['endless.test.ts: a: early', 'The tests broke off before their end.'],
  });
}, 60_000);

test.each([
  ['is missing', undefined, false, 0, 1],
  ['broke off', JSON.stringify({ ...emptyReport(), passed: 2, failed: 1, failures: ['x'] }), false, 2, 2],
  ['is whole', JSON.stringify({ ...emptyReport(), finished: true, passed: 2 }), true, 2, 0],
  [
    'names no failure of a run that failed',
    JSON.stringify({ ...emptyReport(), finished: true }),
    false,
    0,
    1,
  ],
  ['names the failure', JSON.stringify({ ...emptyReport(), finished: true, failed: 1 }), false, 0, 1],
])('a report that %s', (_, text, ended, passed, failed) => {
  expect(readTestReport(text, ended)).toMatchObject({ passed, failed });
});
