import type { ArchiveReply } from './archive.ts';
import type { Backend, BackendNote } from './events.ts';

/** A compiled program: JavaScript whose lines are the lines of the TypeScript it came from. */
export interface ProgramCode {
  javascript: string;
}

/**
 * What the page tells a worker. `load` and `asset` come before a run; `dataset` answers a program's wish, or comes
 * ahead of it to a spare worker when the last program wished for it.
 */
export type Command =
  | { type: 'load'; runtime: string; backends: readonly Backend[]; shaders: readonly string[] }
  | { type: 'asset'; name: string; bytes: ArrayBuffer }
  | { type: 'run'; run: number; program: ProgramCode; check: ProgramCode | undefined }
  | { type: 'dataset'; id: string; card: unknown; bytes: ArrayBuffer }
  | { type: 'dataset-failed'; id: string; message: string }
  | ArchiveReply
  | { type: 'stop'; run: number };

/** What a worker tells the page before a run: after it, everything is an event of that run. */
export type BootMessage =
  | { boot: 'asset'; name: string }
  | { boot: 'ready'; backend: Backend; notes: BackendNote[] }
  | { boot: 'failed'; message: string };
