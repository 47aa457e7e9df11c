/** Files of the WASM backend that a worker may ask the page for. */
export const wasmFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm'] as const;

/** Where the page finds what it hands into the sandbox. */
export interface SandboxAssets {
  /** The frame's own file: a `srcdoc` frame would inherit the page's policy. */
  frame: string;
  /** The runtime as one classic script. */
  runtime: string;
  /** Folder of the WASM binaries, with a trailing slash. */
  wasm: string;
  /** Folder of the data sets, with a trailing slash. */
  datasets: string;
}
