import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const lab = fileURLToPath(new URL('../playground/lab/index.ts', import.meta.url));

/** What every project shares; programs and their tests write `import … from 'lab'`. */
const shared = { root, resolve: { alias: { lab } } };

/**
 * Projects in order: what needs only Node first, then what needs the built site and a browser. Tests that assert timings
 * have one browser at a time: on a machine that is shared they are worth nothing. Where nothing is timed there are two.
 */
const inBrowser = (
  name: string,
  order: number,
  testTimeout: number,
  setup = 'tests/browser/build-site.ts',
) => ({
  ...shared,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    globalSetup: [setup],
    maxWorkers: name === 'site' ? 2 : 1,
    sequence: { groupOrder: order },
    testTimeout,
    hookTimeout: 120_000,
  },
});

const inNode = (name: string, testTimeout: number) => ({
  ...shared,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    sequence: { groupOrder: 0 },
    testTimeout,
  },
});

export default defineConfig({
  root,
  test: {
    projects: [
      inNode('unit', 10_000),
      inNode('kernels', 60_000),
      inBrowser('site', 1, 60_000, 'tests/site/build-sites.ts'),
      inBrowser('browser', 2, 60_000),
      // A test may wait for the two programs before its own.
      inBrowser('content', 3, 250_000),
    ],
  },
});
