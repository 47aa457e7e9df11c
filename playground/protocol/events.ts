import type { ViewEvent } from '../views/events.ts';
import type { ArchiveQuestion } from './archive.ts';
import type { ModelQuestion } from './model.ts';
import type { Saying } from './sayings.ts';

/**
 * What a running program tells the page. Everything the page shows comes from these events, and every one of
 * them may have been forged by the reader's code: `parse.ts` checks them before a view sees them.
 */

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

/** Why a backend was taken or passed over, one entry for each that was looked at. */
export interface BackendNote {
  backend: Backend;
  taken: boolean;
  reason: Saying;
}

export const errorKinds = [
  'syntax', // the program could not be compiled
  'runtime', // it threw
  'shape', // tensors of shapes that do not fit
  'gradient', // an operation without a gradient
  'memory', // out of GPU or heap memory
  'device', // the GPU device was lost
  'data', // a data set is missing or damaged
  'load', // the runtime itself could not be loaded
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface ProgramError {
  kind: ErrorKind;
  /** A text is what the program itself threw. */
  message: string | Saying;
  /** What to try. */
  hint?: Saying;
  /** Position in the reader's own program, from 1. */
  line?: number;
  column?: number;
}

/** What the loops of `lab` count. */
export const loopLabels = ['step', 'epoch'] as const;
export type LoopLabel = (typeof loopLabels)[number];

/** What a run says besides what it shows. */
export type RunEvent =
  | { type: 'backend'; backend: Backend; notes: BackendNote[] }
  /** Messages that did not reach the page; the page's own word, which no program can say. */
  | { type: 'too-large'; messages: number }
  | { type: 'need'; dataset: string }
  /** A file of another backend, which the program has asked TensorFlow.js for. */
  | { type: 'need-asset'; name: string }
  | { type: 'archive'; request: number; question: ArchiveQuestion }
  | { type: 'model'; request: number; question: ModelQuestion }
  /** Texts of the shaders that were used, so that the next worker can compile them ahead. */
  | { type: 'shaders'; texts: string[] }
  /** A loop has taken the steps that it may, and waits to be let on. */
  | { type: 'paused'; label: LoopLabel; done: number; total: number }
  | { type: 'finished'; seconds: number }
  | { type: 'stopped' }
  | { type: 'failed'; error: ProgramError };

export type ProgramEvent = RunEvent | ViewEvent;

/** Events travel in batches: one message a frame, not one a point. */
export interface EventMessage {
  run: number;
  events: ProgramEvent[];
}
