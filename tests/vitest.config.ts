import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const lab = fileURLToPath(new URL('../playground/lab/index.ts', import.meta.url));

/** What every project shares; programs and their tests write `import … from 'lab'`. */
const shared = { root, resolve: { alias: { lab } } };

/**
 * Projects in order: what needs only Node first, then what needs the built site and a browser. One browser
 * at a time, because the timings that these tests assert are worth nothing on a machine that is shared.
 */
const inBrowser = (name: string, order: number, testTimeout: number) => ({
  ...shared,
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    globalSetup: ['tests/browser/build-site.ts'],
    fileParallelism: false,
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
      inBrowser('site', 1, 60_000),
      inBrowser('browser', 2, 60_000),
      inBrowser('content', 3, 90_000),
    ],
  },
});
