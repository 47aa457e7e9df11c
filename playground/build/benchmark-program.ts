import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

/** Virtual modules and the programs that they give; each defines `benchmark.turn`. */
const programs = new Map([
  ['virtual:benchmark-program', '../benchmark/program.ts'],
  ['virtual:jax-benchmark-program', '../benchmark/jax/program.ts'],
]);

/** Gives the benchmark's programs as the sandbox takes them. */
export function benchmarkPrograms(): Plugin {
  return {
    name: 'benchmark-programs',
    resolveId: (source) => (programs.has(source) ? `\0${source}` : undefined),
    async load(source) {
      const entry = programs.get(source.slice(1));
      return entry && `export const javascript = ${JSON.stringify(await bundle(entry))};`;
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'benchmark',
    target: 'es2022',
    external: ['@tensorflow/tfjs', 'lab'],
    write: false,
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (!output) throw new Error('esbuild wrote nothing for the benchmark.');
  return output.text;
}
