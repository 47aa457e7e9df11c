import type { Saying, SayingCode } from '../../protocol/sayings.ts';

/** What no backend can differentiate, and what does the same and can be. */
const alternatives: Readonly<Record<string, string>> = {
  TopK: 'tf.max has a gradient',
  ArgMax: 'an index has no derivative; tf.softmax is the usual smooth stand-in',
  ArgMin: 'an index has no derivative; tf.softmax of the negative is the usual smooth stand-in',
  Round: 'its derivative is zero almost everywhere; leave the value unrounded while training',
};

const backends: Readonly<Record<string, string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

const named = (backend: string): string => backends[backend] ?? backend;

const sentences: Readonly<Record<SayingCode, (...values: string[]) => string>> = {
  threw: (what = '') => `The program threw ${what}.`,
  'out-of-device-memory': () => 'The graphics device is out of memory.',
  'device-refused': (words = '') =>
    `The graphics device refused an operation, so that results of this run are wrong. It says: ${words}`,
  'device-lost': (why = '') => `The graphics device was lost (${why}).`,
  'context-lost': () => 'The graphics device was lost (the WebGL context was lost).',
  flooded: () => 'The program sent more messages than the page can take and was ended.',
  'process-ended': () =>
    'The browser ended the program’s process, most likely because it had used up its memory.',
  'compiler-not-loaded': () =>
    'The compiler could not be loaded: is the network there? Press Run to try again.',
  'not-compiled': () => 'The program could not be compiled.',

  'no-gradient': (operation = '') => {
    const instead = alternatives[operation];
    return `TensorFlow.js has no gradient for ${operation}${instead ? `: ${instead}` : '; compute the loss without it'}.`;
  },
  'loss-unconnected': () =>
    'The loss does not depend on the variables: check that it is computed from them, with tf operations only, inside the function.',
  'shapes-not-broadcast': (a = '', b = '') =>
    `The shapes are [${a}] and [${b}]. Counted from the last axis, sizes must be equal or 1; reshape or expandDims can line them up.`,
  'sizes-not-inner': (a = '', b = '') =>
    `matMul multiplies [n, k] by [k, m]: here k is ${a} on the left and ${b} on the right. Is a transpose missing?`,
  'log-shapes': () => 'Log the tensors just before this line: the console shows each one with its shape.',
  'use-less-memory': () =>
    'Use a smaller batch or fewer units, and release tensors with tf.tidy or dispose().',
  'device-reset': () => 'The graphics device was reset. Run again: the next run gets a new one.',
  'tensor-released': () =>
    'It was released by dispose() or at the end of a tf.tidy: return it from the tidy, or wrap it in tf.keep.',
  'not-defined': (name = '') => `Is it spelt as where it was declared, or does it need an import? (${name})`,
  'other-backend': () => 'Choose WebGL or WASM under "More", "Backend": they compute it otherwise.',
  'new-device': () =>
    'Run again: the next run gets a new device. If it happens again, try ?backend=wasm in the address.',
  'use-lab': () => 'Plot and log through lab: it gathers what a program says.',
  'look-for-growth': () => 'Look for an array or a list of tensors that grows with every step.',
  'reload-if-again': () => 'If that does not help, reload the page: your text is kept.',

  'backend-wrong': (backend = '', sum = '') => `${named(backend)} computed 3 + 6 = ${sum}.`,
  'backend-not-started': (backend = '', why = '') => `${named(backend)} did not start: ${why}`,
  'webgpu-not-offered': () => 'This browser offers no WebGPU to isolated workers.',
  'webgpu-no-adapter': () => 'The browser has WebGPU but found no graphics adapter for it.',
  'webgpu-starts': (device = '') => `WebGPU starts here${device && ` (${device})`}.`,
  'only-processor': () =>
    'A program that came with a link computes on the processor, until you choose WebGPU or WebGL for it.',
  'backend-asked': (backend = '') => `${named(backend)} was asked for.`,
  'backend-fastest': (backend = '') => `${named(backend)} was the fastest when this program was timed here.`,
  'backend-first': (backend = '') =>
    `${named(backend)} is the first in the order WebGPU, WebAssembly, WebGL, CPU that starts here.`,

  'timers-left': (lines = '') =>
    `The program has ended with timers left that were not waited for${lines && ` (line ${lines})`}.`,
  'more-parts': (count = '') => `… and ${count} more`,
};

/** A saying in words. A text passes as it is: what a program threw is said in its own words. */
export function say(said: Saying | string): string {
  return typeof said === 'string' ? said : sentences[said.code](...said.values);
}

/** Why nothing can run: what was tried, each with the reason why it does not start. */
export function noBackend(tried: readonly { backend: string; reason: Saying }[]): string {
  const reasons = tried.map(({ backend, reason }) => `${named(backend)}: ${say(reason)}`);
  return `None of the requested backends starts in this browser. ${reasons.join(' ')}`;
}
