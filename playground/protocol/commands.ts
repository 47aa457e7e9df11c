import type { ArchiveReply } from './archive.ts';
import type { Backend, BackendNote } from './events.ts';
import type { ModelReply } from './model.ts';

/** A compiled program: JavaScript whose lines are the lines of the TypeScript it came from. */
export interface ProgramCode {
  javascript: string;
}

/** What TensorFlow.js computes with: what this course adds to it, or only what it comes with. */
export type Kernels = 'course' | 'stock';

/**
 * What the page tells a worker. `load` comes first. `asset` and `dataset` answer a wish, or come ahead of it when the
 * page knows that it will be made.
 */
export type Command =
  | {
      type: 'load';
      runtime: ArrayBuffer;
      backends: readonly Backend[];
      shaders: readonly string[];
      kernels: Kernels;
      /** Whether the program may use the graphics processor: no browser ends a shader that does not end. */
      graphics: boolean;
    }
  | { type: 'asset'; name: string; bytes: ArrayBuffer }
  | { type: 'asset-failed'; name: string; message: string }
  | {
      type: 'run';
      run: number;
      program: ProgramCode;
      check: ProgramCode | undefined;
      /** How many steps its loops may take before they wait; all of them when absent. */
      steps: number | undefined;
    }
  /** The loops of a program may take so many steps from now on, or all that are left. */
  | { type: 'allow'; run: number; steps: number | undefined }
  | { type: 'dataset'; id: string; card: unknown; bytes: ArrayBuffer }
  | { type: 'dataset-failed'; id: string; message: string }
  | ArchiveReply
  | ModelReply
  | { type: 'stop'; run: number };

/** What a worker tells the page before a run: after it, everything is an event of that run. */
export type BootMessage =
  | { boot: 'asset'; name: string }
  | { boot: 'ready'; backend: Backend; notes: BackendNote[] }
  /** The backends that were tried in vain; or what went wrong before, in the words of who threw it. */
  | { boot: 'failed'; notes: BackendNote[]; message: string };
