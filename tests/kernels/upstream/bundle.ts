import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * What of Jasmine the tests of TensorFlow.js need, by Vitest's functions of the same names, which are global. Only
 * tests for every environment run.
 */
const jasmine = `
  import { ENGINE } from './engine';
  import { env } from './environment';
  export const ALL_ENVS = {};
  export const [NODE_ENVS, CHROME_ENVS, BROWSER_ENVS, SYNC_BACKEND_ENVS, HAS_WORKER] = [{}, {}, {}, {}, {}];
  export function describeWithFlags(name, constraints, tests) {
    if (constraints !== ALL_ENVS) return;
    describe(name, () => {
      beforeAll(async () => {
        env().set('IS_TEST', true);
        await ENGINE.setBackend('wasm');
      });
      beforeEach(() => ENGINE.startScope());
      afterEach(() => {
        ENGINE.endScope();
        ENGINE.disposeVariables();
      });
      tests({ name: 'wasm', backendName: 'wasm' });
    });
  }`;

/** Bundles suites of tfjs-core, by the names of their files, and gives the path of the result. */
export async function bundleSuites(names: readonly string[]): Promise<string> {
  const core = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json'));
  const outfile = join(await mkdtemp(join(tmpdir(), 'tfjs-suites-')), 'suites.mjs');
  const here = JSON.stringify(import.meta.url);
  await build({
    stdin: {
      contents: [
        "import './entry.ts';",
        ...names.map((name) => `import ${JSON.stringify(join(core, 'dist', 'ops', `${name}_test.js`))};`),
      ].join('\n'),
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['node-fetch'],
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(${here}), __dirname = '/', __filename = '/suites.js';`,
    },
    define: { 'import.meta.url': here },
    plugins: [
      {
        name: 'suites',
        setup(builder) {
          // The package says that its modules do nothing by themselves; these do.
          builder.onResolve({ filter: /_test\.js$/ }, ({ path }) => ({ path, sideEffects: true }));
          builder.onLoad({ filter: /tfjs-core[\\/]dist[\\/]jasmine_util\.js$/ }, ({ path }) => ({
            contents: jasmine,
            resolveDir: dirname(path),
          }));
        },
      },
    ],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
