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
} as const;

/** Links that carry a program. */
export const links = {
  tooLong: (most: number): string =>
    `This program is too long for a link: it has more than ${most.toLocaleString(locale)} letters.`,
  damaged: 'The link is damaged: its program could not be read. It may have been cut off when it was copied.',
} as const;

/** What can go wrong while the reader's text is kept. */
export const keeping = {
  tooLong: (most: number): string =>
    `A program of more than ${most.toLocaleString(locale)} letters is not kept; its last version that was shorter is. ` +
    'Copy the text elsewhere.',
  journalFull:
    'The browser’s storage for the newest text is full: what is typed in the last second before leaving the page may be lost.',
  linkedMadeRoom: (most: number): string =>
    `Your versions of ${most} linked programs are kept. The oldest has made room for this one.`,
  versionMadeRoom: (most: number): string =>
    `${most} versions of this program are kept beside the one that is shown. The oldest has made room.`,
  damaged: 'Your kept version could not be read. It was set aside, not deleted; this is the original.',
  newerEdition:
    'Your kept versions belong to a newer edition of this site and are untouched. Reload the page to see them.',
  full: 'The browser’s storage is full',
  busy: 'The browser’s storage is busy',
  refused: 'The browser refuses storage',
  onlyNewest: (why: string): string =>
    `${why} for earlier versions; the newest text of each program is kept all the same.`,
  nothing: (why: string): string => `${why}: edits last until this page is closed. Copy link keeps them.`,
} as const;
