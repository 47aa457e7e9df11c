import { locale } from './locale.ts';

/** What the status line says; tests and users of screen readers rely on the wording. */
export const status = {
  idle: 'Ready',
  loading: (what: string): string => `Loading ${what}`,
  running: (backend: string): string => `Running on ${backend}`,
  tensorFlow: 'TensorFlow.js …',
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
