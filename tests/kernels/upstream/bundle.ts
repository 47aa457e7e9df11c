import { mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

/**
 * What of Jasmine the tests of TensorFlow.js need, by functions of the same names, which are global. Only tests for
 * every environment run.
 */
const jasmine = (backend: string) => `
  import { ENGINE } from './engine';
  import { env } from './environment';
  export const ALL_ENVS = {};
  export const [NODE_ENVS, CHROME_ENVS, BROWSER_ENVS, SYNC_BACKEND_ENVS, HAS_WORKER] = [{}, {}, {}, {}, {}];
  export function describeWithFlags(name, constraints, tests) {
    if (constraints !== ALL_ENVS) return;
    describe(name, () => {
      beforeAll(async () => {
        env().set('IS_TEST', true);
        await ENGINE.setBackend('${backend}');
      });
      beforeEach(() => ENGINE.startScope());
      afterEach(() => {
        ENGINE.endScope();
        ENGINE.disposeVariables();
      });
      tests({ name: '${backend}', backendName: '${backend}' });
    });
  }`;

/**
 * The source of a bundle of suites of tfjs-core.
 *
 * @param names of their files in its folder of operations
 * @param entry the path of the module before them, which puts the functions of Jasmine in place
 */
export function suitesOf(names: readonly string[], entry: string, backend: 'wasm' | 'webgpu'): BuildOptions {
  const core = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core/package.json'));
  const files = names.map((name) => join(core, 'dist', 'ops', `${name}_test.js`));
  return {
    stdin: {
      contents: [entry, ...files].map((path) => `import ${JSON.stringify(path)};`).join('\n'),
      resolveDir: dirname(entry),
    },
    plugins: [
      {
        name: 'suites',
        setup(builder) {
          // The package says that its modules do nothing by themselves; these do.
          builder.onResolve({ filter: /_test\.js$/ }, ({ path }) => ({ path, sideEffects: true }));
          builder.onLoad({ filter: /tfjs-core[\\/]dist[\\/]jasmine_util\.js$/ }, ({ path }) => ({
            contents: jasmine(backend),
            resolveDir: dirname(path),
          }));
        },
      },
    ],
  };
}

/** Bundles suites of tfjs-core, by the names of their files, for Node and the WASM backend, and gives the path. */
export async function bundleSuites(names: readonly string[]): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'tfjs-suites-')), 'suites.mjs');
  const here = JSON.stringify(import.meta.url);
  await build({
    ...suitesOf(names, fileURLToPath(new URL('./entry.ts', import.meta.url)), 'wasm'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['node-fetch'],
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(${here}), __dirname = '/', __filename = '/suites.js';`,
    },
    define: { 'import.meta.url': here },
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
