import type { Backend } from './events.ts';

/** What the page tells a running program's worker. */
export type Command =
  | { type: 'load'; runtime: string; backends: Backend[]; wasm: Record<string, ArrayBuffer> }
  | { type: 'run'; run: number; program: ProgramCode; check: ProgramCode | undefined }
  | { type: 'dataset'; run: number; id: string; card: unknown; bytes: ArrayBuffer }
  | { type: 'dataset-failed'; run: number; id: string; message: string }
  | { type: 'stop'; run: number };

/** A compiled program: JavaScript whose lines are the lines of the TypeScript it came from. */
export interface ProgramCode {
  javascript: string;
}
