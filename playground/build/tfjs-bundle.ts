import type { BuildOptions } from 'esbuild';

/** How a script that holds TensorFlow.js is bundled for a page or a worker: one classic script, nothing left to import. */
export const tfjsBundle = {
  bundle: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  // TensorFlow.js names Node's modules behind checks that are false in a browser.
  external: ['util', 'crypto', 'node-fetch', 'string_decoder', 'worker_threads', 'perf_hooks', 'fs', 'path'],
  write: false,
  logLevel: 'error',
} as const satisfies BuildOptions;
