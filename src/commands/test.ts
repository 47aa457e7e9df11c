/**
 * `npm test`: everything that can be wrong, in the order of what fails soonest. Every check runs, so that one
 * failure does not hide another; the tests that need the site are left out only when the site does not build.
 * The last line counts the tests: `N passed, N failed`. What follows `--` goes to Vitest: `npm test -- tests/unit`.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './install-chromium.ts';
import { runStep, type StepResult } from './step.ts';
import { readTestReport } from './test-report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const report = join(root, '.cache', 'test-report.json');
const results: StepResult[] = [];

async function step(name: string, command: string, args: string[], env: Record<string, string> = {}) {
  const result = await runStep({ name, command, args, cwd: root, env });
  results.push(result);
  return result.passed;
}

const npm = (name: string, script: string) => step(name, 'npm', ['run', '--silent', script]);

await npm('Form: format and lint', 'lint');
await npm('Imports: who may import what', 'deps');
await npm('Unused files, exports and packages', 'knip');
await npm('Content: chapters, programs, data sets', 'check');
await npm('Spelling: British English', 'spell');
await npm('Types: pages, programs, tests', 'types');

const browser = ensureChromiumOrSay();
const built = await npm('Build', 'build');
const projects = browser && built ? [] : ['--project', 'unit', '--project', 'kernels'];

await mkdir(join(root, '.cache'), { recursive: true });
await rm(report, { force: true });
await step(
  'Tests',
  'vitest',
  [
    'run',
    ...['--config', 'tests/vitest.config.ts', '--reporter', 'default', '--reporter', 'json'],
    ...['--outputFile.json', report, ...projects, ...process.argv.slice(2)],
  ],
  { SITE_DIST: join(root, 'dist'), ...(browser ? { CHROMIUM_PATH: browser } : {}) },
);

const tests = readTestReport(await readFile(report, 'utf8').catch(() => undefined), root);
console.log('');
for (const { file, seconds } of tests.slowest.slice(0, 12)) console.log(`${inSeconds(seconds)}  ${file}`);
console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${inSeconds(seconds)}  ${name}`);
}
for (const failure of tests.failures) console.log(`FAILED ${failure}`);
const broken = !browser || results.some((result) => !result.passed);
if (broken && tests.failed === 0) console.log('The tests that ran passed; a step before them did not.');
console.log(`${tests.passed} passed, ${tests.failed} failed`);
process.exitCode = broken || tests.failed > 0 ? 1 : 0;

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1).padStart(6)} s`;
}

/** The path of a Chromium, or undefined after saying why there is none. */
function ensureChromiumOrSay(): string | undefined {
  try {
    return ensureChromium((line) => console.log(line)).path;
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    return undefined;
  }
}
