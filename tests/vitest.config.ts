import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const lab = fileURLToPath(new URL('../playground/lab/index.ts', import.meta.url));

const fixedChance = fileURLToPath(new URL('./fixed-chance.ts', import.meta.url));

/**
 * What every project shares; programs and their tests write `import … from 'lab'`. Tests of properties get a `fast-check`
 * that draws the same cases in every run.
 */
const shared = {
  root,
  resolve: {
    alias: [
      { find: 'lab', replacement: lab },
      { find: /^fast-check$/, replacement: fixedChance },
    ],
  },
};

/** Tests in a browser that assert times: on a machine that is shared with other tests they are worth nothing. */
const timed = ['backend-choice', 'stop'].map((name) => `tests/browser/${name}.test.ts`);

interface BrowserProject {
  name: string;
  /** What needs only Node comes first, then these in their order. */
  order: number;
  include: string[];
  exclude?: string[];
  /** How many browsers run at the same time. */
  browsers?: number;
  /** For a test in milliseconds. */
  timeout?: number;
}

const inBrowser = ({
  name,
  order,
  include,
  exclude = [],
  browsers = 1,
  timeout = 180_000,
}: BrowserProject) => ({
  ...shared,
  test: {
    name,
    include,
    exclude: [...configDefaults.exclude, ...exclude],
    // Each file starts its own browser and serves its own site; what they import they may have in common.
    isolate: false,
    environment: 'node' as const,
    globalSetup: ['tests/browser/build-site.ts'],
    maxWorkers: browsers,
    sequence: { groupOrder: order },
    testTimeout: timeout,
    hookTimeout: 120_000,
    // A browser beside three others takes its time; what comes at all is worth waiting for.
    expect: { poll: { timeout: 15_000 } },
  },
});

/** Tests that put something in the place of a module, which others must not find there. */
const alone = ['element/code-area', 'archive/paced'].map((name) => `tests/unit/${name}.test.ts`);

const inNode = (
  name: string,
  { include = [`tests/${name}/**/*.test.ts`], exclude = [] as string[], ...more },
) => ({
  ...shared,
  test: {
    name,
    include,
    exclude: [...configDefaults.exclude, ...exclude],
    ...more,
    environment: 'node' as const,
    // Left to itself, Vitest keeps a core free, of two the half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { groupOrder: 0 },
    testTimeout: 60_000,
  },
});

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // One after another in the same process: importing what they test takes as long as testing it.
      inNode('unit', { isolate: false, exclude: alone, setupFiles: ['tests/unit/nothing-left.ts'] }),
      inNode('unit-alone', { include: alone }),
      inNode('kernels', {}),
      inBrowser({
        name: 'site',
        order: 1,
        include: ['tests/site/**/*.test.ts'],
        browsers: 2,
      }),
      // Beside the tests of the site, as are those of programs and in other browsers, so that no core waits for the last.
      inBrowser({
        name: 'browser',
        order: 1,
        include: ['tests/browser/**/*.test.ts'],
        exclude: timed,
        browsers: 2,
      }),
      inBrowser({
        name: 'content',
        order: 1,
        include: ['tests/content/**/*.test.ts'],
        browsers: 2,
        timeout: 300_000,
      }),
      inBrowser({
        name: 'other-browsers',
        order: 1,
        include: ['tests/other-browsers/**/*.test.ts'],
        browsers: 2,
        timeout: 120_000,
      }),
      inBrowser({ name: 'timed', order: 2, include: timed }),
    ],
  },
});
