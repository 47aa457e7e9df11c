import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { compile } from '../../playground/compile/compile.ts';
import { registerKernels } from '../../playground/kernels/index.ts';
import { connect, Stopped } from '../../playground/lab/host/host.ts';
import * as lab from '../../playground/lab/index.ts';
import type { Backend } from '../../playground/protocol/events.ts';
import { openDataset } from '../../playground/runner/dataset-source.ts';
import { execute } from '../../playground/runtime/execute.ts';
import { fuseLabOptimisers } from '../../playground/runtime/lab-optimisers.ts';
import { tidy } from '../../playground/runtime/tidy.ts';

/*
 * What the sandbox is measured against: the same TensorFlow.js with the same kernels, in one bundle, as a plain script on a
 * plain page, training on the main thread, without isolation, without an editor, without a chart. What the kernels gain is
 * not counted for the sandbox; `npm run bench:models` measures that.
 */

export interface BareTimes {
  /** Milliseconds from the call to the first training point. */
  firstPoint: number;
  /** The last number that the program wrote. */
  lastNumber: number;
}

declare global {
  /** Runs a program until its first training point, or to its end. */
  var bareRun: (source: string, backend: Backend, until?: 'first point' | 'to the end') => Promise<BareTimes>;
}

let started: Promise<void> | undefined;

async function startBackend(backend: Backend): Promise<void> {
  registerKernels();
  fuseLabOptimisers();
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths('/wasm/');
  await tf.setBackend(backend);
  await tf.ready();
}

/** A later task, without the four milliseconds that a timer in a loop is held back. */
const channel = new MessageChannel();
function laterTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

globalThis.bareRun = async (source, backend, until = 'first point') => {
  const start = performance.now();
  const compiled = compile(source);
  if (!compiled.ok) throw new Error('The program cannot be compiled.');
  started ??= startBackend(backend);
  await started;
  let firstPoint = 0;
  let lastNumber = Number.NaN;
  connect({
    emit: (event) => {
      if (event.type === 'points' && firstPoint === 0) firstPoint = performance.now() - start;
      const part = event.type === 'log' ? event.parts.at(-1) : undefined;
      if (part?.kind === 'number') lastNumber = Number(part.text);
    },
    dataset: (id) => openDataset('/datasets/', id, new AbortController().signal),
    archive: () => Promise.reject(new Error('none')),
    model: () => Promise.reject(new Error('none')),
    stopping: () => until === 'first point' && firstPoint > 0,
    pause: laterTask,
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
    tidy,
  });
  await execute('program.ts', compiled.javascript, { '@tensorflow/tfjs': tf, lab }).catch(
    (error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
    },
  );
  tf.disposeVariables();
  return { firstPoint, lastNumber };
};
