import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const id = 'virtual:benchmark-program';

/** Gives `virtual:benchmark-program` the benchmark's program as the sandbox takes it; it defines `benchmark.turn`. */
export function benchmarkProgram(): Plugin {
  return {
    name: 'benchmark-program',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      return `export const javascript = ${JSON.stringify(await bundle())};`;
    },
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../benchmark/program.ts', import.meta.url))],
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
