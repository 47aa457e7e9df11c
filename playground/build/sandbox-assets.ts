import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { wasmFiles } from '../protocol/assets.ts';

/** The files that the page hands into the sandbox, by their address below the site's base. */
export interface BuiltAssets {
  frame: string;
  runtime: string;
  /** Folder of the WASM binaries. */
  wasm: string;
  files: Map<string, { type: string; content: Uint8Array }>;
}

const runtimeFolder = fileURLToPath(new URL('../runtime/', import.meta.url));

/**
 * Bundles the runtime into one classic script: the worker evaluates it as text and can import nothing. Names carry
 * a hash of the content, so that hosts may cache them for ever.
 */
export async function buildSandboxAssets(): Promise<BuiltAssets> {
  const [runtime, frame] = await Promise.all([bundleRuntime(), readFile(join(runtimeFolder, 'frame.html'))]);
  const files: BuiltAssets['files'] = new Map();
  const add = (name: string, extension: string, type: string, content: Uint8Array): string => {
    const path = `sandbox/${name}.${hash(content)}.${extension}`;
    files.set(path, { type, content });
    return path;
  };
  const assets = {
    runtime: add('runtime', 'js', 'text/javascript', runtime),
    frame: add('frame', 'html', 'text/html', frame),
    wasm: 'sandbox/wasm-4.22.0/',
    files,
  };
  const wasmFolder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  for (const name of wasmFiles) {
    files.set(assets.wasm + name, {
      type: 'application/wasm',
      content: await readFile(join(wasmFolder, name)),
    });
  }
  return assets;
}

async function bundleRuntime(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(runtimeFolder, 'main.ts')],
    bundle: true,
    minify: true,
    // Error messages and operation names of tfjs carry class and function names.
    keepNames: false,
    format: 'iife',
    target: 'es2022',
    // tfjs names Node's modules behind checks that are false in a worker.
    platform: 'browser',
    external: [
      'util',
      'crypto',
      'node-fetch',
      'string_decoder',
      'worker_threads',
      'perf_hooks',
      'fs',
      'path',
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  const output = outputFiles[0];
  if (!output) throw new Error('esbuild wrote no runtime.');
  return output.contents;
}

function hash(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
