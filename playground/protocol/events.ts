import type { ArchiveQuestion } from './archive.ts';
import type { MapEvent } from './map-event.ts';
import type { Role } from './roles.ts';

/**
 * What a running program tells the page. Everything the page shows comes from these events, and every one of
 * them may have been forged by the reader's code: `parse.ts` checks them before a view sees them.
 */

/** The TensorFlow.js backends, in the order in which they are tried. */
export const backends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
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
  /** One sentence for the reader. */
  reason: string;
}

export { type Role, roles } from './roles.ts';

export interface AxisSpec {
  label: string;
  units?: string;
  log?: boolean;
}

export interface SeriesSpec {
  name: string;
  role?: Role;
  style?: 'line' | 'points' | 'dashed';
}

export interface PlotSpec {
  title: string;
  x: AxisSpec;
  y: AxisSpec;
  /** Declared in advance to fix order, role and style; a series that is not listed is added as it arrives. */
  series: SeriesSpec[];
}

export interface FieldSpec {
  title: string;
  units: string;
  /** Sequential for magnitudes, diverging (white at zero) for anomalies and differences. */
  palette: 'viridis' | 'cividis' | 'diverging';
  /** Limits of the colour bar; the field's own minimum and maximum when absent. */
  min?: number;
  max?: number;
  /** Coordinate of the first and last column, and of the first and last row. */
  x?: { label: string; units?: string; first: number; last: number };
  y?: { label: string; units?: string; first: number; last: number };
}

export type Cell = string | number | boolean | null;

export interface TableSpec {
  title: string;
  columns: { name: string; units?: string }[];
}

/** A piece of a console line. Tensors and objects are described inside the sandbox; only text crosses. */
export type LogPart =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'tensor'; shape: number[]; dtype: string; values: number[]; more: number }
  | { kind: 'object'; preview: string; detail: string };

export const logLevels = ['log', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

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
  message: string;
  /** What to try, in one sentence. */
  hint?: string;
  /** Position in the reader's own program, from 1. */
  line?: number;
  column?: number;
}

export type ProgramEvent =
  | { type: 'backend'; backend: Backend; notes: BackendNote[] }
  | { type: 'log'; level: LogLevel; parts: LogPart[] }
  | { type: 'dropped'; lines: number }
  | { type: 'plot'; id: string; spec: PlotSpec }
  | { type: 'points'; id: string; series: string; x: number[]; y: number[]; replace: boolean }
  | { type: 'field'; id: string; spec: FieldSpec; rows: number; columns: number; values: Float32Array }
  | MapEvent
  | { type: 'table'; id: string; spec: TableSpec; rows: Cell[][] }
  | { type: 'progress'; label: string; done: number; total: number }
  | { type: 'memory'; tensors: number; bytes: number; leaking: number }
  | { type: 'warning'; message: string; line?: number }
  | { type: 'check'; name: string; passed: boolean; message: string }
  | { type: 'need'; dataset: string }
  /** A file of another backend, which the program has asked TensorFlow.js for. */
  | { type: 'need-asset'; name: string }
  | { type: 'archive'; request: number; question: ArchiveQuestion }
  /** Texts of the shaders that were used, so that the next worker can compile them ahead. */
  | { type: 'shaders'; texts: string[] }
  | { type: 'finished'; seconds: number }
  | { type: 'stopped' }
  | { type: 'failed'; error: ProgramError };

/** Events travel in batches: one message a frame, not one a point. */
export interface EventMessage {
  run: number;
  events: ProgramEvent[];
}
