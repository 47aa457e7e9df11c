import { locale } from './locale.ts';

/** What the status line says; tests and users of screen readers rely on the wording. */
export const status = {
  idle: 'Ready',
  loading: (what: string): string => `Loading ${what}`,
  running: (backend: string): string => `Running on ${backend}`,
  tensorFlow: 'TensorFlow.js …',
  paused: (label: string, done: number, total: number): string =>
    `Paused: ${label} ${done.toLocaleString(locale)} of ${total.toLocaleString(locale)}`,
  stopping: 'Stopping',
  finished: (seconds: string): string => `Finished in ${seconds} s`,
  stopped: 'Stopped',
  failed: (message: string): string => `Failed: ${message}`,
  checksFailed: (failed: number, of: number): string =>
    `Failed: ${failed} of ${of} ${of === 1 ? 'check' : 'checks'}`,
} as const;

/** Links that carry a program. */
export const links = {
  tooLong: (most: number): string =>
    `This program is too long for a link: it has more than ${most.toLocaleString(locale)} letters.`,
  damaged: 'The link is damaged: its program could not be read. It may have been cut off when it was copied.',
} as const;

/** What is wrong with a text, besides what the compiler's own words say. */
export const compiling = {
  namespace: 'Programs here cannot have a namespace: use an object or plain functions in its place.',
} as const;

/** What a run is called: by what the reader has changed in the program. */
export const runNames = {
  unchanged: 'unchanged',
  /** `hidden 2`. */
  setting: (constant: string, value: string): string => `${constant} ${value}`,
  more: (settings: string, further: number): string => `${settings} and ${further} more`,
  lines: (count: number): string => (count === 1 ? '1 line changed' : `${count} lines changed`),
} as const;
