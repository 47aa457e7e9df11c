/**
 * `npm run bench:size`: what the kernels, and the whole runtime of the sandbox, add to TensorFlow.js and its four backends
 * bundled and minified alike; kilobytes after gzip.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { withoutGraphModels, withoutThreads } from '../../playground/build/left-out.ts';
import { buildSandboxAssets } from '../../playground/build/sandbox-assets.ts';
import { tfjsBundle } from '../../playground/build/tfjs-bundle.ts';

const backends = ['cpu', 'webgl', 'webgpu', 'wasm'].map((name) => `@tensorflow/tfjs-backend-${name}`);
const stock = [
  "export * from '@tensorflow/tfjs';",
  ...backends.map((name) => `import '${name}';`),
  "export { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';",
];
const kernels = fileURLToPath(new URL('../../playground/kernels/index.ts', import.meta.url));

const all = [...stock, `export { registerKernels } from ${JSON.stringify(kernels)};`];

const [plain, withKernels, asInSandbox, { files }] = await Promise.all([
  bundle(stock),
  bundle(all),
  bundle(all, [withoutGraphModels(), withoutThreads()]),
  buildSandboxAssets(),
]);
const runtime = [...files.values()]
  .filter(({ type }) => type === 'text/javascript')
  .reduce((sum, { content }) => sum + packed(content), 0);
const line = (what: string, bytes: number) =>
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB ${(bytes / plain).toFixed(3)} × ${what}`);
line('TensorFlow.js and four backends', plain);
line('the same with the kernels', withKernels);
line('the same with what the sandbox leaves out left out', asInSandbox);
line('the runtime of the sandbox and its backends: with the kernels, lab and the messages', runtime);

async function bundle(lines: readonly string[], plugins: Plugin[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    ...tfjsBundle,
    plugins,
    globalName: 'tf',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  });
  return packed(outputFiles[0]?.contents ?? new Uint8Array());
}

function packed(content: Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}
