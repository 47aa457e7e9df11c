import * as tf from '@tensorflow/tfjs';
import { compile } from '../../playground/compile/compile.ts';
import { connect } from '../../playground/lab/host.ts';
import * as lab from '../../playground/lab/index.ts';
import type { Backend } from '../../playground/protocol/events.ts';
import { openDataset } from '../../playground/runner/dataset-source.ts';
import { chooseBackend } from '../../playground/runtime/backends.ts';
import { execute } from '../../playground/runtime/execute.ts';

/*
 * What the sandbox is measured against: the same bundle as a plain script on a plain page, training on the main
 * thread, without isolation, without an editor, without a chart.
 */

export interface BareTimes {
  /** Milliseconds from the call to the first training point. */
  firstPoint: number;
  /** Milliseconds from the call to the end of the program. */
  end: number;
}

declare global {
  var bareRun: (source: string, backend: Backend) => Promise<BareTimes>;
}

let chosen: Promise<unknown> | undefined;

globalThis.bareRun = async (source, backend) => {
  const start = performance.now();
  const compiled = compile(source);
  if (!compiled.ok) throw new Error('The program cannot be compiled.');
  chosen ??= chooseBackend([backend], async (name) => (await fetch(`/wasm/${name}`)).arrayBuffer());
  await chosen;
  let firstPoint = 0;
  connect({
    emit: ({ type }) => {
      if (type === 'points' && firstPoint === 0) firstPoint = performance.now() - start;
    },
    dataset: (id) => openDataset('/datasets/', id, new AbortController().signal),
    archive: () => Promise.reject(new Error('none')),
    stopping: () => false,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    memory: () => ({ tensors: tf.memory().numTensors, bytes: tf.memory().numBytes }),
  });
  await execute('program.ts', compiled.javascript, { '@tensorflow/tfjs': tf, lab });
  tf.disposeVariables();
  return { firstPoint, end: performance.now() - start };
};
