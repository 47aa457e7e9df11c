/**
 * `npm test`: everything that can be wrong, in the order of what fails soonest. Every check runs, so that one
 * failure does not hide another; the tests that need the site are left out only when the site does not build.
 * The last line counts the tests: `N passed, N failed`. What follows `--` goes to Vitest. With a path in it
 * (`npm test -- tests/unit/views`) the tests below that path run alone; those that need the site build it themselves.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserKind, chromium, firefox, webkit } from './browsers.ts';
import { ensureBrowser } from './install-browser.ts';
import { runStep, type Step, type StepResult } from './step.ts';
import { readTestReport, reportVariable } from './test-report.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const report = join(root, '.cache', 'test-report.json');
const results: StepResult[] = [];

async function step(name: string, command: string, args: string[], more: Partial<Step> = {}) {
  const result = await runStep({ name, command, args, cwd: root, env: {}, ...more });
  results.push(result);
  return result.passed;
}

const npm = (name: string, script: string) => step(name, 'npm', ['run', '--silent', script]);
/** Beside others: each of these steps keeps one core busy, and machines have two. */
const beside = (name: string, script: string) =>
  step(name, 'npm', ['run', '--silent', script], { held: true });

const given = process.argv.slice(2);
const paths = given.filter((argument) => !argument.startsWith('-'));
const part = paths.length > 0;
const inNode = ['unit', 'unit-alone', 'kernels'];

let typesOfPages: Promise<boolean> | undefined;
if (!part) {
  typesOfPages = beside('Types: pages', 'types:pages');
  await npm('Form: format and lint', 'lint');
  await npm('Imports: who may import what', 'deps');
  await npm('Unused files, exports and packages', 'knip');
  await npm('Content: chapters, programs, data sets', 'check');
  await npm('Spelling: British English', 'spell');
}

const needsBrowser = !part || !paths.every((path) => inNode.some((name) => path.includes(`tests/${name}`)));
const browser = needsBrowser ? ensureOrSay(chromium) : undefined;
// Where one of these is missing, its tests are skipped and say so.
if (!part) for (const other of [firefox, webkit]) ensureOrSay(other);
// It writes the types that the other check reads, where the build writes too.
await typesOfPages;
const types = part ? undefined : beside('Types: programs, tests', 'types:code');
const built = !part && (await npm('Build', 'build'));
await types;
const all = part || (browser !== undefined && built);
const projects = all ? [] : inNode.flatMap((name) => ['--project', name]);

await mkdir(join(root, '.cache'), { recursive: true });
await rm(report, { force: true });
const passed = await step(
  'Tests',
  'vitest',
  [
    'run',
    ...['--config', 'tests/vitest.config.ts', '--reporter', 'default'],
    ...['--reporter', join(root, 'src/commands/test-reporter.ts'), ...projects, ...given],
  ],
  {
    env: {
      [reportVariable]: report,
      ...(built ? { SITE_DIST: join(root, 'dist') } : {}),
      ...(browser ? { CHROMIUM_PATH: browser } : {}),
    },
  },
);

const tests = readTestReport(await readFile(report, 'utf8').catch(() => undefined), passed);
console.log('');
for (const { file, seconds } of tests.files.slice(0, 12)) console.log(`${inSeconds(seconds)}  ${file}`);
console.log('');
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${inSeconds(seconds)}  ${name}`);
}
for (const skipped of tests.skipped) console.log(`skipped ${skipped}`);
for (const failure of tests.failures) console.log(`FAILED ${failure}`);
const broken = (needsBrowser && !browser) || results.some((result) => !result.passed);
if (broken && tests.failed === 0) console.log('The tests that ran passed; a step before them did not.');
console.log(`${tests.passed} passed, ${tests.failed} failed`);
process.exitCode = broken || tests.failed > 0 ? 1 : 0;

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(1).padStart(6)} s`;
}

/** The path of a browser, or undefined after saying why there is none. */
function ensureOrSay(kind: BrowserKind): string | undefined {
  try {
    return ensureBrowser(kind, (line) => console.log(line)).path;
  } catch (reason) {
    console.error(reason instanceof Error ? reason.message : reason);
    return undefined;
  }
}
