/** Names that the declarations of TensorFlow.js mention and a worker does not have. */
const absent = [
  'HTMLCanvasElement',
  'HTMLImageElement',
  'HTMLVideoElement',
  'HTMLSourceElement',
  'Long',
  'MediaTrackConstraints',
  'Navigator',
  'Storage',
];

/** WebGPU's handles: in the compiler's own library for workers only since TypeScript 6. */
const opaque = ['GPUBuffer', 'GPUDevice'];

/**
 * Without a declaration these names would count as `any`, and `tf.browser.fromPixels('a string')` as right. The
 * property that nothing has makes each of them a type of its own.
 */
export const globalsDeclaration = [
  ...absent.map((name) => `interface ${name} { readonly notInWorkers: '${name}' }`),
  ...opaque.map((name) => `interface ${name} {}`),
].join('\n');
