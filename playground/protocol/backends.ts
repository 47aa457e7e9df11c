/**
 * The TensorFlow.js backends, in the order in which they are tried. WebGL comes after WebAssembly: for the models of this
 * course it takes several times as long (in Firefox 18 ms a step against 1.8), and a program for which it is faster is
 * timed on it after its first run.
 */
export const backends = ['webgpu', 'wasm', 'webgl', 'cpu'] as const;
export type Backend = (typeof backends)[number];
/** As the status line, results and measurements name them. */
export const backendNames: Record<Backend, string> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WASM',
  cpu: 'CPU',
};
