import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Bundles a side as the site's scripts are bundled: from the modules of TensorFlow.js, not from the file for Node, which
 * is older JavaScript and slower.
 *
 * @param entry file of this folder
 * @param plugins what is to be another than in the site
 * @returns the path of the bundle
 */
export async function bundleSide(entry: string, plugins: Plugin[] = []): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'bench-models-')), 'side.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['node-fetch'],
    banner: {
      js: [
        "import { createRequire as makeRequire } from 'node:module';",
        `const require = makeRequire(${JSON.stringify(import.meta.url)});`,
        "const __dirname = '/', __filename = '/side.js';",
      ].join('\n'),
    },
    define: { 'import.meta.url': JSON.stringify(import.meta.url) },
    outfile,
    plugins,
    logLevel: 'error',
  });
  return outfile;
}
