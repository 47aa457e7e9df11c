import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { backendScript, type SandboxAssets, wasmFiles } from '../protocol/assets.ts';
import { backends } from '../protocol/events.ts';
import { withoutBackends, withoutGraphModels, withoutThreads } from './left-out.ts';
import { coreFromRuntime } from './shared-core.ts';
import { tfjsBundle } from './tfjs-bundle.ts';

/** What the sandbox is made of, by address below the site's base. */
export interface BuiltAssets {
  frame: string;
  runtime: string;
  /** Addresses of what a worker may ask for, by name. */
  handed: Record<string, string>;
  files: Map<string, { type: string; content: Uint8Array }>;
}

const runtimeFolder = fileURLToPath(new URL('../runtime/', import.meta.url));

/**
 * Bundles the runtime and each backend into a classic script of its own: the worker evaluates them as text and can
 * import nothing. Names carry a hash of the content, so that hosts may cache them for ever.
 */
export async function buildSandboxAssets(): Promise<BuiltAssets> {
  const [frame, runtime, ...scripts] = await Promise.all([
    frameWithScript(),
    bundle('main.ts', [withoutBackends(), withoutGraphModels()], ['frames-as-called.ts']),
    ...backends.map((backend) => bundle(`backends/${backend}.ts`, [coreFromRuntime(), withoutThreads()])),
  ]);
  const files: BuiltAssets['files'] = new Map();
  const add = (name: string, type: string, content: Uint8Array): string => {
    const { name: stem, ext } = parse(name);
    const path = `sandbox/${stem}.${hash(content)}${ext}`;
    files.set(path, { type, content });
    return path;
  };
  const handed: BuiltAssets['handed'] = {};
  for (const [index, backend] of backends.entries()) {
    const name = backendScript(backend);
    handed[name] = add(name, 'text/javascript', scripts[index] as Uint8Array);
  }
  const wasmFolder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  for (const name of wasmFiles) {
    handed[name] = add(name, 'application/wasm', await readFile(join(wasmFolder, name)));
  }
  return {
    frame: add('frame.html', 'text/html', frame),
    runtime: add('runtime.js', 'text/javascript', runtime),
    handed,
    files,
  };
}

/** The addresses as the page is given them. */
export function assetUrls({ frame, runtime, handed }: BuiltAssets, base: string): SandboxAssets {
  return {
    frame: base + frame,
    runtime: base + runtime,
    files: Object.fromEntries(Object.entries(handed).map(([name, path]) => [name, base + path])),
    datasets: `${base}datasets/`,
  };
}

/** The frame's file holds its script: it may load nothing. */
async function frameWithScript(): Promise<Uint8Array> {
  const [html, script] = await Promise.all([
    readFile(join(runtimeFolder, 'frame.html'), 'utf8'),
    bundle('frame.ts', []),
  ]);
  const inline = `<script>${new TextDecoder().decode(script)}</script>`;
  return new TextEncoder().encode(html.replace('<!-- frame.ts -->', () => inline));
}

/** @param inject files of the runtime whose exports stand for globals of the same names */
async function bundle(entry: string, plugins: Plugin[], inject: readonly string[] = []): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(runtimeFolder, entry)],
    ...tfjsBundle,
    minify: true,
    plugins,
    inject: inject.map((name) => join(runtimeFolder, name)),
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  const output = outputFiles[0];
  if (!output) throw new Error(`esbuild wrote nothing for ${entry}.`);
  return output.contents;
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
