import type { Backend } from './events.ts';

/** Files of the WASM backend that a worker may ask the page for. */
export const wasmFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'] as const;

/** Name of the script that brings a backend's kernels into a worker. */
export const backendScript = (backend: Backend): string => `backend-${backend}.js`;

/** Where the page finds what it hands into the sandbox. */
export interface SandboxAssets {
  /** The frame's own file: a `srcdoc` frame would inherit the page's policy. */
  frame: string;
  /** The runtime as one classic script. */
  runtime: string;
  /** Addresses of the files that a worker may ask for, by name: scripts of backends, WASM binaries. */
  files: Readonly<Record<string, string>>;
  /** Folder of the data sets, with a trailing slash. */
  datasets: string;
}
